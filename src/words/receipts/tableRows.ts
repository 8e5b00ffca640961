import type { AnalysisName, AnalysisNamed } from '../../analysis/index.js';
import { type Release, tableNamed } from '../../release/index.js';
import { orNaN, type RowOf, type Table } from '../../tables/index.js';

/** A row of a table of the analysis. */
export type AnalysisRow<N extends AnalysisName> = RowOf<AnalysisNamed<N>>;

/** Tables of the analysis by name; undefined where there is none of that name. */
export type TableSource = <N extends AnalysisName>(name: N) => Table<AnalysisNamed<N>> | undefined;

/** Those of a release, each made when first asked for; of a node alone where one is named and that suffices. */
export const tablesIn =
  (release: Release, node?: string): TableSource =>
  (name) =>
    tableNamed(release, name, node);

/** The rows of a table; none where there is no such table. */
export function tableRows<N extends AnalysisName>(tables: TableSource, name: N): readonly AnalysisRow<N>[] {
  return tables(name)?.rows ?? [];
}

/** The columns of numbers of a row. */
export type NumberColumn<R> = { [id in keyof R]-?: NonNullable<R[id]> extends number ? id : never }[keyof R];

/** A number of a row; NaN where it is missing. */
export function numberIn<R extends object>(row: R | undefined, id: NumberColumn<R>): number {
  return orNaN(row?.[id] as number | null | undefined);
}
