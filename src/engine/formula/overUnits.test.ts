import { describe, expect, it } from 'vitest';
import { refused, sketch } from '../../../test/helpers/computed.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { offset, parseFormula, Reason } from '../../edition/index.js';
import { panelFormulas } from './panelFigures.js';

const no = Number.NaN;
const x = [3.5, -2, 11, 7.25, 0.125, 8, 8];
const units = Object.fromEntries(x.map((_, c) => [`U${c}`, { region: c % 2 === 0 ? 'N' : 'S' }]));
const plan = planOf({ ...sketch('x', '1', { x: '1' }), units });

/** The figures of a formula over x, one a unit, in the first period. */
function cells(formula: string, figures: readonly number[] = x) {
  const panel = panelOf(plan, { made: [], x: plan.periods.map(() => [...figures]) });
  const evaluator = panelFormulas(plan, panel, true);
  return plan.units.map((_, c) => evaluator.cell(parseFormula(formula), c, 0));
}
const values = (formula: string, figures?: readonly number[]) =>
  cells(formula, figures).map(({ value }) => value);

describe('A quantile over the units of a period', () => {
  it('is that of R and NumPy (type 7)', () => {
    // R: quantile(c(3.5, -2, 11, 7.25, 0.125, 8, 8), p); NumPy: quantile(x, p), the same but for the last bit.
    const golden = [
      [0, -2],
      [0.1, -0.725],
      [0.25, 1.8125],
      [0.3333333333333333, 3.5],
      [0.5, 7.25],
      [0.9, 9.2],
      [1, 11],
    ];
    for (const [p, expected] of golden) {
      const [first, ...others] = values(`quantile(x, ${p})`);
      expect(first, `${p}`).toBeCloseTo(expected!, 14);
      expect(new Set(others)).toEqual(new Set([first]));
    }
  });

  it('is of the units that have a figure; of a group, of its units; missing where none has one', () => {
    expect(values('quantile(x, 0.9)', [3.5, no, 11, no, 0.125, 8, no])[1]).toBeCloseTo(10.1, 14);
    const [north, south] = values('quantile(x, 0.5, region)');
    expect([north, south]).toEqual([5.75, 7.25]);
    const [none] = cells(
      'quantile(x, 0.5)',
      x.map(() => no),
    );
    expect([none!.value, none!.reason]).toEqual([no, Reason.notObserved]);
  });

  it('has the derivatives of the two figures between which it lies', () => {
    const moved = (formula: string, c: number) => {
      const [up, down] = [1e-4, -1e-4].map(
        (h) =>
          values(
            formula,
            x.map((one, d) => (d === c ? one + h : one)),
          )[0]!,
      ) as [number, number];
      return (up - down) / 2e-4;
    };
    const panel = panelOf(plan, { made: [], x: [] });
    const k = plan.indicators.findIndex(({ id }) => id === 'x');
    for (const p of [0, 0.1, 0.3, 0.5, 1]) {
      const formula = `quantile(x, ${p})`;
      const slopes = cells(formula)[0]!.derivatives!;
      x.forEach((_, c) => {
        expect(slopes.get(offset(panel, k, c, 0)), formula).toBeCloseTo(moved(formula, c), 6);
      });
    }
  });

  it('has the unit of the figure; its order is a number from 0 to 1', () => {
    const tell = (formula: string, unit: string) => refused(sketch(formula, unit, { gdp: 'RMB' }));
    expect(tell('quantile(gdp, 0.9)', 'RMB')).toBe('');
    expect(tell('gdp / quantile(gdp, 0.5, region)', '1')).toBe('');
    expect(tell('quantile(gdp, 0.9)', 'persons')).toMatch(/comes to RMB, with the unit persons/);
    for (const order of ['90', '1.01', 'gdp', '-0.1'])
      expect(tell(`quantile(gdp, ${order})`, 'RMB')).toMatch(/at character 15/);
    expect(tell('quantile(gdp)', 'RMB')).toMatch(/“\)” at character 13/);
  });
});

describe('The normal score of a unit', () => {
  it('is that of R by Blom’s formula, equal figures alike', () => {
    // R: qnorm((rank(x, ties = "min") - 3/8) / (7 + 1/4))
    const golden = [
      -0.35293398612691645, -1.3644887481703283, 1.3644887481703285, 0, -0.7582925569911515,
      0.35293398612691662, 0.35293398612691662,
    ];
    values('normal-score(x)').forEach((score, c) => {
      expect(score).toBeCloseTo(golden[c]!, 14);
    });
    expect(values('normal-score(x)', [no, 1, 2, no, no, no, no])[0]).toBeNaN();
  });

  it('may be written out with the normal quantile: van der Waerden’s', () => {
    const written = values('normal-quantile((count(x) + 1 - rank(x)) / (count(x) + 1))');
    // R: qnorm(c(7, 3) / 8), the places of 11, the highest, and of 3.5 among seven.
    expect(written[2]).toBeCloseTo(1.1503493803760079, 14);
    expect(written[0]).toBeCloseTo(-0.31863936396437514, 14);
    expect(values('normal-quantile(2 + 0 * x)')).toEqual(x.map(() => no));
    expect(values('normal-quantile(0 * x)')).toEqual(x.map(() => no));
  });
});

