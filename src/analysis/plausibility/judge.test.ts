import { describe, expect, it } from 'vitest';
import { panelOf, planOf as planOfSketch } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { at, emptyPanel, offset, type Plan, Reason, reasonName } from '../../edition/index.js';
import { computeIndicators } from '../../engine/index.js';
import { acceptanceOf, whereText } from './accepted.js';
import { judgeFigures, plausibleFigures } from './judge.js';

const text = (words: string) => ({ en: words, zh: words });
const nine = Array.from({ length: 9 }, (_, t) => String(2015 + t));
const years = ['2019', '2020', '2021', '2022', '2023'];

/** A plan of towns with these indicators, as far as figures are judged. */
function planOf(towns: number, units: readonly string[], accepted?: Plan['accepted']): Plan {
  const indicators = units.map((unit, k) => ({
    id: `i${k}`,
    title: text(`Indicator ${k}`),
    unit: text(unit),
  }));
  return {
    unitsTitle: text('Towns'),
    units: Array.from({ length: towns }, (_, c) => ({ code: `U${c}`, name: text(`Town ${c}`) })),
    periods: years,
    indicators,
    nodes: [{ indicator: -1 }, ...indicators.map((_, k) => ({ indicator: k }))],
    ...(accepted ? { accepted } : {}),
  } as unknown as Plan;
}

/** Figures that grow by 20 to 30% a year from town to town. */
const plain = (k: number, c: number, t: number) =>
  Math.round((1000 + 137 * c + 31 * ((c * 7 + k * 13) % 11)) * (1.2 + 0.01 * ((c + k) % 10)) ** t * 100) /
  100;

function judge(plan: Plan, change: (value: number, k: number, c: number, t: number) => number = (x) => x) {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  plan.indicators.forEach((_, k) => {
    plan.units.forEach((_, c) => {
      plan.periods.forEach((_, t) => {
        const value = change(plain(k, c, t), k, c, t);
        panel.values[offset(panel, k, c, t)] = value;
        panel.reasons[offset(panel, k, c, t)] = value === value ? Reason.observed : Reason.notObserved;
      });
    });
  });
  const judged = judgeFigures(plan, panel);
  // The shorter search of builds gives the same panel and the same words for readers.
  const { panel: left, doubts } = judged;
  expect(plausibleFigures(plan, panel)).toMatchObject({ panel: left, doubts });
  const said = judged.open.map((one) => `${one.kind}: ${whereText(plan, one).en}: ${one.text.en}`);
  return { ...judged, raw: panel, said };
}

const only =
  (k: number, c: number, t: number, to: (x: number) => number) =>
  (x: number, ...at: number[]) =>
    at[0] === k && at[1] === c && at[2] === t ? to(x) : x;

