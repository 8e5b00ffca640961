import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Drift,
  isConsecutive,
  type Plan,
  periodOfDate,
  periodsBetween,
  placeValues,
  type RecordQuality,
  UserError,
} from '../../edition/index.js';
import { duckDbRecords } from '../duckDbRecords.js';
import type { Geocoder } from '../geocoder.js';
import { readPlaces } from '../readPlaces.js';
import { recordFolder } from '../recordFolder.js';
import { acceptedFrom } from './accepted.js';
import { partialsOf } from './folder.js';
import type { ContractPass } from './passes.js';

/** Number of units listed with the largest drift. */
const maxDriftUnits = 5;

/**
 * The quality of the records accepted so far. The counts come from the partials that a build uses, which are cached:
 * files taken earlier are not read again.
 */
export async function qualityOf(
  connection: DuckDBConnection,
  { folder, scratch }: { folder: string; scratch: string },
  { folder: pass, signals, frequency }: ContractPass,
  lookup: Geocoder,
  plan: Plan,
): Promise<RecordQuality> {
  const engine = duckDbRecords(recordFolder([connection], folder, scratch), partialsOf(folder));
  const from = acceptedFrom(pass);
  if (!(await engine.has(from))) return noRecords(plan);
  const group = signals.map((s) => ({ ...s, from }));
  const places = await readPlaces(engine, group);
  if (Array.isArray(places)) throw new UserError(places);
  const counts = new Map<string, Float64Array>();
  let last: string | null = null;
  for (const [row, observed] of places.observed.entries()) {
    const words = places.words.map((column) => column[row]!);
    const period = periodOfDate(observed, frequency);
    const of = counts.get(period) ?? new Float64Array(plan.units.length);
    counts.set(period, of);
    if (last === null || observed > last) last = observed;
    const placed = lookup(placeValues(signals[0]!.unit, words), observed);
    if ('unit' in placed) of[placed.unit]! += places.n[row]!;
  }
  return { ...quality(counts, plan), last };
}

function noRecords({ units }: Plan): RecordQuality {
  const gaps = { cells: 0, of: 0, units: [] };
  const none = { units: { named: 0, all: units.length }, emptyPeriods: [], gaps, stale: [], drift: null };
  return { watermark: null, last: null, ...none };
}

/** @param counts records by period and unit; a period without records has no entry */
export function quality(counts: ReadonlyMap<string, Float64Array>, plan: Plan): RecordQuality {
  const listed = isConsecutive({ ...plan, first: 0 }) ? undefined : plan.periods;
  const periods = [...counts.keys()].filter((p) => !listed || listed.includes(p)).sort();
  const [first, watermark] = [periods[0], periods.at(-1)];
  if (first === undefined || watermark === undefined) return noRecords(plan);
  const all = (listed ?? periodsBetween(first, watermark, plan.frequency)).filter(
    (p) => first <= p && p <= watermark,
  );
  const at = (unit: number, period: string) => counts.get(period)?.[unit] ?? 0;
  const units: RecordQuality['gaps']['units'] = [];
  const stale: RecordQuality['stale'] = [];
  let [of, seen] = [0, 0];
  plan.units.forEach(({ code }, c) => {
    const start = all.findIndex((p) => at(c, p) > 0);
    if (start < 0) return;
    seen++;
    const without = all.slice(start).filter((p) => at(c, p) === 0);
    of += all.length - start;
    if (without.length > 0) units.push({ unit: code, periods: without });
    const last = all.findLast((p) => at(c, p) > 0)!;
    if (last < watermark) stale.push({ unit: code, last });
  });
  const cells = units.reduce((sum, u) => sum + u.periods.length, 0);
  const previous = periods.at(-2);
  return {
    watermark,
    last: null,
    units: { named: seen, all: plan.units.length },
    emptyPeriods: all.filter((p) => !counts.has(p)),
    gaps: { cells, of, units },
    stale,
    drift: previous === undefined ? null : driftOf(counts, previous, watermark, plan),
  };
}

/**
 * The ratio of records by unit between two periods, the farthest from the median first; units without records in either
 * are omitted.
 */
function driftOf(
  counts: ReadonlyMap<string, Float64Array>,
  from: string,
  to: string,
  { units }: Plan,
): Drift | null {
  const [old, now] = [counts.get(from)!, counts.get(to)!];
  const both = units.flatMap((u, c) => (old[c]! > 0 && now[c]! > 0 ? [{ unit: u.code, c }] : []));
  if (both.length === 0) return null;
  const logs = both.map(({ c }) => Math.log(now[c]! / old[c]!));
  const middle = median(logs);
  const spread = 1.4826 * median(logs.map((x) => Math.abs(x - middle)));
  const far = both.map(({ unit, c }, i) => {
    const z = spread === 0 ? null : (logs[i]! - middle) / spread;
    return {
      unit,
      before: old[c]!,
      now: now[c]!,
      ratio: now[c]! / old[c]!,
      z,
      off: Math.abs(logs[i]! - middle),
    };
  });
  far.sort((a, b) => b.off - a.off || (a.unit < b.unit ? -1 : 1));
  const worst = far.slice(0, maxDriftUnits).map(({ off: _, ...one }) => one);
  return { from, to, units: both.length, median: Math.exp(middle), worst };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
