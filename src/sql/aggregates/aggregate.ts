import type { FigureError } from '../../edition/index.js';
import type { CellSql, Dialect } from '../dialect.js';

/**
 * One way to make a figure out of many records, in three steps, so that records may come in parts: the engine makes a
 * partial of each part (`columns`, or `bucket` and `register`), partials of one place and date are merged, and the whole is
 * finished. A partial leaves the engine, is stored and travels as a cell, the same from both engines; `read` and
 * `write` are each other's inverse.
 *
 * @typeParam S what is known of the records so far
 */
export interface Aggregate<S> {
  /** How the engine computes a partial, the mergeable intermediate state over some of the records. */
  partial: AggregatePartial | Buckets;
  /** Parses a partial; over no records it is NULL or ''. */
  read(cell: Cell): S;
  write(state: S): Cell;
  /** Merges one or more states. */
  merge(all: readonly S[]): S;
  /** The figure; NaN where it is undefined. */
  finish(state: S): number;
  /** Bound on the error of the finished figure; absent where the figure is exact. */
  error?: FigureError;
}

/** A partial outside the engine: a number where a double represents it exactly, otherwise a text. */
export type Cell = string | number | null;

/** Partials made by aggregate functions over the records of a place and date. `x` is the quoted column. */
export interface AggregatePartial {
  /** SQL aggregates over the records, usually one; each may be followed by a FILTER clause. */
  columns(x: string, d: Dialect): string[];
  /** The function that merges these aggregates over several groups of records. */
  mergeFunction: 'sum' | 'min' | 'max';
  /** Whether they are numbers of records, which add up exactly as doubles, and faster. */
  counts?: true;
  /** The SELECT expression of the cell. */
  cell(made: readonly string[], x: string, d: Dialect): CellSql;
}

/**
 * A sketch: records fall into numbered buckets, an aggregate function computes one number (register) per bucket, and
 * the partial is the list `bucket:number`. Plain SQL in any engine.
 */
export interface Buckets {
  /** The bucket of a record: a whole number; NULL for a record without a value. */
  bucket(x: string, d: Dialect): string;
  /**
   * What is computed of the records of a bucket; NULL or 0 where there are none.
   * @param filter the FILTER clause of its aggregate functions; may be empty
   */
  register(x: string, d: Dialect, filter: string): string;
  /** The number listed for the bucket; NULL omits the bucket. `r` is the name of the register column. */
  entry(r: string): string;
}

/** Parses a list `bucket:number`. */
export function readBuckets(cell: Cell): Map<number, number>;
export function readBuckets<N>(cell: Cell, read: (text: string) => N): Map<number, N>;
export function readBuckets(cell: Cell, read: (text: string) => unknown = Number): Map<number, unknown> {
  const all = new Map<number, unknown>();
  if (!cell) return all;
  for (const pair of String(cell).split(',')) {
    const colon = pair.indexOf(':');
    all.set(Number(pair.slice(0, colon)), read(pair.slice(colon + 1)));
  }
  return all;
}

/** Writes a map as a list, in order of the buckets. */
export function writeBuckets<N>(
  buckets: ReadonlyMap<number, N>,
  write: (n: N) => string | number = String,
): string {
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([key, value]) => `${key}:${write(value)}`)
    .join(',');
}

/** Merges maps; `combine` merges two numbers of the same bucket. */
export function mergeBuckets<N>(maps: readonly Map<number, N>[], combine: (x: N, y: N) => N): Map<number, N> {
  if (maps.length === 1) return maps[0]!;
  const all = new Map(maps[0]);
  for (const map of maps.slice(1)) {
    for (const [key, value] of map) {
      const known = all.get(key);
      all.set(key, known === undefined ? value : combine(known, value));
    }
  }
  return all;
}