describe('Figures are judged', () => {
  const plan = planOf(12, ['number', 'number']);

  it('without a finding where nothing is odd, and the panel is unchanged', () => {
    const { open, panel, raw, doubts } = judge(plan);
    expect([open, doubts]).toEqual([[], []]);
    expect(panel).toBe(raw);
  });

  it('leaves out a code for “no figure” and tells readers so; all other figures count', () => {
    const { said, panel, raw, doubts, open } = judge(
      plan,
      only(0, 3, 1, () => -9999),
    );
    expect(open[0]!.level).toBe('impossible');
    expect(said[0]).toBe(
      'sentinel: Town 3, 2020, Indicator 0: −9,999 is often a code for “no figure”; no other figure is negative',
    );
    expect(at(panel, 0, 3, 1)).toBeNaN();
    expect(reasonName[panel.reasons[offset(panel, 0, 3, 1)] as 7]).toBe('implausible');
    expect(panel.values.filter((x, i) => x === raw.values[i]).length).toBe(raw.values.length - 1);
    expect(at(raw, 0, 3, 1)).toBe(-9999);
    expect(doubts[0]!.en).toContain('It is left out.');
  });

  it('leaves out −99 only where it stands more than once', () => {
    const once = judge(
      plan,
      only(0, 3, 1, () => -99),
    );
    expect([once.open[0]!.level, once.panel === once.raw]).toEqual(['unlikely', true]);
    const twice = judge(plan, (x, k, c, t) => (k === 0 && c === 3 && t < 2 ? -99 : x));
    expect(twice.open.slice(0, 2).map(({ level }) => level)).toEqual(['impossible', 'impossible']);
  });

  it('knows a figure of another power of ten, in the middle and at the end of its series', () => {
    const middle = judge(
      plan,
      only(1, 4, 3, (x) => x * 1000),
    );
    expect(middle.said).toEqual([
      expect.stringMatching(
        /^factor: Town 4, 2022, Indicator 1: .* would follow .* \(2021: [\d,.]+, 2023: [\d,.]+\): about 1,000 times as much$/,
      ),
    ]);
    expect(middle.open[0]!.expected).toBeCloseTo(plain(1, 4, 3), 8);
    expect(
      judge(
        plan,
        only(1, 4, 4, (x) => x / 1000),
      ).said,
    ).toEqual([expect.stringMatching(/^factor: Town 4, 2023.* about 1\/1,000 of it$/)]);
    expect(middle.open[0]!.level).toBe('unlikely');
    expect(middle.panel).toBe(middle.raw);
  });

  it('knows shares among per cents, and a thousandfold figure, in a table of one year', () => {
    const one = planOf(8, ['%', 'number']);
    const per = [0.61, 0.72, 81, 64, 77, 70, 69, 58];
    const { said, open } = judge(one, (x, k, c, t) =>
      t > 0 ? Number.NaN : k === 0 ? per[c]! : c === 5 ? 1000 * x : x,
    );
    expect(said.map((text) => text.split(':').slice(0, 2).join())).toEqual([
      'share-among-per-cents, Town 0, 2019, Indicator 0',
      'share-among-per-cents, Town 1, 2019, Indicator 0',
      'far-from-all, Town 5, 2019, Indicator 1',
    ]);
    expect(open.slice(0, 2).map(({ expected }) => expected)).toEqual([61, 72]);
  });

  it('knows a thousandfold figure and a per cent beyond 100 in a table of five towns and two years', () => {
    const small = planOf(5, ['%', 'number']);
    const { said } = judge(small, (x, k, c, t) => {
      if (t > 1) return Number.NaN;
      if (k === 1) return c === 4 && t === 1 ? 1000 * x : x;
      return c === 3 && t === 1 ? 170 : 70 + c + t;
    });
    expect(said.map((text) => text.split(':').slice(0, 2).join())).toEqual([
      'per-cent-beyond-100, Town 3, 2020, Indicator 0',
      'far-from-all, Town 4, 2020, Indicator 1',
    ]);
  });

  it('knows a zero among thousands, a copied year, a constant, per cents beyond 100, and pairs that say the same', () => {
    expect(
      judge(
        plan,
        only(0, 2, 2, () => 0),
      ).said,
    ).toEqual([
      expect.stringMatching(
        /^zero-among-thousands: Town 2, 2021, Indicator 0: 0, where its other figures are at least [\d,.]+$/,
      ),
    ]);
    const copied = judge(plan, (x, k, c, t) => (k === 0 && t === 4 ? plain(k, c, 3) : x));
    expect(copied.said).toContain('copied: 2023, Indicator 0: 12 of 12 figures are those of 2022');
    expect(judge(plan, (x, k, _, t) => (k === 1 && t === 0 ? 7 : x)).said).toContain(
      'constant: 2019, Indicator 1: all 12 figures are 7: it tells no unit from another',
    );
    const shares = judge(planOf(12, ['%']), (x, _k, c, t) => (c === 1 && t === 1 ? 140 : (x % 80) + 5));
    expect(shares.said.filter((one) => one.startsWith('per-cent'))).toEqual([
      'per-cent-beyond-100: Town 1, 2020, Indicator 0: 140%; 59 of 60 figures are at most 100%',
    ]);
    const twice = judge(plan, (x, k, c, t) => (k === 1 ? 2 * plain(0, c, t) + 1 : x));
    expect(twice.said).toEqual([
      expect.stringMatching(/^collinear: .*correlates with Indicator 1 at 1.000 over 12 units: they may/),
    ]);
    const thrice = judge(
      planOf(12, ['number', 'number', 'number']),
      (_, k, c, t) => (k + 1) * plain(0, c, t),
    );
    expect(thrice.said.map((one) => one.split(' units')[1])).toEqual([
      ', and at 0.99 or more with 1 other: they may count one thing twice, or both follow the size of a unit',
      ': they may count one thing twice, or both follow the size of a unit',
    ]);
  });

  it('takes a zero for usual where counts of that size are zero now and then, and no other', () => {
    // Sums of a few events of 150 each: Poisson with three of them in the mean.
    const random = seeded(1);
    const events = (mean: number) => {
      let n = 0;
      for (let p = random(); p > Math.exp(-mean); p *= random()) n++;
      return n;
    };
    const few = planOf(60, ['number']);
    const zeros = (said: readonly string[]) => said.filter((one) => one.startsWith('zero'));
    expect(zeros(judge(few, () => 150 * events(3)).said)).toEqual([]);
    // Two zeros of a stock that is never near them.
    const lost = judge(few, (x, _, c, t) => (t === 2 && (c === 7 || c === 9) ? 0 : x));
    expect(zeros(lost.said)).toHaveLength(2);
  });

  it('tells a change that lasts at its first period, and several odd periods at once', () => {
    const lasting = judge(plan, (x, k, c, t) => (k === 0 && c === 5 && t >= 2 ? x / 3 : x));
    expect(lasting.said).toEqual([
      expect.stringMatching(/^level-shift: Town 5, 2021, Indicator 0: .* the new level lasts/),
    ]);
    const slipped = judge(plan, (x, k, c, t) => (k === 1 && c === 5 && t >= 3 ? 10 * x : x));
    expect(slipped.said).toEqual([
      expect.stringMatching(/^factor: Town 5, 2022–2023, Indicator 1: .* about 10 times as much$/),
    ]);
    expect(slipped.open[0]).toMatchObject({ period: 3, until: 4 });
  });

  it('knows two towns exchanged, a series under another name, ranks among measures, and a break for all', () => {
    const large = (c: number) => (c === 2 ? 9 : 1);
    const exchanged = judge(plan, (x, k, c, t) => {
      const of = k === 0 && t === 2 && (c === 2 || c === 6) ? 8 - c : c;
      return k === 0 ? plain(0, of, t) * large(of) : x;
    });
    expect(exchanged.said).toEqual([
      expect.stringMatching(/^exchanged: Town 2, 2021, Indicator 0: .* in line with Town 6, .* exchanged\?$/),
      expect.stringMatching(/^exchanged: Town 6, 2021, Indicator 0: /),
    ]);
    expect(exchanged.open[0]!.expected).toBe(plain(0, 2, 2) * 9);
    const named = judge(plan, (x, k, c, t) => (k === 1 && c === 8 ? plain(1, 3, t) : x));
    expect(named.said).toContain('same-series: Town 8, 2019, Indicator 1: all 5 figures are those of Town 3');
    const ranked = judge(plan, (x, k, c, t) => (k === 1 && t === 4 ? ((c * 5) % 12) + 1 : x));
    expect(ranked.said.find((one) => one.startsWith('ranks'))).toMatch(
      /^ranks: 2023, Indicator 1: .* 1 to 12, each once/,
    );
    const panelOfNine = planOfSketch({
      units: plan.units.map(({ code }) => code),
      periods: nine,
      tree: { x: 1 },
    });
    const broken = nine.map((_, t) =>
      plan.units.map((_, c) => (100 + 9 * c) * 1.05 ** t * (t >= 6 ? 1.5 : 1)),
    );
    const { open } = judgeFigures(panelOfNine, panelOf(panelOfNine, { x: broken }));
    expect(open.map(({ kind, period }) => [kind, period])).toEqual([['break', 6]]);
  });

  it('does not repeat a finding about a figure for what is computed from it', () => {
    const units = Array.from({ length: 12 }, (_, c) => `u${c}`);
    const unit = text('1');
    const indicators = { x: { unit }, y: { unit }, z: { unit, formula: 'x / y' } };
    const computed = planOfSketch({ units, periods: years, tree: { x: 1, y: 1, z: 1 }, indicators });
    const of = (times: number) =>
      years.map((_, t) => units.map((_, c) => plain(0, c, t) * (c === 3 && t === 2 ? times : 1)));
    const panel = panelOf(computed, {
      x: of(100),
      y: years.map((_, t) => units.map((_, c) => plain(1, c + 5, t))),
      z: years.map(() => units.map(() => Number.NaN)),
    });
    const odd = judgeFigures(computed, computeIndicators(computed, panel)).open.filter(
      ({ kind }) => kind === 'factor',
    );
    expect(odd.map(({ indicator }) => computed.indicators[indicator]!.id)).toEqual(['x']);
  });

  it('names units with few figures', () => {
    const four = planOf(12, ['number', 'number', 'number', 'number']);
    const { said } = judge(four, (x, k, c) => (c === 6 && k > 0 ? Number.NaN : x));
    expect(said).toEqual(['few-figures: Town 6, 2023, Indicator 1: figures in 1 of 4 indicators']);
  });
});

