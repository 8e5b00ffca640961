import type { Panel, Plan } from '../../edition/index.js';
import { exp, log, median } from '../../engine/index.js';
import { observedFigure } from './cells.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';

/** A break: at least a quarter, and this many times the usual distance from the median of all periods; of so many units and periods. */
const least = { change: 0.25, deviations: 4, units: 5, periods: 5 };

/** A change is compared with so many others, the nearest in time. */
const nearest = 6;

/** Periods in which the median unit changes as in no other near it: a new definition, price base or coverage, rather than an error of one unit. */
export function breakFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  const changes = plan.periods.map((_, t) => {
    const all = plan.units.flatMap((_, c) => {
      const [was, now] = t > 0 ? [t - 1, t].map((s) => observedFigure(panel, k, c, s)) : [0, 0];
      return was! > 0 && now! > 0 ? [log(now! / was!)] : [];
    });
    return all.length >= least.units ? median(all) : Number.NaN;
  });
  return changes.flatMap((change, period): Finding[] => {
    const others = changes
      .map((x, t) => ({ x, apart: Math.abs(t - period) }))
      .filter(({ x, apart }) => x === x && apart > 0)
      .sort((a, b) => a.apart - b.apart)
      .slice(0, nearest)
      .map(({ x }) => x);
    if (change !== change || others.length < least.periods) return [];
    const usual = median(others);
    const deviation = 1.4826 * median(others.map((x) => Math.abs(x - usual)));
    if (Math.abs(change - usual) < Math.max(least.change, least.deviations * deviation)) return [];
    // Fast growth at the beginning of a series slows down step by step: the changes beside it are alike.
    const beside = [changes[period - 1], changes[period + 1]].filter((x) => x !== undefined && x === x);
    if (beside.some((x) => Math.abs(change - x!) < 0.7 * Math.abs(change - usual))) return [];
    const times = (x: number) => numberText(Number(exp(x).toPrecision(3)));
    const before = periodText(plan, period - 1);
    return [
      {
        indicator: k,
        period,
        kind: 'break',
        level: 'unlikely',
        text: {
          en: `half of all figures are ${times(change)} times those of ${before.en} or more, where ${times(usual)} is usual: another definition, price base or coverage?`,
          zh: `为${before.zh}的倍数，中位数为${times(change)}，而通常为${times(usual)}：口径、价格基期或统计范围是否变更？`,
        },
      },
    ];
  });
}

/** Units with the figures of another one in all periods: a series under another's name. */
export function sameSeries(plan: Plan, panel: Panel, k: number): Finding[] {
  const first = new Map<string, number>();
  return plan.units.flatMap((_, unit): Finding[] => {
    const row = plan.periods.map((_, t) => observedFigure(panel, k, unit, t));
    const distinct = new Set(row.filter((x) => x === x && x !== 0));
    const [key, period] = [row.join(' '), row.findIndex((x) => !Number.isNaN(x))];
    const other = first.get(key);
    if (other === undefined) first.set(key, unit);
    if (distinct.size < 3 || other === undefined) return [];
    const { name } = plan.units[other]!;
    return [
      {
        indicator: k,
        unit,
        period,
        value: row[period]!,
        kind: 'same-series',
        level: 'unlikely',
        text: {
          en: `all ${row.filter((x) => x === x).length} figures are those of ${name.en}`,
          zh: `全部${row.filter((x) => x === x).length}个数值与${name.zh}相同`,
        },
      },
    ];
  });
}

/** Rows of a period with the figures of another row in all indicators: of another unit, or of another period of the unit. */
export function sameRows(plan: Plan, panel: Panel): Finding[] {
  const first = new Map<string, { unit: number; period: number }>();
  return plan.units.flatMap((_, unit) =>
    plan.periods.flatMap((_, period): Finding[] => {
      const row = plan.indicators.map(({ formula }, k) =>
        formula === undefined ? observedFigure(panel, k, unit, period) : Number.NaN,
      );
      const distinct = new Set(row.filter((x) => x === x && x !== 0));
      const key = row.join(' ');
      const other = first.get(key);
      if (other === undefined) first.set(key, { unit, period });
      if (distinct.size < 3 || other === undefined) return [];
      const indicator = row.findIndex((x) => x === x && x !== 0);
      const name = plan.units[other.unit]!.name;
      const when = periodText(plan, other.period);
      return [
        {
          indicator,
          unit,
          period,
          value: row[indicator]!,
          kind: 'same-row',
          level: 'unlikely',
          text: {
            en: `all ${row.filter((x) => x === x).length} figures of the row are those of ${name.en}, ${when.en}`,
            zh: `本行全部${row.filter((x) => x === x).length}个数值与${name.zh}${when.zh}的相同`,
          },
        },
      ];
    }),
  );
}
