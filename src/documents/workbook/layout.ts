import { at, line, type Plan, publishedPeriods } from '../../edition/index.js';
import { flagsIn, startedChildren } from '../../engine/index.js';
import { type CellPosition, cellReference, formatFor, rangeReference } from '../../figures/index.js';
import type { Release } from '../../release/index.js';

/** The tables with a row a unit and a column an indicator or node. */
export type WideSheet = 'Data' | 'Treated' | 'Normalised' | 'Scores' | 'Ranks';

/** Columns before the first indicator: code, English name, Chinese name. */
export const nameColumns = 3;

/** Rows that say what is below (banner, description), and the three rows of titles (id, English, Chinese). */
const leadRows = 2;
const titleRows = 3;

/** Rows of facts between the description and the titles. */
const factRows: Record<WideSheet, number> = { Data: 4, Treated: 2, Normalised: 6, Scores: 3, Ranks: 0 };

/** The positions of all cells: the only place that knows rows and columns, for formulas and for tests. */
export class WorkbookLayout {
  readonly plan: Plan;
  readonly index: Release['index'];
  /** The nodes level by level, so that the children of a node are side by side. */
  readonly levels: number[];
  /** The leaves in the order of the framework. */
  readonly leaves: number[];

  readonly #levelPlace: number[];
  readonly #leafPlace: number[];

  /** @param t number of the published period shown */
  constructor(
    readonly release: Release,
    readonly t: number,
  ) {
    this.plan = release.plan;
    this.index = release.index;
    this.levels = [0];
    for (const g of this.levels) this.levels.push(...this.plan.nodes[g]!.children);
    this.leaves = this.plan.nodes.flatMap((node, g) => (node.indicator >= 0 ? [g] : []));
    this.#levelPlace = this.plan.nodes.map((_, g) => this.levels.indexOf(g));
    this.#leafPlace = this.plan.nodes.map((_, g) => this.leaves.indexOf(g));
  }

  get period(): string {
    return publishedPeriods(this.plan)[this.t]!;
  }

  /** How many cells the sheets with a row a unit have. */
  get cells(): number {
    const columns = 2 * (this.plan.indicators.length + this.leaves.length + this.levels.length);
    return this.plan.units.length * columns;
  }

  /** First row of facts. */
  readonly factRow = leadRows;

  titleRow(sheet: WideSheet): number {
    return leadRows + factRows[sheet];
  }

  /** Row of the first unit. */
  top(sheet: WideSheet): number {
    return leadRows + factRows[sheet] + titleRows;
  }

  unitRow(sheet: WideSheet, c: number): number {
    return this.top(sheet) + c;
  }

  dataColumn(k: number): number {
    return nameColumns + k;
  }

  leafColumn(g: number): number {
    return nameColumns + this.#leafPlace[g]!;
  }

  nodeColumn(g: number): number {
    return nameColumns + this.#levelPlace[g]!;
  }

  /** All units of one column. */
  column(sheet: WideSheet, column: number): string {
    const from = { row: this.top(sheet), column };
    return rangeReference(sheet, from, { row: from.row + this.plan.units.length - 1, column }, 'row');
  }

  /** The children of a node in one row of Scores; a row that is shared by all units is fixed. */
  children(g: number, row: number, shared: boolean): string {
    const columns = this.plan.nodes[g]!.children.map((h) => this.nodeColumn(h));
    const cell = (column: number): CellPosition => ({ row, column });
    return rangeReference(
      'Scores',
      cell(Math.min(...columns)),
      cell(Math.max(...columns)),
      shared ? 'row' : 'none',
    );
  }

  /** A node's row in Framework. */
  frameworkRow(g: number): number {
    return leadRows + 2 + g;
  }

  /** Framework's cell with the share of the children that must be present. */
  get minPresent(): CellPosition {
    return { row: this.frameworkRow(this.plan.nodes.length) + 2, column: frameworkColumns.weight };
  }

  /** Row of a unit in Units. */
  unitsRow(c: number): number {
    return leadRows + 2 + c;
  }

  /** Value of a node for a unit in the period shown. */
  value(g: number, c: number): number {
    return at(this.index, g, c, this.t);
  }

  /** A node's values for all units in the period shown. */
  line(g: number): Float64Array {
    return line(this.index, g, this.t);
  }

  readonly #formats = new Map<number, string>();

  /** The number format of a node's values. */
  format(g: number): string {
    const format = this.#formats.get(g) ?? formatFor(this.line(g), this.plan.nodes[g]!.digits);
    this.#formats.set(g, format);
    return format;
  }

  flag(g: number, c: number): number {
    return flagsIn(this.index, g, this.t)?.[c] ?? 0;
  }

  /** Share of the parent now, among siblings that have begun. */
  shareNow(g: number): number {
    const { parent } = this.plan.nodes[g]!;
    if (parent < 0) return 1;
    const { children, weights } = startedChildren(this.plan, this.index.start, parent, this.t);
    return weights[children.indexOf(g)] ?? 0;
  }

  /** What the weights of the children of a node add up to, by Framework's cells. */
  writtenTotal(g: number): string {
    const column = (of: number) => {
      const [first, last] = [0, this.plan.nodes.length - 1].map((h) =>
        cellReference('Framework', { row: this.frameworkRow(h), column: of }, 'both'),
      );
      return `${first}:${last!.replace('Framework!', '')}`;
    };
    const id = cellReference('Framework', { row: this.frameworkRow(g), column: frameworkColumns.id }, 'both');
    return `SUMPRODUCT(--(${column(frameworkColumns.parent)}=${id}),${column(frameworkColumns.weight)})`;
  }

  /** What the children of a node that have begun have of the weight of all, as a factor with its asterisk; empty where all have. */
  startedShare(g: number): string {
    const { children } = this.plan.nodes[g]!;
    if (children.every((h) => this.index.start[h]! <= this.t)) return '';
    const cell = (h: number, column: number) =>
      cellReference('Framework', { row: this.frameworkRow(h), column }, 'both');
    const begun = children.map(
      (h) => `${cell(h, frameworkColumns.weight)}*${cell(h, frameworkColumns.counts)}`,
    );
    return `(${begun.join('+')})/${this.writtenTotal(g)}*`;
  }

  /** Framework's cell with a node's share of its parent. */
  share(g: number): string {
    const at = { row: this.frameworkRow(g), column: frameworkColumns.share };
    return cellReference('Framework', at, 'both');
  }
}

/** The columns of Framework. */
export const frameworkColumns = {
  id: 0,
  en: 1,
  zh: 2,
  parent: 3,
  weight: 4,
  counts: 5,
  share: 6,
  whole: 7,
  join: 8,
  normalise: 9,
  unit: 10,
  direction: 11,
  live: 12,
} as const;
