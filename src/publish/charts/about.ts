import { type Plan, publishedPeriods } from '../../edition/index.js';
import type { Release, RowKey, TableName } from '../../release/index.js';
import { type TableRow, type TableSource, tableRows, tablesIn } from '../tableRows.js';
import type { Choice } from './choice.js';
import { receiptPath } from './fields.js';

/** What a figure of the analysis looks at: the tables, and what of them was chosen. */
export interface About {
  plan: Plan;
  tables: TableSource;
  periods: readonly string[];
  /** Ids of the node and the period, and the column of the grouping (empty where there is none). */
  node: string;
  period: string;
  by: string;
  /** Rows of a table whose columns have these cells. */
  rows: (table: string, where: Readonly<Record<string, string | null>>) => TableRow[];
  /** The path to the receipt of a figure of a table, for a row that has the key columns of the table. */
  receipt: <T extends TableName>(table: T, column: string) => (row: TableRow) => string;
}

export function about(release: Release, choice: Choice): About {
  const { plan } = release;
  const node = plan.nodes[choice.node]!.id;
  const periods = publishedPeriods(plan);
  return {
    plan,
    tables: tablesIn(release, node),
    periods,
    node,
    period: periods[choice.period]!,
    by: plan.groupings[choice.by]?.column ?? '',
    rows: (name, where) => {
      const rows = tableRows(tablesIn(release, where['node'] ?? undefined), name);
      return rows.filter((row) => Object.entries(where).every(([id, cell]) => row[id] === cell));
    },
    receipt:
      <T extends TableName>(table: T, column: string) =>
      (row: TableRow) =>
        receiptPath(table, row as RowKey<T>, column),
  };
}
