import type { Plan, Text } from '../../edition/index.js';
import { log, median } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import type { Rows } from './rows.js';

/** Factors that a column is off by: a per cent for a share, thousands, 万. */
const factors = [10, 100, 1000, 10_000].flatMap((times) => [times, 1 / times]);
/** How near a factor is met, in logarithms; by how many units, and which share of them. */
const least = { near: 0.35, units: 4, share: 0.2 };

/** Findings about figures of a period in another unit of measure, and the figures without it. */
export interface ColumnSlips {
  findings: Finding[];
  mended: Rows;
}

/**
 * Figures of several units of a period that are off by one factor against the periods around: a column, or a part of it, in another
 * unit of measure. Gives the findings and the figures without that factor, so that the others of the period are not compared with it.
 */
export function columnSlips(plan: Plan, rows: Rows, k: number): ColumnSlips {
  const mended = rows.map((row) => [...row]);
  const findings: Finding[] = [];
  const slips = (rows[0] ?? []).flatMap((_, period) => slipAt(mended, period) ?? []);
  // One in the middle also makes the first or the last period look odd.
  for (const { period } of slips.sort((a, b) => Number(a.isEnd) - Number(b.isEnd))) {
    const slip = slipAt(mended, period);
    if (!slip) continue;
    const { units, factor } = slip;
    for (const unit of units) mended[unit]![period]! /= factor;
    const text = slipText(plan, slip, { en: 'what the periods around let expect', zh: '相邻时期推算值' });
    findings.push({ indicator: k, period, kind: 'factor', level: 'unlikely', text, units, factor });
  }
  return { findings: findings.sort((a, b) => a.period! - b.period!), mended };
}

interface Slip {
  period: number;
  isEnd: boolean;
  factor: number;
  units: number[];
  /** How many figures of the period can be compared. */
  known: number;
}

/** The factor that most units of a period are off by, if they are many. */
function slipAt(rows: Rows, period: number): Slip | undefined {
  const apart = rows.map((row) => apartAt(row, period));
  const known = apart.filter((x) => x === x).length;
  const counted = factors.map((factor) => ({
    factor,
    units: apart.flatMap((x, unit) => (Math.abs(x - log(factor)) < least.near ? [unit] : [])),
  }));
  const { factor, units } = counted.reduce((most, one) =>
    one.units.length > most.units.length ? one : most,
  );
  if (units.length < Math.max(least.units, least.share * known)) return undefined;
  const half = 0.5 * Math.abs(log(factor));
  const isOff = (x: number) => Math.abs(x - log(factor)) < half;
  // Where the others change as much, nothing is odd.
  if (median(apart.filter((x) => x === x && !isOff(x)).map(Math.abs)) > half) return undefined;
  const off = apart.flatMap((x, unit) => (isOff(x) ? [unit] : []));
  return { period, isEnd: period === 0 || period === rows[0]!.length - 1, factor, units: off, known };
}

/** The logarithm of a figure less what the nearest periods on both sides (at an end, on one) let expect; NaN where it is the only one. */
function apartAt(row: readonly number[], period: number): number {
  const x = row[period]!;
  let [before, after] = [period - 1, period + 1];
  while (before >= 0 && !(row[before]! > 0)) before--;
  while (after < row.length && !(row[after]! > 0)) after++;
  const near = [row[before], row[after]].flatMap((one) => (one === undefined ? [] : [log(one)]));
  // Where they are far apart themselves, they let expect nothing.
  if (!(x > 0) || near.length === 0 || Math.abs(near[0]! - near.at(-1)!) > 1.6) return Number.NaN;
  return log(x) - near.reduce((a, b) => a + b, 0) / near.length;
}

/** What is said of several figures that are off by a factor against others. */
export function slipText(
  plan: Plan,
  { units, known, factor }: Pick<Slip, 'units' | 'known' | 'factor'>,
  against: Text,
): Text {
  const names = (lang: 'en' | 'zh') => units.slice(0, 4).map((unit) => plan.units[unit]!.name[lang]);
  const more = units.length > 4;
  const times = numberText(factor < 1 ? 1 / factor : factor);
  return {
    en: `${units.length} of ${known} figures are about ${factor < 1 ? `1/${times}` : `${times} times`} of ${against.en} (${names('en').join(', ')}${more ? ' …' : ''}): another unit of measure?`,
    zh: `${known}个数值中有${units.length}个约为${against.zh}的${factor < 1 ? `${times}分之一` : `${times}倍`}（${names('zh').join('、')}${more ? '等' : ''}），计量单位是否不同？`,
  };
}
