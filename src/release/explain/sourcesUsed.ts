import { inputsOfFormula, type Plan, periodOfDate, publishedPeriods } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { fits, isMade, recordFileOf } from '../recordFiles.js';
import { indicatorsBelow } from './evidence.js';

/** Files that figures were computed from. */
export interface SourceUsed {
  /** A file of the edition, or a pattern in which * means any characters. */
  file: string;
  /** `npm:package@version/file` where the file was converted from a package. */
  origin: string | null;
  /** The dates that the records used contain, the first and the last; null for a table of values. */
  observed: { first: string; last: string } | null;
}

/**
 * The files behind the figures of a node in a period: the records of that period, or, where an indicator has none, the nearest
 * before and after it; and the tables of values.
 *
 * @param g index of a node
 * @param t index of a published period
 */
export function sourcesUsed(release: Release, g: number, t: number): SourceUsed[] {
  const { plan, raw } = release;
  const below = withInputs(plan, indicatorsBelow(release, g, t)).map((k) => plan.indicators[k]!);
  const divided = below.flatMap((i) => (i.denominator < 0 ? [] : [plan.indicators[i.denominator]!]));
  const names = new Set([...below, ...divided].map(({ id }) => id));
  const dates = new Map<string, string[]>();
  const add = (file: string, more: readonly string[]) =>
    dates.set(file, [...(dates.get(file) ?? []), ...more]);
  for (const name of names) for (const [from, observed] of datesOf(release, name, t)) add(from, observed);
  for (const { file, indicator } of raw?.dataRows ?? []) if (names.has(indicator)) add(file, []);
  return [...dates]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, all]) => filesOf(release, file, all));
}

/** Indicators with those that their formulas refer to, directly or through other formulas. */
function withInputs(plan: Plan, all: readonly number[]): number[] {
  const more = all.flatMap((k) => inputsOfFormula(plan, k)).filter((k) => !all.includes(k));
  return more.length === 0 ? [...all] : withInputs(plan, [...all, ...new Set(more)]);
}

/** The dates of the records of an indicator that a period uses, by record files. */
function datesOf({ plan, geocoding }: Release, indicator: string, t: number): Map<string, string[]> {
  const period = publishedPeriods(plan)[t]!;
  const known = geocoding
    .filter((p) => p.used && p.indicator === indicator)
    .map(({ from, observed }) => ({ from, observed, in: periodOfDate(observed, plan.frequency) }));
  const found = new Map<string, string[]>();
  for (const from of new Set(known.map((k) => k.from))) {
    const own = known.filter((k) => k.from === from).sort((a, b) => (a.observed < b.observed ? -1 : 1));
    const here = own.filter((k) => k.in === period);
    const beside = [own.findLast((k) => k.in < period), own.find((k) => k.in > period)];
    const used = here.length > 0 ? here : beside.flatMap((k) => (k ? [k] : []));
    found.set(
      from,
      used.map((k) => k.observed),
    );
  }
  return found;
}

/** A record file with its origins, each with its own dates; one entry where it was not converted from packages. */
function filesOf({ manifest }: Release, file: string, dates: readonly string[]): SourceUsed[] {
  const made = manifest.sources.filter((s) => isMade(s) && fits(file, recordFileOf(s)));
  if (made.length === 0) return [{ file, origin: null, observed: spanOf(dates) }];
  return made
    .filter((s) => s.observed === undefined || dates.includes(s.observed))
    .map((s) => ({
      file: recordFileOf(s),
      origin: s.from,
      observed: spanOf(s.observed === undefined ? dates : [s.observed]),
    }));
}

function spanOf(dates: readonly string[]): SourceUsed['observed'] {
  const order = dates.toSorted();
  const [first, last] = [order[0], order.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}
