import { describe, expect, it } from 'vitest';
import { planOf, type Sketch } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { at, offset } from '../cube.js';
import { emptyPanel, Reason } from '../panel.js';
import type { Plan } from '../plan.js';
import { computedDoubts, computeIndicators } from './compute.js';
import { FormulaEvaluator } from './evaluate.js';
import { measureOf, measureText } from './measure.js';
import { FormulaFault, parseFormula } from './parse.js';

const units = { A: { region: 'N' }, B: { region: 'N' }, C: { region: 'S' } };
const periods = ['2020', '2021', '2022'];

/** A sketch with one computed indicator over inputs outside the framework. */
function sketch(
  formula: string,
  unit: string,
  inputs: Record<string, string>,
  more: Partial<Sketch> = {},
): Sketch {
  const others = Object.entries(inputs).map(([id, of]) => [id, { unit: of }] as const);
  return {
    units,
    periods,
    method: { normalise: { method: 'min-max' } },
    tree: { made: 1 },
    indicators: { made: { unit, formula }, ...Object.fromEntries(others) },
    ...more,
  };
}

/** A panel with these figures: by indicator, a row a period. */
function panelOf(plan: Plan, figures: Record<string, number[][]>) {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  for (const [id, rows] of Object.entries(figures)) {
    const k = plan.indicators.findIndex((one) => one.id === id);
    rows.forEach((row, t) => {
      row.forEach((x, c) => {
        panel.values[offset(panel, k, c, t)] = x;
        panel.reasons[offset(panel, k, c, t)] = Number.isNaN(x) ? Reason.suppressed : Reason.observed;
      });
    });
  }
  return panel;
}

/** The computed figures, a row a period. */
function made(of: Sketch, figures: Record<string, number[][]>): number[][] {
  const plan = planOf(of);
  const full = computeIndicators(plan, panelOf(plan, figures));
  const k = plan.indicators.findIndex(({ id }) => id === 'made');
  return plan.periods.map((_, t) => plan.units.map((__, c) => at(full, k, c, t)));
}

const refused = (of: Sketch): string => {
  try {
    planOf(of);
  } catch (error) {
    const all = JSON.parse((error as Error).message) as { found: { en: string }; mend: { en: string } }[];
    // Inputs that a formula of a test does not use stand in no tree.
    const [first] = all.filter(({ found }) => !found.en.includes('which is not in the tree'));
    return first ? `${first.found.en} → ${first.mend.en}` : '';
  }
  return '';
};

const no = Number.NaN;
const gdp = [
  [100, 200, 400],
  [110, 240, 400],
  [121, 300, 0],
];
const people = [
  [10, 20, 0],
  [10, 24, 40],
  [11, 25, 40],
];

