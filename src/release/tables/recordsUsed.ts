import { periodOfDate } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** How many records a release is made of, and what of them is not in it. Every surface that tells of records takes it from here. */
export interface RecordsUsed {
  /** That stand behind a figure of a period of the index, each once; undefined in a release that does not say. */
  used: number | undefined;
  /** Of the dates that count, those in the area that name no unit. */
  unplaced: number;
  /** Of the sources that count, those that stood twice in their file and were taken once. */
  repeated: number;
}

/** Records of dates that a later date of the same period replaces, and of periods outside of the index, count nowhere. */
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
