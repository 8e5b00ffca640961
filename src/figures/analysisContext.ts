import { type AnalysisName, headlinePeriod } from '../analysis/index.js';
import { type Plan, publishedPeriods } from '../edition/index.js';
import type { ColumnOf, Release, RowKey } from '../release/index.js';
import type { Cell } from '../tables/index.js';
import { type AnalysisRow, type TableSource, tableRows, tablesIn } from '../words/index.js';
import type { Choice } from './choice.js';
import { receiptPath } from './fields.js';

/** The tables that a figure of the analysis uses, and the choices made in them. */
export interface AnalysisContext {
  plan: Plan;
  tables: TableSource;
  periods: readonly string[];
  /** The periods up to that of headlines: later ones are provisional, and no verdict speaks of them. */
  settledPeriods: readonly string[];
  /** Ids of the node and the period, and the column of the grouping (empty where there is none). */
  node: string;
  period: string;
  by: string;
  /** Rows of a table whose columns have these cells. */
  rowsWhere: <N extends AnalysisName>(table: N, where: Partial<AnalysisRow<N>>) => AnalysisRow<N>[];
  /** The path to the receipt of a figure of a table, for a row that has the key columns of the table. */
  receiptOf: <N extends AnalysisName>(table: N, column: ColumnOf<N>) => (row: RowKey<N>) => string;
}

export function analysisContext(release: Release, choice: Choice): AnalysisContext {
  const { plan } = release;
  const node = plan.nodes[choice.node]!.id;
  const periods = publishedPeriods(plan);
  return {
    plan,
    tables: tablesIn(release, node),
    periods,
    settledPeriods: periods.slice(0, headlinePeriod(release) + 1),
    node,
    period: periods[choice.period]!,
    by: plan.groupings[choice.by]?.column ?? '',
    rowsWhere: (name, where) => {
      const wanted = Object.entries(where as Partial<Cells>);
      const [, of] = wanted.find(([id]) => id === 'node') ?? [];
      const rows = tableRows(tablesIn(release, of === undefined ? undefined : String(of)), name);
      return rows.filter((row) => wanted.every(([id, cell]) => (row as Cells)[id] === cell));
    },
    receiptOf: (table, column) => (row) => receiptPath(table, row, column),
  };
}

type Cells = Readonly<Record<string, Cell>>;
