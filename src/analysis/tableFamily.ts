import type { Panel, Plan } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import type { AnyDefinition, Table } from '../tables/index.js';

/** The input of an analysis. */
export interface Analysed {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** A family of tables that are computed together: their definitions and their function. An edition may lack some of them. */
export interface TableFamily<D extends AnyDefinition = AnyDefinition> {
  readonly tables: readonly D[];
  readonly make: (of: Analysed) => readonly Table<D>[];
  /** The same tables with the rows of one node alone, by its id, where they do not depend on other nodes. */
  readonly ofNode?: (of: Analysed, node: string) => readonly Table<D>[];
}

/** A family, its tables typed by their definitions. */
export function tableFamily<const T extends readonly AnyDefinition[]>(
  tables: T,
  make: TableFamily<T[number]>['make'],
  ofNode?: TableFamily<T[number]>['ofNode'],
): TableFamily<T[number]> {
  return { tables, make, ...(ofNode ? { ofNode } : {}) };
}
