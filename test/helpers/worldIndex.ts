import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { worldDigital } from './editions.js';

export type Row = Record<string, string>;
export const table = (path: string): Row[] => parse(readFileSync(path, 'utf8'), { columns: true });

export interface Part {
  id: string;
  /** The file that its figures are from, and their column there. */
  from: 'panel' | 'wdi' | 'survey';
  column: string;
  /** What counts as full. */
  full: number;
  /** Whether it counts by its order of magnitude: 1 is nothing. */
  isLog?: true;
  weight: number;
}

interface Definition {
  parts: readonly Part[];
  years: readonly number[];
  /** How many years a figure is carried after the last observed one. */
  carried: number;
}

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const users: Part = {
  id: 'internet-users',
  from: 'panel',
  column: 'internet_users_percent',
  full: 100,
  weight: 0.5,
};
const lines: Part = {
  id: 'fixed-broadband',
  from: 'panel',
  column: 'fixed_broadband_per_100',
  full: 50,
  weight: 0.25,
};
const phones: Part = {
  id: 'mobile',
  from: 'panel',
  column: 'mobile_subscriptions_per_100',
  full: 100,
  weight: 0.25,
};

/** The indicators of world-digital by the sentences of docs/world-digital.md. */
export const parts: readonly Part[] = [
  users,
  phones,
  lines,
  {
    id: 'secure-servers',
    from: 'wdi',
    column: 'secure_servers_per_million',
    full: 100_000,
    isLog: true,
    weight: 1,
  },
  { id: 'online-services', from: 'survey', column: 'online_service', full: 1, weight: 1 },
  { id: 'ict-service-exports', from: 'wdi', column: 'ict_service_exports_percent', full: 50, weight: 1 },
].map((part): Part => ({ ...(part as Part), weight: 1 / 6 }));
export const years = span(2010, 2023);
export const digital: Definition = { parts, years, carried: 1 };
/** The variant with three indicators. */
export const access: Definition = { parts: [users, lines, phones], years: span(2005, 2022), carried: 0 };

export const units = table(join(worldDigital, 'units.csv'));
export const values = table(join(worldDigital, 'data/values.csv'));
export const setAside = table(join(worldDigital, 'set-aside.csv'));

/** The points of a figure, from 0 to 100. */
export const pointsOf = ({ full, isLog }: Part, x: number): number => {
  const share = isLog ? Math.log10(Math.max(1, x)) / Math.log10(full) : x / full;
  return Math.min(100, 100 * share);
};

/** The index worked out again from the table of values, by `CODE YEAR`. */
export function worldIndex({ parts: of, years: all, carried }: Definition = digital): Map<string, number> {
  const known = span(2005, all.at(-1)!);
  const observed = new Map<string, number>();
  for (const row of values)
    for (const { id } of of)
      if (row[id] !== '') observed.set(`${row['unit']} ${row['period']} ${id}`, Number(row[id]));
  const figure = (unit: string, year: number, id: string): number | undefined => {
    const at = (y: number) => observed.get(`${unit} ${y} ${id}`);
    const before = known.filter((y) => y <= year && at(y) !== undefined).at(-1);
    const after = known.find((y) => y >= year && at(y) !== undefined);
    if (before === undefined) return undefined;
    if (after === undefined) return year - before <= carried ? at(before) : undefined;
    if (before === after) return at(before);
    return at(before)! + ((at(after)! - at(before)!) * (year - before)) / (after - before);
  };
  const index = new Map<string, number>();
  for (const { code } of units) {
    for (const year of all) {
      const scores = of.map((part) => {
        const x = figure(code!, year, part.id);
        return x === undefined ? Number.NaN : part.weight * pointsOf(part, x);
      });
      const sum = scores.reduce((a, b) => a + b);
      if (!Number.isNaN(sum)) index.set(`${code} ${year}`, sum / of.reduce((a, { weight }) => a + weight, 0));
    }
  }
  return index;
}
