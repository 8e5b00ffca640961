import type { Table } from '../tables/index.js';
import { balanceFamilies } from './balance/balance.js';
import { publishedFamily } from './published/tables.js';
import { profileFamily } from './rankings/profiles.js';
import { rankingFamily } from './rankings/rankings.js';
import { streakFamily } from './rankings/streaks.js';
import { growthFamily } from './robustness/growthTable.js';
import { partFamilies } from './sectors/tables.js';
import { sizeFamilies } from './size/size.js';
import type { Analysed, TableFamily } from './tableFamily.js';
import { timeFamily } from './time/time.js';
import { validityFamily } from './validity/validity.js';

/** Every family of analysis tables, in the order of the release. */
const families = [
  rankingFamily,
  streakFamily,
  profileFamily,
  growthFamily,
  publishedFamily,
  ...partFamilies,
  ...balanceFamilies,
  ...sizeFamilies,
  timeFamily,
  validityFamily,
] as const;

/** The definitions of all tables of the analysis. */
type Analyses = (typeof families)[number]['tables'][number];

/** The name of a table of the analysis. */
export type AnalysisName = Analyses['name'];

/** The definition of a table of the analysis by its name. */
export type AnalysisNamed<N extends AnalysisName> = Extract<Analyses, { name: N }>;

/** The definitions of all tables of the analysis, by name. */
export const analyses = Object.fromEntries(
  families.flatMap(({ tables }) => tables.map((table) => [table.name, table])),
) as { readonly [N in AnalysisName]: AnalysisNamed<N> };

/**
 * All tables of an index, for its release, the site, the report and the API.
 *
 * @example
 * import { analyse, buildIndex, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * const tables = analyse({ plan, panel, index: buildIndex(plan, panel) });
 * const { rows } = tables.find(({ definition }) => definition.name === 'record-highs')!;
 * console.log(rows[0]!['unit'], rows[0]!['best_rank']);
 * // → A1 1
 */
export function analyse(of: Analysed): readonly Table[] {
  return tablesFrom(of).all();
}

/** The tables of an index, computed by family on first use. */
export interface Tables {
  /**
   * A table by its name; undefined where the index has none of that name. With the id of a node, it has at least the rows of that
   * node, and others only where they need no extra computation.
   */
  named<N extends AnalysisName>(name: N, node?: string): Table<AnalysisNamed<N>> | undefined;
  /** Every table, as `analyse` returns them. */
  all(): readonly Table[];
}

/** The tables of an index, each computed once, on first use. */
export function tablesFrom(of: Analysed): Tables {
  const whole = new Map<TableFamily, readonly Table[]>();
  const parts = new Map<string, readonly Table[]>();
  const tablesIn = (family: TableFamily) => {
    const tables = whole.get(family) ?? family.make(of);
    whole.set(family, tables);
    return tables;
  };
  const partOf = (family: TableFamily, node: string) => {
    if (whole.has(family) || !family.ofNode) return tablesIn(family);
    const key = JSON.stringify([family.tables[0]?.name, node]);
    const tables = parts.get(key) ?? family.ofNode(of, node);
    parts.set(key, tables);
    return tables;
  };
  const all: readonly TableFamily[] = families;
  return {
    named: <N extends AnalysisName>(name: N, node?: string) => {
      const family = all.find(({ tables }) => tables.some((table) => table.name === name));
      if (!family) return undefined;
      const tables = node === undefined ? tablesIn(family) : partOf(family, node);
      return tables.find(({ definition }) => definition.name === name) as Table<AnalysisNamed<N>> | undefined;
    },
    all: () => all.flatMap(tablesIn),
  };
}