describe('The residual of a regression over the units of a period', () => {
  // R: residuals(lm(y ~ a)), residuals(lm(y ~ a + b)) of cars built in 1974 (mtcars[1:7, ]): mpg on wt and hp.
  const y = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3];
  const a = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57];
  const b = [110, 110, 93, 110, 175, 105, 245];
  const many = planOf({ ...sketch('residual(y, a, b)', '1', { y: '1', a: 'kg', b: 'hp' }), units });
  const residuals = (formula: string, figures: Record<string, number[]>) => {
    const panel = panelOf(many, {
      made: [],
      ...Object.fromEntries(Object.entries(figures).map(([id, of]) => [id, many.periods.map(() => of)])),
    });
    const evaluator = panelFormulas(many, panel);
    return many.units.map((_, c) => evaluator.cell(parseFormula(formula), c, 0).value);
  };

  /** Least squares by the normal equations, written out. */
  function plainly(of: number[], controls: number[][]): number[] {
    const columns = [of.map(() => 1), ...controls];
    const rows = columns.map((u) => [
      ...columns.map((v) => u.reduce((sum, one, i) => sum + one * v[i]!, 0)),
      u.reduce((sum, one, i) => sum + one * of[i]!, 0),
    ]);
    for (let k = 0; k < rows.length; k++) {
      for (let i = 0; i < rows.length; i++) {
        if (i === k) continue;
        const by = rows[i]![k]! / rows[k]![k]!;
        rows[i] = rows[i]!.map((one, j) => one - by * rows[k]![j]!);
      }
    }
    const slopes = rows.map((row, k) => row.at(-1)! / row[k]!);
    return of.map((one, i) => one - columns.reduce((sum, x, k) => sum + slopes[k]! * x[i]!, 0));
  }

  it('is that of R’s lm, with one control and with two, whatever the units of measurement', () => {
    const near = (of: readonly number[]) => of.map((one) => expect.closeTo(one, 10));
    expect(residuals('residual(y, a)', { y, a, b })).toEqual(
      near([
        -0.803522075199805, 0.433119350189969, -0.458394340364199, 2.481974584042972, 0.873128782916284,
        0.370120267260581, -2.896426568845802,
      ]),
    );
    expect(residuals('residual(y, a, b)', { y, a, b })).toEqual(
      near([
        -0.5435761273486932, 0.1009212106928454, -0.0288389261198178, 1.3602509947482024, 1.2440422556088557,
        -1.4755350833205387, -0.6572643242608535,
      ]),
    );
    expect(residuals('residual(y, a)', { y, a, b })).toEqual(near(plainly(y, [a])));
    expect(residuals('residual(y, b, a)', { y, a, b })).toEqual(near(plainly(y, [a, b])));
  });

  it('is of the units that have all of the figures', () => {
    const gap = b.map((one, i) => (i === 3 ? no : one));
    const rest = [0, 1, 2, 4, 5, 6];
    const of = (list: number[]) => rest.map((i) => list[i]!);
    const found = residuals('residual(y, a, b)', { y, a, b: gap });
    expect(found[3]).toBeNaN();
    expect(of(found)).toEqual(plainly(of(y), [of(a), of(b)]).map((one) => expect.closeTo(one, 10)));
  });

  it('is missing where a control is the same everywhere or follows from others, and needs a control', () => {
    expect(residuals('residual(y, a)', { y, a: a.map(() => 2), b })).toEqual(y.map(() => no));
    expect(residuals('residual(y, a, b)', { y, a, b: a.map((one) => 3 * one + 0.1) })).toEqual(
      y.map(() => no),
    );
    expect(() => parseFormula('residual(y)')).toThrow();
    expect(() => parseFormula('residual(y, a, b, a + b * b)')).not.toThrow();
  });
});

describe('The figure of a named group', () => {
  it('is a statistic over its units, the same for every unit', () => {
    const north = [3.5, 11, 0.125, 8];
    const sum = north.reduce((a, b) => a + b, 0);
    expect(values('of(total(x, region), N)')).toEqual(x.map(() => sum));
    expect(values('x / of(average(x, region), N)')).toEqual(
      x.map((one) => expect.closeTo(one / (sum / 4), 12)),
    );
    expect(values('of(quantile(x, 0.5, region), S)')[0]).toBe(7.25);
    expect(values('of(highest(x, region), N) - highest(x, region)')[1]).toBe(3);
  });

  it('is refused for a group that there is not, for a place, and for all units', () => {
    const told = (formula: string) => refused({ ...sketch(formula, '1', { x: '1' }), units });
    expect(told('of(total(x, region), W)')).toMatch(/the group “W”/);
    expect(told('of(rank(x, region), N)')).toMatch(/at character 1 of “of/);
    expect(told('of(total(x), N)')).toMatch(/at character 1 of “of/);
  });
});

it('The n-th root is a power, the second the square root', () => {
  const of = [27, 8, 64, 1, 0, 1000, 3.375];
  const roots = [3, 2, 4, 1, 0, 10, 1.5].map((one) => expect.closeTo(one, 12));
  expect(values('root(x, 3)', of)).toEqual(roots);
  expect(values('root(x)', of)).toEqual(values('sqrt(x)', of));
});
