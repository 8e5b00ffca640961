import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** A data frame of a golden file: columns by name; null is missing. */
export interface Frame {
  nrow: number;
  data: Record<string, (number | null)[]>;
}

const own = new URL('../golden/', import.meta.url);

/** A folder of ../shared/golden, whose files may not be copied here; undefined where it is absent. */
export function sharedGolden(folder: string): URL | undefined {
  const url = new URL(`../../../shared/golden/${folder}/`, import.meta.url);
  return existsSync(url) ? url : undefined;
}

/** What was read of a file; nobody writes into it. */
const read = new Map<string, unknown>();

function readOnce<T>(file: string, folder: URL, parsed: (text: string) => T): T {
  const url = new URL(file, folder);
  const found = read.get(url.href) ?? parsed(readFileSync(url, 'utf8'));
  read.set(url.href, found);
  return found as T;
}

/** Parses a golden JSON file, once in a process; by default of test/golden. */
export function golden<T>(file: string, folder = own): T {
  return readOnce(file, folder, (text) => JSON.parse(text) as T);
}

/** The results of a file made with COINr. */
export function coinr<T = Record<string, Frame>>(file: string, folder = new URL('coinr-own/', own)): T {
  return golden<{ results: T }>(`${file}.json`, folder).results;
}

/** A column as doubles, missing as NaN. */
export function doubles(column: readonly (number | null)[]): Float64Array {
  return Float64Array.from(column, (x) => x ?? Number.NaN);
}

/**
 * A column with increased distances between figures that differ in any bit, in the same order. COINr breaks ties by
 * rounding noise: its ASEM table has 5.1 and 5.1000000000000005 (TolMin, “Tolerance for minorities”), which it ranks as
 * different and this program as tied. COINr's results on such columns are comparable only with figures in the order
 * that it sees.
 */
export function inExactOrder(column: ArrayLike<number>): Float64Array {
  const different = [...new Set(Array.from(column).filter((x) => !Number.isNaN(x)))].sort((a, b) => a - b);
  const place = new Map(different.map((x, i) => [x, i]));
  return Float64Array.from(column, (x) => place.get(x) ?? Number.NaN);
}

/**
 * COINr's results for the figures of a column, combined for those that have the same 12 significant digits but differ
 * in a later bit, which COINr ranks as different and this program as tied (see `inExactOrder`). Other results are
 * unchanged.
 *
 * @param join combines the results of tied figures: `Math.min` where tied ranks are the lowest of their positions
 */
export function joinedWhereEqual(
  said: readonly (number | null)[],
  figures: readonly (number | null)[],
  join: (...said: number[]) => number,
): (number | null)[] {
  expect(said).toHaveLength(figures.length);
  const rounded = figures.map((x) => x?.toPrecision(12));
  return said.map((one, i) => {
    const x = figures[i];
    if (x === null || x === undefined) return one;
    const equal = [...figures.keys()].filter((j) => rounded[j] === rounded[i]);
    const parted = equal.some((j) => figures[j] !== x);
    return parted ? join(...equal.map((j) => said[j]!)) : one;
  });
}

/** The rows of a golden CSV file, as columns by name. */
export function goldenTable(file: string, folder = own): Record<string, string>[] {
  return readOnce(file, folder, (text) => parse(text, { columns: true, bom: true }));
}

/** The cities of the analysis files: code and the four variables. */
export function goldenCities(variables: readonly string[]): { codes: string[]; columns: Float64Array[] } {
  const rows = goldenTable('analysis/cities.csv');
  const columns = variables.map((v) => Float64Array.from(rows, (row) => Number(row[v])));
  return { codes: rows.map((row) => row['code']!), columns };
}

/** Whether a value agrees to 1e-9 relative, and missing with missing. */
function agrees(ours: number | undefined, want: number | null): boolean {
  if (want === null) return Number.isNaN(ours);
  return Math.abs(ours! - want) <= 1e-9 * Math.max(1e-3, Math.abs(want));
}

/** Checks that every value agrees to 1e-9 relative, and missing with missing. One check of all: each costs as much as a hundred comparisons. */
export function expectAgreement(ours: ArrayLike<number>, theirs: readonly (number | null)[]): void {
  expect(ours.length).toBe(theirs.length);
  const differing = theirs.flatMap((want, i) => (agrees(ours[i], want) ? [] : [{ i, want, found: ours[i] }]));
  expect(differing).toEqual([]);
}
