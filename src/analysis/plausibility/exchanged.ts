import type { Panel, Plan } from '../../edition/index.js';
import { log, median, square } from '../../engine/index.js';
import { observedFigure, rowsOf } from './cells.js';
import { columnSlips } from './columnSlips.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';
import { type SeriesSet, seriesOf } from './series.js';
import { expectedAt } from './windows.js';

/** A deviation counts up to so many usual ones; an exchange mends so many in all, and this share of those of both. */
const limits = { most: 6, mended: 10, share: 0.6 };
/** Subjects that deviate so much on average are compared with each other, so many in a period at most. */
const odd = { deviation: 1.5, most: 40 };

/** What subjects (units, or indicators) have in a period and what their other periods let expect, in usual deviations: by attribute (indicators, or units). */
interface Deviating {
  subjects: number;
  attributes: number;
  /** How far a figure of the one is from what the other lets expect; NaN where something is missing. */
  apart: (figureOf: number, expectedOf: number, attribute: number) => number;
}

/** Pairs of subjects each of which has what the other would have, in most attributes together. */
function exchanges({
  subjects,
  attributes,
  apart,
}: Deviating): { one: number; other: number; mended: number }[] {
  const cost = (a: number, b: number, attribute: number) => Math.min(limits.most, apart(a, b, attribute));
  const suspects = Array.from({ length: subjects }, (_, subject) => {
    const all = Array.from({ length: attributes }, (_, i) => cost(subject, subject, i)).filter(
      (x) => x === x,
    );
    return { subject, mean: all.length < 2 ? 0 : all.reduce((a, b) => a + b, 0) / all.length };
  })
    .filter(({ mean }) => mean > odd.deviation)
    .sort((a, b) => b.mean - a.mean)
    .slice(0, odd.most);
  const found = suspects.flatMap(({ subject: one }, i) =>
    suspects.slice(i + 1).flatMap(({ subject: other }) => {
      let [now, mended] = [0, 0];
      for (let attribute = 0; attribute < attributes; attribute++) {
        const [own, crossed] = [
          cost(one, one, attribute) + cost(other, other, attribute),
          cost(one, other, attribute) + cost(other, one, attribute),
        ];
        if (own !== own || crossed !== crossed) continue;
        now += own;
        mended += own - crossed;
      }
      return mended >= limits.mended && mended >= limits.share * now ? [{ one, other, mended }] : [];
    }),
  );
  return found.sort((a, b) => b.mended - a.mended);
}

/** The logarithms of an indicator, and what the periods around let expect: a row for each unit. */
interface Expected {
  figures: number[][];
  expected: number[][];
  usual: number;
}

function expectedOf(rows: number[][], hasCommon: boolean): Expected {
  const empty = () => rows.map((row) => row.map(() => Number.NaN));
  const [figures, expected] = [empty(), empty()];
  const logs = rows.map((row) => row.map((x) => (x > 0 ? log(x) : Number.NaN)));
  const common = hasCommon ? seriesOf(rows).common : [];
  const apart: number[] = [];
  logs.forEach((row, c) => {
    const periods = row.flatMap((x, t) => (x === x ? [t] : []));
    const series = { unit: c, periods, logs: periods.map((t) => row[t]! - (common[t] ?? 0)) };
    if (periods.length < 3) return;
    periods.forEach((t, j) => {
      figures[c]![t] = series.logs[j]!;
      expected[c]![t] = expectedAt(series, j, 1, j, 1);
      apart.push(Math.abs(figures[c]![t]! - expected[c]![t]!));
    });
  });
  return { figures, expected, usual: Math.max(0.02, 1.4826 * median(apart)) };
}

const written = ({ indicators }: Plan) =>
  indicators.flatMap(({ formula }, k) => (formula === undefined ? [k] : []));

/** Units with each other’s figures in a period, by all indicators together: two findings a pair, at the figure that differs most. */
export function exchangedRows(plan: Plan, panel: Panel): Finding[] {
  const items = written(plan);
  if (items.length < 2 || plan.periods.length < 3) return [];
  const all = items.map((k) => expectedOf(rowsOf(plan, panel, k), true));
  const apartIn = (t: number) => (a: number, b: number, i: number) =>
    Math.abs(all[i]!.figures[a]![t]! - all[i]!.expected[b]![t]!) / all[i]!.usual;
  const isEnd = (t: number) => t === 0 || t === plan.periods.length - 1;
  const found = plan.periods
    .flatMap((_, period) =>
      exchanges({
        subjects: plan.units.length,
        attributes: items.length,
        apart: apartIn(period),
      }).map((pair) => ({ ...pair, period })),
    )
    // An exchange also makes the end beside it look like one.
    .sort((a, b) => Number(isEnd(a.period)) - Number(isEnd(b.period)) || b.mended - a.mended);
  const taken: { unit: number; period: number }[] = [];
  return found.flatMap(({ one, other, period }) => {
    const isTaken = taken.some(
      (cell) => (cell.unit === one || cell.unit === other) && Math.abs(cell.period - period) <= 1,
    );
    if (isTaken) return [];
    taken.push({ unit: one, period }, { unit: other, period });
    const apart = apartIn(period);
    const finding = (unit: number, from: number) => {
      const gains = items.map((_, i) => apart(unit, unit, i) - apart(from, unit, i));
      const at = gains.reduce((best, gain, i) => (gain > (gains[best] ?? 0) ? i : best), 0);
      return rowFinding(plan, panel, { indicator: items[at]!, unit, period }, from, items.length);
    };
    return [finding(one, other), finding(other, one)];
  });
}

