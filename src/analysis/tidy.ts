import type { Panel, Plan } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import type { AnyDefinition, Table } from '../tables/index.js';

/** What an analysis looks at. */
export interface Analysed {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** Tables that are made together: their definitions and their maker. An edition may have none of a table. */
export interface Family<D extends AnyDefinition = AnyDefinition> {
  readonly tables: readonly D[];
  readonly make: (of: Analysed) => readonly Table<D>[];
  /** The same tables with the rows of one node alone, by its id, where they do not depend on other nodes. */
  readonly ofNode?: (of: Analysed, node: string) => readonly Table<D>[];
}

/** A family, its tables typed by their definitions. */
export function family<const T extends readonly AnyDefinition[]>(
  tables: T,
  make: Family<T[number]>['make'],
  ofNode?: Family<T[number]>['ofNode'],
): Family<T[number]> {
  return { tables, make, ...(ofNode ? { ofNode } : {}) };
}
