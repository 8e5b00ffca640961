import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A data frame of a golden file: columns by name; null is missing. */
export interface Frame {
  nrow: number;
  data: Record<string, (number | null)[]>;
}

/** Parses a golden JSON file of test/golden. */
export function golden<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../golden/${file}`, import.meta.url), 'utf8')) as T;
}

/** The results of a file made with COINr. */
export function coinr<T = Record<string, Frame>>(file: string): T {
  return golden<{ results: T }>(`coinr-own/${file}.json`).results;
}

/** A column as doubles, missing as NaN. */
export function doubles(column: readonly (number | null)[]): Float64Array {
  return Float64Array.from(column, (x) => x ?? Number.NaN);
}

/** The cities of the analysis files: code and the four variables. */
export function goldenCities(variables: readonly string[]): { codes: string[]; columns: Float64Array[] } {
  const path = new URL('../golden/analysis/cities.csv', import.meta.url);
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const columns = variables.map((v) => Float64Array.from(rows, (row) => Number(row[header.indexOf(v)])));
  return { codes: rows.map((row) => row[0]!), columns };
}

/** Every value agrees to 1e-9 relative, missing with missing. */
export function expectAgreement(ours: ArrayLike<number>, theirs: readonly (number | null)[]): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((want, i) => {
    if (want === null) expect(ours[i]).toBeNaN();
    else expect(Math.abs(ours[i]! - want)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(want)));
  });
}
