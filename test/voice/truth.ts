import { publishedPeriods, type Text } from '../../src/edition/index.js';
import { explain, type Release, type Subject, subjectsOf, tablesOf } from '../../src/release/index.js';
import type { Cell } from '../../src/tables/index.js';

type Row = Readonly<Record<string, Cell>>;

/** What is so, read from results and tables alone: no word of `words` takes part. */
export interface Truth {
  period: string;
  before: string;
  base: string;
  total: Subject;
  /** Members of a level by rank. */
  ranked(grouping: number): Subject[];
  value(of: Subject, period?: string): number;
  rank(of: Subject): { rank: number; of: number };
  range(of: Subject): { low: number; high: number } | undefined;
  row(table: string, where: Row): Row;
  rows(table: string, where: Row): Row[];
  /** Members in order, those whose ranges meet together. */
  blocks(grouping: number): Subject[][];
  group(of: Subject): Subject;
}

export function truthOf(release: Release): Truth {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const period = periods.at(-1)!;
  const all = subjectsOf(plan);
  const known = new Map<string, Row[]>();
  const tableOf = (name: string): Row[] => {
    const rows =
      known.get(name) ?? (tablesOf(release).find((t) => t.definition.name === name)!.rows as Row[]);
    known.set(name, rows);
    return rows;
  };
  const rows = (table: string, where: Row) =>
    tableOf(table).filter((row) => Object.entries(where).every(([id, cell]) => row[id] === cell));
  const truth: Truth = {
    period,
    before: periods.at(-2)!,
    base: plan.periods[plan.base]!,
    total: all.at(-1)!,
    ranked: (grouping) =>
      all
        .slice(0, -1)
        .filter((s) => s.grouping === grouping && explain(release, s).rank !== null)
        .sort((a, b) => truth.rank(a).rank - truth.rank(b).rank),
    value: (of, when) => explain(release, of, when).value!,
    rank: (of) => {
      const { rank, of: n } = explain(release, of);
      return { rank: rank!, of: n };
    },
    range: (of) => {
      const studied = release.uncertainty.find((u) => u.period === period);
      const list = of.grouping < 0 ? studied?.intervals : studied?.groups[of.grouping];
      const found = list?.find((i) => i.unit === of.number);
      return found && { low: found.low, high: found.high };
    },
    rows,
    row: (table, where) => {
      const [found, ...more] = rows(table, where);
      if (!found || more.length > 0) throw new Error(`${table}: ${JSON.stringify(where)} is not one row`);
      return found;
    },
    blocks: (grouping) => {
      const found: Subject[][] = [];
      let reach = 0;
      for (const of of truth.ranked(grouping)) {
        const { low, high } = truth.range(of) ?? { low: truth.rank(of).rank, high: truth.rank(of).rank };
        if (found.length > 0 && low <= reach) found.at(-1)!.push(of);
        else found.push([of]);
        reach = Math.max(reach, high);
      }
      return found;
    },
    group: (of) => {
      const { memberOf } = plan.groupings[0]!;
      return all.find((s) => s.grouping === 0 && s.number === memberOf[of.number])!;
    },
  };
  return truth;
}

/** Places that are compared: high, in the middle and low in the ranking. */
export function chosenOf(truth: Truth): Subject[] {
  const units = truth.ranked(-1);
  return [0, Math.floor(units.length / 2), units.length - 1].map((i) => units[i]!);
}

/** The name of a node or sector within a sentence. */
export const within = ({ en, zh }: Text): Text => ({ en: en.charAt(0).toLowerCase() + en.slice(1), zh });
