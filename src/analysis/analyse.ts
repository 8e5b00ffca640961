import { balanceFamilies } from './balance/balance.js';
import { publishedFamily } from './published/tables.js';
import { profileTables } from './rankings/profiles.js';
import { rankingTables } from './rankings/rankings.js';
import { streakTables } from './rankings/streaks.js';
import { partFamilies } from './sectors/tables.js';
import { sizeFamilies } from './size/size.js';
import type { Analysed, Family, TidyTable } from './tidy.js';
import { timeAnalysis } from './time/time.js';

/** Every family of tables that a release carries, in their order. */
const families: readonly Family[] = [
  { names: ['rankings', 'ladders'], make: rankingTables },
  { names: ['streaks', 'newcomers', 'records'], make: streakTables },
  { names: ['peers', 'strengths'], make: profileTables },
  publishedFamily,
  ...partFamilies,
  ...balanceFamilies,
  ...sizeFamilies,
  {
    names: [
      ...['changes', 'matched-sets', 'contributions', 'seasonal-adjustment', 'forecast', 'forecast-methods'],
      ...['chained', 'chain-links', 'time-notes'],
    ],
    make: timeAnalysis,
  },
];

/** All tables of an index, for its release, the site, the report and the API. */
export function analyse(of: Analysed): readonly TidyTable[] {
  return tablesFrom(of).all();
}

/** The tables of a family; a name that the family does not say would be found by nobody who asks for it. */
function made({ names, make }: Family, of: Analysed): TidyTable[] {
  const tables = make(of);
  for (const { name } of tables) if (!names.includes(name)) throw new Error(`no family names “${name}”`);
  return tables;
}

/** The tables of an index, a family made when one of its tables is first asked for. */
export interface Tables {
  /**
   * A table by its name; undefined where the index has none of that name. Told the id of a node, it has the rows of that node in
   * any case, and others only where they cost nothing.
   */
  named(name: string, node?: string): TidyTable | undefined;
  /** Every table, as `analyse` gives them. */
  all(): readonly TidyTable[];
}

/** The tables of an index that are made as they are asked for, each once. */
export function tablesFrom(of: Analysed): Tables {
  const whole = new Map<Family, TidyTable[]>();
  const parts = new Map<string, TidyTable[]>();
  const tablesIn = (family: Family) => {
    const tables = whole.get(family) ?? made(family, of);
    whole.set(family, tables);
    return tables;
  };
  const partOf = (family: Family, node: string) => {
    if (whole.has(family) || !family.ofNode) return tablesIn(family);
    const key = JSON.stringify([family.names[0], node]);
    const tables = parts.get(key) ?? family.ofNode(of, node);
    parts.set(key, tables);
    return tables;
  };
  return {
    named: (name, node) => {
      const family = families.find(({ names }) => names.includes(name));
      if (!family) return undefined;
      const tables = node === undefined ? tablesIn(family) : partOf(family, node);
      return tables.find((table) => table.name === name);
    },
    all: () => families.flatMap(tablesIn),
  };
}
