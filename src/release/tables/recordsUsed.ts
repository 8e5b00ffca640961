import { periodOfDate } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** The number of records used in a release, and of those that are not. All outputs take it from here. */
export interface RecordsUsed {
  /** Records used by a figure in a period of the index, each counted once; undefined in a release without these data. */
  used: number | undefined;
  /** Records of the dates used, inside the area and in no unit. */
  unplaced: number;
  /** Duplicate entries in the sources used, which were counted once. */
  repeated: number;
}

/** Records of dates that are replaced by a later date of the same period, and of periods outside the index, are not counted. */
export function recordsUsed({ plan, raw, geocoding, unplaced, manifest }: Release): RecordsUsed {
  const periods = new Set(plan.periods);
  const counts = (observed: string) => periods.has(periodOfDate(observed, plan.frequency));
  const dates = new Set(
    geocoding.filter((p) => p.used && counts(p.observed)).map(({ from, observed }) => `${from} ${observed}`),
  );
  const observed = new Set(geocoding.filter((p) => p.used && counts(p.observed)).map((p) => p.observed));
  const sources = manifest.sources.filter((s) => s.observed === undefined || observed.has(s.observed));
  const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0);
  const used = raw?.used?.filter((u) => dates.has(`${u.from} ${u.observed}`)).map((u) => u.records);
  return {
    used: used && sum(used),
    unplaced: sum(unplaced.filter((u) => dates.has(`${u.from} ${u.observed}`)).map((u) => u.records)),
    repeated: sum(sources.map((s) => s.repeated)),
  };
}
