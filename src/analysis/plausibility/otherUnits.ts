import type { Plan } from '../../edition/index.js';
import { log, power } from '../../engine/index.js';
import { type ColumnSlips, slipText } from './columnSlips.js';
import type { Finding } from './finding.js';
import type { Rows } from './rows.js';

/** Factors between two units of measure: a share for a per cent, thousands, 万. */
const factors = [10, 100, 1000, 10_000];
/**
 * Fewest figures in the smaller and in the larger group; how likely chance may make groups so far apart (all figures, and the smaller
 * group); and how many times as wide as any step within a group the gap between them is.
 */
const least = { few: 2, many: 3, all: 1e-3, group: 2e-3, gap: 2 };

/** Groups by the least factor are at least so many times apart, as all figures are within `part` of the factor. */
const part = 0.6;
const apart = power(10, 1 - part);

/**
 * Figures of a period in two groups, one of which would be among the others if it were divided by a power of ten: some rows of a
 * column are in another unit of measure. Gives the findings and the figures without that factor.
 */
export function otherUnits(plan: Plan, rows: Rows, k: number): ColumnSlips {
  const mended = rows.map((row) => [...row]);
  const findings = (rows[0] ?? []).flatMap((_, period): Finding[] => {
    const found = groupsAt(rows, period);
    if (!found) return [];
    for (const unit of found.units) mended[unit]![period]! /= found.factor;
    const text = slipText(plan, found, { en: 'the others', zh: '其余数值' });
    return [{ indicator: k, period, kind: 'factor', level: 'unlikely', text, ...found }];
  });
  return { findings, mended };
}

/** The units of the smaller group and its factor, where there are two groups. */
function groupsAt(
  rows: Rows,
  period: number,
): { units: number[]; factor: number; known: number } | undefined {
  const sorted = rows.flatMap((row) => (row[period]! > 0 ? [row[period]!] : [])).sort((a, b) => a - b);
  const known = sorted.length;
  const isApart = sorted.some((x, i) => i > 0 && x > apart * sorted[i - 1]!);
  const isNegative = rows.some((row) => row[period]! < 0);
  if (known < least.few + least.many || !isApart || isNegative) return undefined;
  const steps = rows
    .flatMap((row, unit) => (row[period]! > 0 ? [{ unit, log: log(row[period]!) }] : []))
    .sort((a, b) => a.log - b.log);
  const widest = widestStep(steps.map((one) => one.log));
  const [low, high] = [steps.slice(0, widest.before), steps.slice(widest.before)];
  const few = low.length < high.length ? low : high;
  if (few.length < least.few || known - few.length < least.many) return undefined;
  const tried = factors.map((factor) => {
    const logs = [...low.map((one) => one.log), ...high.map((one) => one.log - log(factor))].sort(
      (a, b) => a - b,
    );
    return { factor, logs, range: logs.at(-1)! - logs[0]! };
  });
  const { factor, logs, range } = tried.reduce((best, one) => (one.range < best.range ? one : best));
  // All figures within so small a part of the factor, and the few within the range of the many.
  const own = range / log(factor);
  const isChance =
    own > part ||
    power((2 * own) / (1 + own), known - 2) > least.all ||
    power(own, few.length) > least.group ||
    widest.step < least.gap * widestStep(logs).step;
  if (isChance) return undefined;
  return { units: few.map(({ unit }) => unit), factor: few === high ? factor : 1 / factor, known };
}

/** The widest step between sorted numbers, and how many are before it. */
function widestStep(sorted: readonly number[]): { step: number; before: number } {
  let [step, before] = [0, 0];
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]! - sorted[i - 1]! > step) [step, before] = [sorted[i]! - sorted[i - 1]!, i];
  return { step, before };
}
