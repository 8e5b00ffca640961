import {
  at,
  type Plan,
  type PublishedCell,
  type PublishedTable,
  publishedPeriods,
} from '../../edition/index.js';
import { type Index, rankAt } from '../../engine/index.js';
import { levelsOf } from '../levels.js';
import type { Analysed } from '../tableFamily.js';
import { roundAsPublished } from './rounded.js';

/** Why a published figure is not compared. */
export type NotComparedReason = 'no-unit' | 'no-period' | 'no-node' | 'missing' | 'not-published';

/** A published figure compared with this index. */
export interface ComparedCell extends PublishedCell {
  /** The figure of this index, unrounded and rounded like the published one; NaN where there is none. */
  ours: number;
  rounded: number;
  /** This index minus the published figure, unrounded; NaN where either is missing. */
  difference: number;
  /** Whether this index rounds to the published figure; undefined where either is missing. */
  equal: boolean | undefined;
  /** The rank in this index (0 for none), and whether it equals the published one; undefined where either is missing. */
  ourRank: number;
  rankEqual: boolean | undefined;
  /** Why neither value nor rank is compared. */
  why: NotComparedReason | undefined;
}

/** A table of published figures compared with this index, its cells in their order. */
export interface ComparedTable {
  table: PublishedTable;
  cells: ComparedCell[];
}

/** The position of a figure in this index. */
export interface OwnFigure {
  value: number;
  rank: number;
}

/** The figure of an index that a published one is to be compared with, or why there is none. */
export type Finder = (cell: PublishedCell) => OwnFigure | NotComparedReason;

/** Finds figures of an index by level, unit, period and node. */
export function figureFinder(plan: Plan, index: Index): Finder {
  const levels = new Map(levelsOf(plan, index).map((level) => [level.id, level]));
  const numbersIn = new Map(
    [...levels].map(([id, { members }]) => [id, numbersOf(members.map((m) => m.code))]),
  );
  const nodes = numbersOf(plan.nodes.map(({ id }) => id));
  const periods = numbersOf(publishedPeriods(plan));
  return ({ level, unit, period, node }) => {
    const [g, t] = [nodes.get(node), periods.get(period)];
    if (level === '') return 'no-unit';
    if (t === undefined) return 'no-period';
    if (g === undefined) return 'no-node';
    if (level === 'total') return { value: at(index.total, g, 0, t), rank: 0 };
    const [found, c] = [levels.get(level)!, numbersIn.get(level)!.get(unit)!];
    return { value: at(found, g, c, t), rank: rankAt(found, g, c, t) };
  };
}

/** All published figures of an edition compared with the results. */
export function comparePublished(of: Analysed): ComparedTable[] {
  const find = figureFinder(of.plan, of.index);
  return of.plan.published.map((table) => ({
    table,
    cells: table.cells.map((cell) => compareCell(table, cell, find(cell))),
  }));
}

const numbersOf = (words: readonly string[]) => new Map(words.map((word, i) => [word, i]));

function compareCell(
  table: PublishedTable,
  cell: PublishedCell,
  found: OwnFigure | NotComparedReason,
): ComparedCell {
  const { value: ours, rank: ourRank } = typeof found === 'string' ? { value: Number.NaN, rank: 0 } : found;
  const nearest = roundAsPublished(ours, table.digits, table.rounding);
  const difference = cell.value === null ? Number.NaN : ours - cell.value;
  const equal = Number.isNaN(difference) ? undefined : nearest === cell.value;
  const rankEqual = cell.rank === null || ourRank === 0 ? undefined : ourRank === cell.rank;
  const there = equal !== undefined || rankEqual !== undefined;
  const none = cell.value === null && cell.rank === null ? 'not-published' : 'missing';
  const why = there ? undefined : typeof found === 'string' ? found : none;
  return { ...cell, ours, rounded: nearest, difference, equal, ourRank, rankEqual, why };
}

/** How the figures of one node, level and period compare. */
export interface PublishedSummary {
  published: string;
  level: string;
  node: string;
  period: string;
  /** Rows of the table. */
  rows: number;
  /** Values that both have, and how many of ours round to theirs. */
  values: number;
  equal: number;
  /** The largest difference of values, and the place; undefined where none is compared. */
  largest: ComparedCell | undefined;
  /** Ranks that both have, how many are the same, and the largest difference of ranks. */
  ranks: number;
  ranksEqual: number;
  rankLargest: ComparedCell | undefined;
  /** How many are not compared, by reason. */
  aside: Partial<Record<NotComparedReason, number>>;
}

/** The comparison of a table by level, node and period, in the order in which they come. */
export function summariesOf({ table, cells }: ComparedTable): PublishedSummary[] {
  const groups = new Map<string, ComparedCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.level, cell.node, cell.period]);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].map((of) => summaryOf(table.id, of));
}

/** The comparison of some figures of a table; their level, node and period are those of the first. */
export function summaryOf(published: string, cells: readonly ComparedCell[]): PublishedSummary {
  const { level = '', node = '', period = '' } = cells[0] ?? {};
  const values = cells.filter((c) => c.equal !== undefined);
  const ranks = cells.filter((c) => c.rankEqual !== undefined);
  const aside: PublishedSummary['aside'] = {};
  for (const { why } of cells) if (why) aside[why] = (aside[why] ?? 0) + 1;
  return {
    published,
    level,
    node,
    period,
    rows: cells.length,
    values: values.length,
    equal: values.filter((c) => c.equal).length,
    largest: largestBy(values, (c) => c.difference),
    ranks: ranks.length,
    ranksEqual: ranks.filter((c) => c.rankEqual).length,
    rankLargest: largestBy(ranks, (c) => c.ourRank - c.rank!),
    aside,
  };
}

/** The first of those that differ most. */
function largestBy(
  cells: readonly ComparedCell[],
  by: (cell: ComparedCell) => number,
): ComparedCell | undefined {
  return cells.reduce<ComparedCell | undefined>(
    (most, cell) => (most === undefined || Math.abs(by(cell)) > Math.abs(by(most)) ? cell : most),
    undefined,
  );
}
