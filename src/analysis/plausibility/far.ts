import type { Plan } from '../../edition/index.js';
import { log, median } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import { collectFindings, type Rows } from './rows.js';
import { slipOf } from './spikes.js';

/** How many deviations a figure is from the middle, and how many times the next one in size. */
const far = { deviations: 3.5, times: 10 };

/**
 * Figures far from all others of their period, of units with too few periods to compare them in time. Those with at least four have spikes.
 */
export function farFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  const count = rows.map((row) => row.filter((x) => x === x).length);
  const columns = (rows[0] ?? []).map((_, t) =>
    rows
      .flatMap((row, unit) => (row[t]! > 0 ? [{ unit, log: log(row[t]!), value: row[t]! }] : []))
      .sort((a, b) => a.log - b.log),
  );
  return collectFindings(rows, (value, unit, period) => {
    const column = columns[period]!;
    if (count[unit]! >= 4 || !(value > 0) || column.length < 5) return undefined;
    // Only the largest and the smallest can be far from the next one.
    if (unit !== column[0]!.unit && unit !== column.at(-1)!.unit) return undefined;
    const others = column.filter((one) => one.unit !== unit);
    const middle = median(others.map((one) => one.log));
    const deviation = Math.max(1.4826 * median(others.map((one) => Math.abs(one.log - middle))), 0.1);
    const own = log(value);
    const next = own > middle ? others.at(-1)! : others[0]!;
    const beyond = own > middle ? own - next.log : next.log - own;
    if (Math.abs(own - middle) < far.deviations * deviation || beyond < log(far.times)) return undefined;
    const slip = slipOf(value / median(others.map((one) => one.value)));
    const mended = slip === undefined ? '' : numberText(value / slip);
    return {
      indicator: k,
      unit,
      period,
      value,
      ...(slip === undefined ? {} : { expected: value / slip }),
      kind: 'far-from-all',
      level: 'unlikely',
      text: {
        en: `${numberText(value)}, where the next ${own > middle ? 'lower' : 'higher'} figure is ${numberText(next.value)} and half of the ${plan.unitsTitle.en} are below ${numberText(median(others.map((one) => one.value)))}${mended && `: ${mended} by another power of ten?`}`,
        zh: `${numberText(value)}，而其次为${numberText(next.value)}，中位数为${numberText(median(others.map((one) => one.value)))}${mended && `，若数量级有误则为${mended}`}`,
      },
    };
  });
}
