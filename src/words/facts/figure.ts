import type { EconomicIndicator } from '../../edition/index.js';

/** What a figure counts in: index points, a change of them, and so on. Shares and growth are per cent, not parts of one. */
export type FigureUnit =
  | 'points'
  | 'change'
  | 'percent'
  | 'percentage-points'
  | 'rank'
  | 'places'
  | 'count'
  | 'periods'
  | 'coefficient'
  | 'quotient'
  | 'factor'
  | 'probability'
  | EconomicIndicator;

/**
 * How a figure follows from the receipts it names: it is the value, the rank or the number ranked of the one result; the
 * cell of the one row; the sum of the values, the first less the second, the first as per cent of the second, or by how many per cent it is above it; how many
 * receipts show it: 1 in a cell, the first rank in a result; how many receipts are named; the mean of their values; or the rank of the first among all
 * that are named, as published or as far as their ranges under other weights leave it open; or the Gini coefficient of all their values. What is worked out on demand (an
 * index built again with other figures) is `computed` and has no receipt: its fact says by what.
 */
export type Derivation =
  | 'computed'
  | 'value'
  | 'rank'
  | 'of'
  | 'cell'
  | 'sum'
  | 'difference'
  | 'ratio'
  | 'growth'
  | 'count'
  | 'named'
  | 'mean'
  | 'among'
  | 'gini';

/** A number with its unit and the references of the receipts it follows from, as `receiptOf` takes them. */
export interface CitedFigure {
  value: number;
  unit: FigureUnit;
  from: Derivation;
  references: readonly string[];
  /** Decimals in which it is shown, where these are not the usual: points that tell a rank, changes of a node that says its own. */
  digits?: number;
  /** Whether it looks, in its decimals, like a figure of another rank. */
  isAlike?: true;
  /** How many digits count, where it is an estimate that bears no more. */
  significant?: number;
  /** What the cell is multiplied by: 100 where a table has a share as a part of one. */
  times?: number;
}

/** Lowest and highest rank in nine of ten variants: other weights, one indicator left out, errors of the data where they are known. */
export interface RankRange {
  low: CitedFigure;
  high: CitedFigure;
}