describe('A formula', () => {
  it('divides, with a unit that fits: RMB 100 million by 10,000 persons is RMB 10,000 per person', () => {
    const inputs = { gdp: 'RMB 100 million', people: '10,000 persons' };
    expect(made(sketch('gdp / people', 'RMB 10,000 per person', inputs), { gdp, people })).toEqual([
      [10, 10, no],
      [11, 10, 10],
      [11, 12, 0],
    ]);
    expect(made(sketch('gdp / people * 10000', '元/人', inputs), { gdp, people })[1]).toEqual([
      110000, 100000, 100000,
    ]);
    expect(refused(sketch('gdp / people', 'RMB per person', inputs))).toBe(
      '“gdp / people”, which comes to 10000 RMB per person, with the unit RMB per person → multiply by 10000, or write the unit as 10000 RMB per person',
    );
  });

  it('knows growth, earlier figures, moving means, totals, groups and shares', () => {
    const input = { gdp: 'RMB' };
    const of = (formula: string, unit: string) => made(sketch(formula, unit, input), { gdp });
    expect(of('growth(gdp)', '%')[1]!.map((x) => Number(x.toFixed(9)))).toEqual([10, 20, 0]);
    expect(of('growth(gdp)', '%')[0]).toEqual([no, no, no]);
    expect(of('previous(gdp, 2)', 'RMB')).toEqual([
      [no, no, no],
      [no, no, no],
      [100, 200, 400],
    ]);
    expect(of('mean(gdp, 2)', 'RMB')).toEqual([
      [no, no, no],
      [105, 220, 400],
      [115.5, 270, 200],
    ]);
    expect(of('group(gdp, region)', 'RMB')[0]).toEqual([300, 300, 400]);
    expect(of('total(gdp)', 'RMB')[2]).toEqual([421, 421, 421]);
    expect(of('share(gdp, region)', '%')[0]!.map((x) => Number(x.toFixed(9)))).toEqual([
      33.333333333, 66.666666667, 100,
    ]);
    expect(of('gdp - at(gdp, 2020)', 'RMB')).toEqual([
      [0, 0, 0],
      [10, 40, 0],
      [21, 100, -400],
    ]);
    expect(of('max(gdp - 2 * previous(gdp), 0)', 'RMB')[1]).toEqual([0, 0, 0]);
  });

  it('takes nothing for a figure: missing in, missing out, with the reason; a total needs every unit', () => {
    const plan = planOf(sketch('share(gdp)', '%', { gdp: 'RMB' }));
    const full = computeIndicators(
      plan,
      panelOf(plan, {
        gdp: [
          [1, no, 3],
          [1, 2, 3],
          [0, 0, 0],
        ],
      }),
    );
    const reasons = [0, 1, 2].map((t) => full.reasons[offset(full, 0, 0, t)]);
    expect(reasons).toEqual([Reason.suppressed, Reason.observed, Reason.denominatorZero]);
    expect(computedDoubts(plan, full).map(({ en }) => en)).toEqual([
      'made (computed): 3 figures are missing because they would be divided by zero: A 2022, B 2022, C 2022.',
    ]);
  });

  it('passes on that a figure was estimated', () => {
    const plan = planOf(sketch('gdp / people', 'RMB per person', { gdp: 'RMB', people: 'persons' }));
    const panel = panelOf(plan, { gdp, people });
    panel.reasons[offset(panel, 2, 1, 1)] = Reason.imputedLinear;
    const full = computeIndicators(plan, panel);
    expect([0, 1].map((c) => full.reasons[offset(full, 0, c, 1)])).toEqual([
      Reason.observed,
      Reason.imputedLinear,
    ]);
  });

  it('is computed from others, in whatever order they stand', () => {
    const of = sketch('half * 2', 'RMB', { gdp: 'RMB' });
    const plan = planOf({
      ...of,
      indicators: { ...of.indicators, half: { unit: 'RMB', formula: 'gdp / 2' } },
    });
    const full = computeIndicators(plan, panelOf(plan, { gdp }));
    expect(at(full, 0, 1, 2)).toBe(300);
  });

  it('takes figures of the economy and of one period', () => {
    const economy = {
      of: { indicators: [{ id: 'area', title: { en: 'Area' }, unit: { en: 'km²' } }] },
      rows: [
        ['city', 'A', 2020, 'area', 'v', 50],
        ['city', 'B', 2021, 'area', 'v', 100],
      ],
    };
    const of = { ...sketch('people / area', 'persons per km²', { people: 'persons' }), economy };
    expect(made(of, { people })).toEqual([
      [0.2, no, no],
      [no, 0.24, no],
      [no, no, no],
    ]);
    const fixed = { ...sketch('people / at(area, 2020)', 'persons per km²', { people: 'persons' }), economy };
    expect(made(fixed, { people })[2]).toEqual([0.22, no, no]);
    expect(
      refused({
        ...of,
        ...sketch('people / at(area, 1999)', 'persons per km²', { people: 'persons' }),
        economy,
      }),
    ).toContain('“1999”');
  });
});

/** A random formula over x, y and z: as it is written, and as a function of their figures by unit and period. */
type Figure = (name: 'x' | 'y' | 'z', c: number, t: number) => number;
type Oracle = (figure: Figure, c: number, t: number) => number;

