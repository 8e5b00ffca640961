import type { Text } from '../edition/index.js';

/** The type of the cells of a column. Codes, periods and words are strings; a number is finite. */
export type CellType = 'string' | 'integer' | 'number';

/** A cell of a table; null is missing. */
export type Cell = string | number | null;

/** A column of a table, and its entry in the data dictionary. */
export interface Column {
  readonly type: CellType;
  readonly title: Text;
  /** Unit of measurement, or how codes are to be read; absent for names and pure numbers. */
  readonly unit?: Text;
  /** Formula, range, missing rule and source, as far as the title does not say them. */
  readonly note?: Text;
  /**
   * Whether a cell may be missing: unless it is said here, numbers may, texts and cells of the key may not. It is null then, but a
   * text of the key is empty.
   */
  readonly optional?: boolean;
}

export type Columns = Readonly<Record<string, Column>>;

/** Columns whose number depends on the edition: each is named by the prefix and a name of its own. */
export interface OpenColumns<P extends string = string, T extends CellType = CellType> {
  readonly prefix: P;
  readonly type: T;
}

/** What a row of a table is made of: which figures of the index, or which other inputs. */
export type TableInputs =
  /** The figures of the unit and node that the row names. */
  | 'own'
  /** Those of all members of its level, in the node and periods that the row names. */
  | 'all'
  /** Figures of the economy, which have a table of their own and are no part of the index. */
  | 'economy'
  /** What the edition says, figures of the economy among it: see the column `source`. */
  | 'plan'
  /** Raw records of all units. */
  | 'panel'
  /** The geocoding of records, by signal and date. */
  | 'geocoding';

/** The single definition of a table: files, dictionary, keys, receipts, API and charts follow from it. */
export interface Definition<
  N extends string = string,
  C extends Columns = Columns,
  K extends string = string,
  O extends OpenColumns | undefined = OpenColumns | undefined,
> {
  /** Lower-case words joined by hyphens; the name of its file. */
  readonly name: N;
  readonly title: Text;
  /** In the order of its files. */
  readonly columns: C;
  /** The columns that together name a row, in the order in which a receipt has them; none where rows have no name. */
  readonly key: readonly K[];
  /** Where the edition decides how many more columns there are: they follow the others. */
  readonly open?: O;
  /** What a row is made of; absent where its figures have no receipts. */
  readonly from?: readonly TableInputs[];
  /** Section of docs/method.md. */
  readonly section?: string;
  /** Whether a row looks at other periods than those it names. */
  readonly readsOtherPeriods?: boolean;
  /** Whether its file is at the top of the release, next to results.csv, instead of in the folder `analysis`. */
  readonly topLevel?: boolean;
}

/** Any definition, where its columns do not matter. */
export type AnyDefinition = Definition;

/** Defines a table; its rows are typed by these columns. */
export function defineTable<
  const N extends string,
  const C extends Columns,
  const K extends string & keyof C,
  const O extends OpenColumns | undefined = undefined,
>(definition: Definition<N, C, K, O>): Definition<N, C, K, O> {
  return definition;
}

type Value<T extends CellType> = T extends 'string' ? string : number;

/** Null where a cell of the column may be (`mayBeNull`). */
type Missing<C extends Column, IsKey> = [C['type'], IsKey] extends ['string', true]
  ? never
  : C extends { readonly optional: infer May }
    ? May extends true
      ? null
      : never
    : [C['type'], IsKey] extends ['string', unknown] | [unknown, true]
      ? never
      : null;

type Cells<C extends Columns, K extends string> = {
  readonly [id in keyof C & string]: Value<C[id]['type']> | Missing<C[id], id extends K ? true : false>;
};

type OpenCells<O> =
  O extends OpenColumns<infer P, infer T> ? { readonly [id in `${P}${string}`]: Value<T> | null } : unknown;

/** A row of a table: its cells by the ids of its columns. */
export type RowOf<D extends AnyDefinition> =
  D extends Definition<string, infer C, infer K, infer O> ? Cells<C, K> & OpenCells<O> : never;

/** The columns that name a row. */
export type KeyColumn<D extends AnyDefinition> = D['key'][number];

/** The ids of the columns of a table. */
export type ColumnId<D extends AnyDefinition> =
  D extends Definition<string, infer C, string, infer O>
    ? (keyof C & string) | (O extends OpenColumns<infer P> ? `${P}${string}` : never)
    : never;

/** The cells that name a row of a table; any cells where the definition is not known. */
export type KeyOf<D extends AnyDefinition> =
  string extends KeyColumn<D>
    ? Readonly<Record<string, Cell>>
    : D extends AnyDefinition
      ? { readonly [id in KeyColumn<D>]: RowOf<D>[id & keyof RowOf<D>] }
      : never;

/** The file of a table in a release. */
export function fileOf({ name, topLevel }: Pick<AnyDefinition, 'name' | 'topLevel'>): string {
  return topLevel ? `${name}.csv` : `analysis/${name}.csv`;
}

/** Whether a cell of a column may be missing. */
export function mayBeMissing({ key, columns }: Pick<AnyDefinition, 'key' | 'columns'>, id: string): boolean {
  return mayBeNull(columns[id]!, key.includes(id));
}

/** Whether cells of such a column may be null; a text of the key is empty instead. */
export function mayBeNull({ type, optional }: Pick<Column, 'type' | 'optional'>, isKey: boolean): boolean {
  if (type === 'string') return !isKey && optional === true;
  return optional ?? !isKey;
}
