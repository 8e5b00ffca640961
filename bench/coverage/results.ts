import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { csvCell } from '../../dist/edition/index.js';
import { type Cell, errorOf, holds, tells } from './cell.js';

/** The columns of a file of results; shares and their standard errors are from 0 to 1. */
const columns = ['what', 'panel', 'units', 'periods', 'share', 'standard_error', 'trials', 'holds'] as const;

/** A line of a file of results, as texts; what is not known is empty. */
export type Row = Record<(typeof columns)[number], string>;

export type Results = Record<Cell['counts'], readonly Row[]>;

/** The files of `docs/coverage/`, by what their cells count. */
export const fileOf: Record<Cell['counts'], string> = {
  wrong: 'verdicts.csv',
  cover: 'intervals.csv',
  found: 'changes.csv',
};

const counted = Object.keys(fileOf) as Cell['counts'][];
const folder = new URL('../../docs/coverage/', import.meta.url);

const byCounts = (rowsOf: (counts: Cell['counts']) => readonly Row[]): Results =>
  Object.fromEntries(counted.map((counts) => [counts, rowsOf(counts)])) as Results;

/** What was simulated before. */
export const readResults = (): Results =>
  byCounts((counts) => parse(readFileSync(new URL(fileOf[counts], folder)), { columns: true }));

export function writeResults(results: Results): void {
  mkdirSync(folder, { recursive: true });
  for (const counts of counted) {
    const lines = [columns, ...results[counts].map((row) => columns.map((column) => row[column]))];
    const text = lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
    writeFileSync(new URL(fileOf[counts], folder), text);
  }
}

/** Results with those of some cells in place of the ones they have of them; new ones are last. */
export function renewed(before: Results, cells: readonly Cell[]): Results {
  return byCounts((counts) => {
    const rows = [...before[counts], ...cells.filter((cell) => cell.counts === counts).map(rowOf)];
    return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
  });
}

const keyOf = ({ what, panel, units, periods }: Row) => JSON.stringify([what, panel, units, periods]);

export function rowOf(cell: Cell): Row {
  // Nothing was told in any trial.
  const said = (share: number) => (Number.isNaN(share) ? '' : share.toFixed(3));
  const { what, panel, units, periods, hits, trials, counts } = cell;
  const isJudged = counts !== 'found' && tells(cell);
  return {
    ...{ what, panel, units: String(units), periods: String(periods), trials: String(trials) },
    ...{ share: said(hits / trials), standard_error: said(errorOf(cell)) },
    holds: !isJudged ? '' : holds(cell) ? 'yes' : 'no',
  };
}
