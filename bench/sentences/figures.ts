import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place as the files of a release have it. */
export interface Place {
  level: string;
  code: string;
  en: string;
  zh: string;
}

interface PlanFile {
  level: string;
  unitsTitle: { en: string; zh: string };
  units: { code: string; name: { en: string; zh: string } }[];
  groupings: {
    column: string;
    rollUp: string;
    groups: { code: string; name: { en: string; zh: string } }[];
    memberOf: number[];
  }[];
  total: { code: string; title: { en: string; zh: string }; rollUp: string };
  periods: string[];
  first: number;
  nodes: { id: string }[];
}

/** The figures of a release, read from its files without any part of the program. */
export interface Figures {
  plan: PlanFile;
  periods: readonly string[];
  units: readonly Place[];
  groups: readonly Place[];
  value(of: Place, t: number): number;
  rank(of: Place, t: number): number;
  /** Lowest and highest rank that are left open; the rank twice where nothing was studied. */
  range(of: Place, t: number): readonly [number, number];
  isObserved(of: Place, t: number): boolean;
  membersOf(group: Place): readonly Place[];
  /** Whether values of groups and the total are those of their units added up. */
  adds: boolean;
  total: Place;
}

const rowsOf = (path: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
};

/** Reads the figures of a release's folder. */
export function figuresIn(folder: string): Figures {
  const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as PlanFile;
  const root = plan.nodes[0]!.id;
  const key = (level: string, code: string, period: string) => `${level} ${code} ${period}`;
  const results = new Map(
    rowsOf(join(folder, 'results.csv'))
      .filter(({ node }) => node === root)
      .map((row) => [key(row['level']!, row['unit']!, row['period']!), row]),
  );
  const ranges = new Map(
    rowsOf(join(folder, 'uncertainty.csv')).map((row) => [
      key(row['level']!, row['unit']!, row['period']!),
      row,
    ]),
  );
  const periods = plan.periods.slice(plan.first);
  const rowAt = (of: Place, t: number) => results.get(key(of.level, of.code, periods[t]!));
  const rank = (of: Place, t: number) => Number(rowAt(of, t)?.['rank'] || 0);
  const place = (level: string, { code, name }: PlanFile['units'][number]): Place => {
    return { level, code, ...name };
  };
  const units = plan.units.map((unit) => place(plan.level, unit));
  return {
    plan,
    periods,
    units,
    groups: plan.groupings.flatMap((g) => g.groups.map((group) => place(g.column, group))),
    value: (of, t) => Number(rowAt(of, t)?.['value'] || Number.NaN),
    rank,
    range: (of, t) => {
      const row = ranges.get(key(of.level, of.code, periods[t]!));
      const own = rank(of, t);
      return row
        ? [Math.min(Number(row['low_rank']), own), Math.max(Number(row['high_rank']), own)]
        : [own, own];
    },
    isObserved: (of, t) => Number(rowAt(of, t)?.['observed'] ?? 0) === 1,
    membersOf: ({ level, code }) => {
      const grouping = plan.groupings.find(({ column }) => column === level)!;
      const k = grouping.groups.findIndex((group) => group.code === code);
      return units.filter((_, c) => grouping.memberOf[c] === k);
    },
    adds: plan.total.rollUp === 'sum' && plan.groupings.every(({ rollUp }) => rollUp === 'sum'),
    total: { level: 'total', code: plan.total.code, ...plan.total.title },
  };
}