function randomFormula(random: () => number, depth: number): [string, Oracle] {
  const one = () => randomFormula(random, depth - 1);
  const kind = depth === 0 ? 0 : Math.floor(random() * 11);
  if (kind < 2) {
    if (random() < 0.2) return ['2.5', () => 2.5];
    const name = (['x', 'y', 'z'] as const)[Math.floor(random() * 3)]!;
    return [name, (figure, c, t) => figure(name, c, t)];
  }
  const [a, fa] = one();
  const back = 1 + Math.floor(random() * 2);
  const before = (figure: Figure, c: number, t: number) => (t < back ? no : fa(figure, c, t - back));
  const all = [0, 1, 2];
  const total = (figure: Figure, t: number) => all.reduce((sum, c) => sum + fa(figure, c, t), 0);
  const nonZero = (x: number) => (x === 0 ? no : x);
  if (kind === 6) return [`previous(${a}, ${back})`, before];
  if (kind === 7)
    return [`growth(${a}, ${back})`, (f, c, t) => 100 * (fa(f, c, t) / nonZero(before(f, c, t)) - 1)];
  if (kind === 8) return [`share(${a})`, (f, c, t) => 100 * (fa(f, c, t) / nonZero(total(f, t)))];
  if (kind === 9) return [`mean(${a}, 2)`, (f, c, t) => (t < 1 ? no : (fa(f, c, t - 1) + fa(f, c, t)) / 2)];
  const [b, fb] = one();
  if (kind === 10) return [`max(${a}, -(${b}))`, (f, c, t) => Math.max(fa(f, c, t), 0 - fb(f, c, t))];
  const sign = '+-*/'[kind - 2]!;
  const of: Oracle = (f, c, t) => {
    const [x, y] = [fa(f, c, t), fb(f, c, t)];
    return { '+': x + y, '-': x - y, '*': x * y, '/': x / nonZero(y) }[sign]!;
  };
  return [`(${a} ${sign} ${b})`, of];
}

describe('Random formulas', () => {
  it('come to what plain JavaScript makes of them, to the bit, gaps among them', () => {
    const random = seeded(7);
    const plan = planOf(sketch('x + y + z', '1', { x: '1', y: '1', z: '1' }));
    let present = 0;
    for (let n = 0; n < 1500; n++) {
      const [text, oracle] = randomFormula(random, 4);
      const row = () => [0, 1, 2].map(() => (random() < 0.05 ? no : Math.round(random() * 20 - 4) + 0));
      const figures = { x: [row(), row(), row()], y: [row(), row(), row()], z: [row(), row(), row()] };
      const panel = panelOf(plan, figures);
      const evaluator = new FormulaEvaluator(plan, panel);
      const tree = parseFormula(text);
      for (const [t, c] of periods.flatMap((_, t) => [0, 1, 2].map((c) => [t, c] as const))) {
        const expected = oracle((name, d, s) => figures[name][s]![d]!, c, t);
        const { value, reason } = evaluator.cell(tree, c, t);
        expect(value, text).toBe(Number.isFinite(expected) ? expected + 0 : no);
        expect(reason === Reason.observed, text).toBe(!Number.isNaN(value));
        if (!Number.isNaN(value)) present++;
      }
    }
    expect(present).toBeGreaterThan(3000);
  });

  it('have derivatives that small changes confirm', () => {
    const random = seeded(11);
    const plan = planOf(sketch('x + y + z', '1', { x: '1', y: '1', z: '1' }));
    for (let n = 0; n < 200; n++) {
      const [text] = randomFormula(random, 3);
      const row = () => [0, 1, 2].map(() => 1 + random() * 9);
      const panel = panelOf(plan, {
        x: [row(), row(), row()],
        y: [row(), row(), row()],
        z: [row(), row(), row()],
      });
      const tree = parseFormula(text);
      const { value, by } = new FormulaEvaluator(plan, panel, true).cell(tree, 1, 2);
      for (const [cell, slope] of by ?? []) {
        const moved = (h: number) => {
          const values = panel.values.slice();
          values[cell]! += h;
          return new FormulaEvaluator(plan, { ...panel, values }).cell(tree, 1, 2).value;
        };
        const size = 1e-6 * (1 + Math.abs(value));
        // At a kink of max the two sides differ.
        const [left, right] = [(value - moved(-1e-6)) / 1e-6, (moved(1e-6) - value) / 1e-6];
        const near = Math.min(Math.abs(left - slope), Math.abs(right - slope));
        expect(near, text).toBeLessThan(0.02 * (1 + Math.abs(slope)) + size * 100);
      }
    }
  });
});