function rowFinding(
  plan: Plan,
  panel: Panel,
  cell: { indicator: number; unit: number; period: number },
  from: number,
  count: number,
): Finding {
  const value = observedFigure(panel, cell.indicator, cell.unit, cell.period);
  const expected = observedFigure(panel, cell.indicator, from, cell.period);
  const { name } = plan.units[from]!;
  return {
    ...cell,
    value,
    expected,
    kind: 'exchanged',
    level: 'unlikely',
    text: {
      en: `by ${count} indicators together, its figures of the period would be in line with those of ${name.en}, and the other way round (here ${numberText(value)} and ${numberText(expected)}): rows exchanged?`,
      zh: `综合${count}项指标，本期数值与${name.zh}的序列相符，反之亦然（此处分别为${numberText(value)}和${numberText(expected)}），疑为两行互换`,
    },
  };
}

/** Indicators with each other’s figures in a period, by all units together. */
export function exchangedColumns(plan: Plan, panel: Panel): Finding[] {
  const items = written(plan);
  if (items.length < 2 || plan.units.length < 5 || plan.periods.length < 3) return [];
  const all = items.map((k) => expectedOf(rowsOf(plan, panel, k), false));
  return plan.periods.flatMap((_, period) => {
    const apart = (a: number, b: number, c: number) =>
      Math.abs(all[a]!.figures[c]![period]! - all[b]!.expected[c]![period]!) / all[b]!.usual;
    const found = exchanges({ subjects: items.length, attributes: plan.units.length, apart });
    return found.slice(0, 1).map(({ one, other }): Finding => {
      const [indicator, second] = [items[one]!, items[other]!];
      const { title } = plan.indicators[second]!;
      const when = periodText(plan, period);
      return {
        indicator,
        period,
        kind: 'exchanged',
        level: 'unlikely',
        text: {
          en: `its figures would be in line with ${title.en}, and the other way round, in ${when.en} only: columns exchanged?`,
          zh: `仅${when.zh}的数值与${title.zh}的序列相符，反之亦然，疑为两列互换`,
        },
      };
    });
  });
}

/** An exchange makes the series of so many units shorter on balance: so many times what chance would, and so much of their length. */
const leastOfPeriods = { ofChance: 4, share: 0.02 };

/**
 * Periods with each other’s figures in an indicator, by all units together: one finding, at the earlier one. Without the common movement of all
 * units, each goes its own way; two periods in each other’s place make most of these ways longer.
 */
export function exchangedPeriods(plan: Plan, panel: Panel): Finding[] {
  if (plan.units.length < 5 || plan.periods.length < 5) return [];
  return written(plan).flatMap((indicator) => {
    const { mended } = columnSlips(plan, rowsOf(plan, panel, indicator), indicator);
    const pair = exchangedPair(seriesOf(mended));
    if (!pair) return [];
    const when = periodText(plan, pair[1]);
    return [
      {
        indicator,
        period: pair[0],
        kind: 'exchanged',
        level: 'unlikely',
        text: {
          en: `its figures would be in line with those of ${when.en}, and the other way round: periods exchanged?`,
          zh: `本期数值与${when.zh}的位置相符，反之亦然，疑为两期互换`,
        },
      },
    ];
  });
}

/** The two periods whose exchange makes the series shortest, of the units with figures in all periods that any unit has. */
function exchangedPair({ series }: SeriesSet): [number, number] | undefined {
  const periods = Math.max(0, ...series.map(({ logs }) => logs.length));
  const whole = series.filter(({ logs }) => logs.length === periods);
  const known = whole[0]?.periods ?? [];
  if (whole.length < 5) return undefined;
  let length = 0;
  for (const { logs } of whole) for (let t = 1; t < periods; t++) length += Math.abs(logs[t]! - logs[t - 1]!);
  let [best, most]: [[number, number] | undefined, number] = [undefined, leastOfPeriods.share * length];
  for (let a = 0; a < periods; a++)
    for (let b = a + 1; b < periods; b++) {
      // No other steps change.
      const steps = [...new Set([a, a + 1, b, b + 1])].filter((t) => t > 0 && t < periods);
      let [gain, squares] = [0, 0];
      for (const { logs } of whole) {
        const at = (t: number) => logs[t === a ? b : t === b ? a : t]!;
        let shorter = 0;
        for (const t of steps) shorter += Math.abs(logs[t]! - logs[t - 1]!) - Math.abs(at(t) - at(t - 1));
        gain += shorter;
        squares += square(shorter);
      }
      const chance = Math.sqrt(squares - square(gain) / whole.length);
      if (gain > leastOfPeriods.ofChance * chance && gain > most)
        [best, most] = [[known[a]!, known[b]!], gain];
    }
  return best;
}
