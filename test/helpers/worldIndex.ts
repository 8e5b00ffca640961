import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { worldDigital } from './editions.js';

export type Row = Record<string, string>;
export const table = (path: string): Row[] => parse(readFileSync(path, 'utf8'), { columns: true });

/** The parts of world-digital by the sentences of docs/world-digital.md. */
export const parts = [
  { id: 'internet-users', column: 'internet_users_percent', full: 100, weight: 0.5 },
  { id: 'fixed-broadband', column: 'fixed_broadband_per_100', full: 50, weight: 0.25 },
  { id: 'mobile', column: 'mobile_subscriptions_per_100', full: 100, weight: 0.25 },
];
export const years = Array.from({ length: 18 }, (_, i) => 2005 + i);
export const units = table(join(worldDigital, 'units.csv'));
export const values = table(join(worldDigital, 'data/values.csv'));
export const setAside = table(join(worldDigital, 'set-aside.csv'));

/**
 * The index of world-digital worked out again from the table of values, by `CODE YEAR`; with other weights and other upper
 * ends of the scales where given.
 */
export function worldIndex(
  of: readonly { id: string; full: number; weight: number }[] = parts,
): Map<string, number> {
  const observed = new Map<string, number>();
  for (const row of values)
    for (const { id } of of)
      if (row[id] !== '') observed.set(`${row['unit']} ${row['period']} ${id}`, Number(row[id]));
  const figure = (unit: string, year: number, id: string): number | undefined => {
    const at = (y: number) => observed.get(`${unit} ${y} ${id}`);
    const before = years.filter((y) => y <= year && at(y) !== undefined).at(-1);
    const after = years.find((y) => y >= year && at(y) !== undefined);
    if (before === undefined || after === undefined) return undefined;
    if (before === after) return at(before);
    return at(before)! + ((at(after)! - at(before)!) * (year - before)) / (after - before);
  };
  const index = new Map<string, number>();
  for (const { code } of units) {
    for (const year of years) {
      const scores = of.map(({ id, full, weight }) => {
        const x = figure(code!, year, id);
        return x === undefined ? Number.NaN : weight * Math.min(100, (100 * x) / full);
      });
      const sum = scores.reduce((a, b) => a + b);
      if (!Number.isNaN(sum)) index.set(`${code} ${year}`, sum);
    }
  }
  return index;
}