describe('Refused with the place and the way out', () => {
  const inputs = { gdp: 'RMB', people: 'persons', price: 'index (2020 = 100)' };
  const tell = (formula: string, unit = 'RMB') => refused(sketch(formula, unit, inputs));

  it('units that do not go together', () => {
    expect(tell('gdp + people')).toMatch(/adds or compares RMB and person →/);
    expect(tell('gdp / people', 'RMB per household')).toMatch(
      /comes to RMB per person, with the unit RMB per household/,
    );
    expect(tell('gdp / price / people', 'RMB per person')).toMatch(/multiply by 100,/);
    expect(tell('gdp / price * 100 / people', 'RMB per person')).toBe('');
    expect(tell('gdp / previous(gdp)', '%')).toMatch(/multiply by 100/);
    expect(tell('100 - 100 * people / total(people)', '%')).toBe('');
    expect(tell('max(gdp, 0)')).toBe('');
    expect(tell('gdp * 2', '')).toMatch(/no unit of “made”/);
  });

  it('circles, unknown names and functions, and what is no formula', () => {
    expect(tell('gdp + made')).toMatch(/in a circle: made → made/);
    expect(tell('gdp / gdpp')).toMatch(/“gdpp”/);
    expect(tell('share(gdp, regoin)', '%')).toMatch(/“regoin”/);
    expect(tell('gdp / (people')).toMatch(/the end of the formula at character 14/);
    expect(tell('gdp ** 2')).toMatch(/“\*” at character 6/);
    // Names that every object of JavaScript has.
    for (const name of ['constructor', 'toString', 'valueOf'])
      expect(tell(`gdp * ${name}`)).toMatch(`“${name}”`);
    expect(tell('gdp + people', 'constructor')).toMatch(/RMB and person/);
    expect(tell('exp(gdp)')).toMatch(/“exp” at character 1/);
    expect(tell('mean(gdp, 0)')).toMatch(/“0” at character 11/);
    for (const odd of [
      '',
      '()',
      '((((',
      '1 2',
      'a b',
      ';',
      '`',
      'previous(',
      ')'.repeat(9),
      '('.repeat(500),
      `a${'+a'.repeat(20_000)}`,
    ]) {
      expect(() => parseFormula(odd), odd).toThrow(FormulaFault);
    }
  });

  it('reads Chinese brackets and signs, and hyphens in names', () => {
    expect(parseFormula('（a-b × 2）÷ c − 5g-users')).toEqual(parseFormula('(a-b * 2) / c - 5g-users'));
  });
});

describe('Units are read from their words', () => {
  it.each([
    ['RMB 100 million', '100000000 RMB'],
    ['亿元', '100000000 RMB'],
    ['10,000 persons', '10000 person'],
    ['万人', '10000 person'],
    ['subscriptions per 100 people', '0.01 subscription per person'],
    ['% of people', '%'],
    ['per cent', '%'],
    ['元/人', 'RMB per person'],
    ['2015 = 100', '%'],
    ['RMB (2015 prices)', 'RMB'],
    ['hectares', '0.01 km²'],
    ['1', 'a plain number'],
    ['thousand RMB per km²', '1000 RMB per km²'],
    ['persons per km2', 'person per km²'],
    ['平方千米', 'km²'],
    ['10 000 persons', '10000 person'],
    ['kg CO2', 'kg co2'],
    ['percentage points', '%'],
    ['RMB per constructor', 'RMB per constructor'],
  ])('%s is %s', (words, says) => {
    expect(measureText(measureOf({ en: words, zh: words })).en).toBe(says);
  });
});
