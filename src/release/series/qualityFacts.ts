import type { RevisionSize } from '../../analysis/index.js';
import type { Release } from '../readRelease.js';
import { coverageOf } from './coverage.js';
import { daysBetween } from './moment.js';

/** Quality indicators of a vintage. Shares are 0–1; null is unknown. */
export interface QualityFacts {
  /** Days after the date first announced (negative: before); null where nothing was announced. */
  punctuality: number | null;
  /** Days from the announcement of the date to that date. */
  notice: number | null;
  /** The number of changes of the announced date. */
  dateChanges: number;
  /** The last day in the records, and the days from it to publication. */
  lastRecord: string | null;
  timeliness: number | null;
  units: number;
  periods: number;
  indicators: number;
  /** Cells of published periods: observed, imputed, missing. They add up to 1. */
  coverage: number;
  imputed: number;
  missing: number;
  /** Share of the records in the area that are placed in a unit; null where the edition has no records. */
  placed: number | null;
  /** Compared with the vintage it supersedes; null for the first. */
  revision: Revised | null;
}

/** The size of a revision, and the number of changes of data and method. */
export interface Revised extends Nullable<RevisionSize> {
  cells: number;
  planChanges: number;
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Quality indicators from a release alone; those of its publication are null. `date`: the day of publication, null without one. */
export function qualityOf(release: Release, date: string | null, revision: Revised | null): QualityFacts {
  const { index, geocoding, observed } = release;
  const { observed: coverage, imputed, missing } = coverageOf(release);
  const days = observed.filter((d): d is string => d !== undefined && /^\d{4}-\d\d-\d\d$/.test(d));
  const lastRecord = days.reduce<string | null>(
    (last, day) => (last === null || day > last ? day : last),
    null,
  );
  const tally = geocoding.filter((p) => p.used).map((p) => p.records);
  const inside = tally.reduce((sum, r) => sum + r.placed + r.unplaced, 0);
  return {
    punctuality: null,
    notice: null,
    dateChanges: 0,
    lastRecord,
    timeliness: lastRecord === null || date === null ? null : daysBetween(lastRecord, date),
    units: index.units,
    periods: index.periods,
    indicators: index.panel.indicators,
    coverage,
    imputed,
    missing,
    placed: inside === 0 ? null : tally.reduce((sum, r) => sum + r.placed, 0) / inside,
    revision,
  };
}
