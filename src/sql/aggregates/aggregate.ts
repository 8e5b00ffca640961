import type { FigureError } from '../../edition/index.js';
import type { CellSql, Dialect } from '../dialect.js';

/**
 * One way to make a figure out of many records, in three steps, so that records may come in parts: the engine makes a
 * partial of each part (`column`, or `bucket` and `register`), partials of one place and date are merged, and the whole is
 * finished. A partial leaves the engine, is stored and travels as a cell, the same from both engines; `read` and
 * `write` are each other's inverse.
 *
 * @typeParam S what is known of the records so far
 */
export interface Aggregate<S> {
  /** How the engine makes the partial. */
  partial: Column | Buckets;
  /** A partial of no records is NULL or ''. */
  read(cell: Cell): S;
  write(state: S): Cell;
  /** Of one or more. */
  merge(all: readonly S[]): S;
  /** NaN where nothing is known. */
  finish(state: S): number;
  /** `finish(read(cell))` in one step, where that is much quicker. */
  figure?(cell: Cell): number;
  /** How far the finished figure may be from the truth; absent where it is exact. */
  error?: FigureError;
}

/** A partial outside the engine: a number where a double holds it, else a text. */
export type Cell = string | number | null;

/** Aggregate functions over the records of a place and date. `x` is the quoted column. */
export interface Column {
  /** Over records, most are one; a FILTER may stand right behind each. */
  columns(x: string, d: Dialect): string[];
  /** The function that makes the same of what each says of several groups of records. */
  again: 'sum' | 'min' | 'max';
  /** How they leave the engine. */
  cell(made: readonly string[], x: string, d: Dialect): CellSql;
}

/**
 * A sketch: records fall into numbered buckets, an aggregate function keeps one number a bucket, and the partial is the
 * list `bucket:number`. Plain SQL in any engine.
 */
export interface Buckets {
  /** The bucket of a record: a whole number, NULL for a record without one. */
  bucket(x: string, d: Dialect): string;
  /** The aggregate function over the records of a bucket; takes a FILTER after it. NULL or 0 where there are none. */
  register(x: string, d: Dialect): string;
  /** What the list has for it; NULL leaves it out. `r` is the name of the register. */
  kept(r: string): string;
}

/** A list `bucket:number` as a map. */
export function readBuckets(cell: Cell): Map<number, number> {
  const all = new Map<number, number>();
  if (!cell) return all;
  for (const pair of String(cell).split(',')) {
    const colon = pair.indexOf(':');
    all.set(Number(pair.slice(0, colon)), Number(pair.slice(colon + 1)));
  }
  return all;
}

/** The map as a list, in order of the buckets. */
export function writeBuckets(buckets: ReadonlyMap<number, number>): string {
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([key, value]) => `${key}:${value}`)
    .join(',');
}

/** Maps in one; `both` says what a bucket of several has. */
export function mergeBuckets(
  maps: readonly Map<number, number>[],
  both: (x: number, y: number) => number,
): Map<number, number> {
  if (maps.length === 1) return maps[0]!;
  const all = new Map(maps[0]);
  for (const map of maps.slice(1)) {
    for (const [key, value] of map) {
      const known = all.get(key);
      all.set(key, known === undefined ? value : both(known, value));
    }
  }
  return all;
}