describe('A figure that someone accepts', () => {
  const reason = text('Rooftop stations are counted from 2022.');
  const source = { en: 'Yearbook', zh: '年鉴' };
  const accept = (value: number) => [
    { indicator: 'i0', unit: 'U3', period: '2020', value, reason, by: 'Li Wen', source },
  ];

  it('counts, raises no finding, and is reported to readers with its reason', () => {
    const { open, accepted, doubts, panel } = judge(
      planOf(12, ['number'], accept(-9999)),
      only(0, 3, 1, () => -9999),
    );
    expect([open.length, accepted.length, at(panel, 0, 3, 1)]).toEqual([0, 1, -9999]);
    expect(doubts[0]!.en).toContain(
      'It counts as it stands, accepted by Li Wen: Rooftop stations are counted from 2022. (Yearbook)',
    );
    expect(doubts[0]!.zh).toContain('（年鉴）');
  });

  it.each(['factor', 'copied'])('accepts a finding of a whole column by its kind: %s', (kind) => {
    const wrong = (x: number, k: number, c: number) => (kind === 'factor' ? x / 100 : plain(k, c, 2));
    const change = (x: number, k: number, c: number, t: number) => (t === 3 ? wrong(x, k, c) : x);
    const plan = planOf(12, ['number']);
    const entry = { ...acceptanceOf(plan, judge(plan, change).open[0]!), reason, by: 'Li', source: text('') };
    const open = (period = entry.period) =>
      judge({ ...plan, accepted: [{ ...entry, period }] }, change).open.map((one) => one.kind);
    expect([entry.kind, open(), open('2020')]).toEqual([kind, [], ['accepted-other', kind]]);
  });

  it('must be accepted again when it changes', () => {
    const { said, accepted, doubts } = judge(
      planOf(12, ['number'], accept(-9999)),
      only(0, 3, 1, () => -999),
    );
    expect(accepted).toEqual([]);
    expect(said.map((one) => one.split(':')[0])).toEqual(['sentinel', 'accepted-other']);
    expect(said[1]).toContain('Li Wen accepted −9,999; the figure is now −999');
    expect(doubts[0]!.en).toContain('It is left out.');
  });
});
