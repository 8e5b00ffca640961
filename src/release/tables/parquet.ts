import {
  emptyPanel,
  offset,
  type Panel,
  type Plan,
  positionOf,
  type RecordCounts,
} from '../../edition/index.js';
import type { DictionaryColumn } from './dictionaryColumn.js';
import { parquetBytes } from './parquetBytes.js';
import { parquetColumns } from './parquetColumns.js';
import { checkParquet } from './parquetGuard.js';

/**
 * panel.parquet: every raw figure with the reason of its cell, and the number and date of the records behind it.
 * One row for each indicator, period and unit, in the order of the plan.
 */
export function panelParquet(plan: Plan, panel: Panel, counts: readonly RecordCounts[]): Uint8Array {
  const cells = panel.values.length;
  const records = new Float64Array(cells).fill(Number.NaN);
  const observed = new Array<string | null>(cells).fill(null);
  for (const m of counts) {
    const k = plan.indicators.findIndex((i) => i.id === m.indicator);
    const t = plan.periods.indexOf(m.period);
    if (k < 0 || t < 0) continue;
    const from = offset(panel, k, 0, t);
    m.counts.forEach((n, c) => {
      if (Number.isNaN(panel.values[from + c])) return;
      records[from + c] = n;
      observed[from + c] = m.observed;
    });
  }
  const column = (words: readonly string[], number: (at: number) => number): DictionaryColumn => ({
    words,
    at: new Int32Array(cells).map((_, at) => number(at)),
  });
  const ids = plan.indicators.map(({ id }) => id);
  const codes = plan.units.map(({ code }) => code);
  return parquetBytes([
    { name: 'indicator', data: column(ids, (at) => positionOf(panel, at).node), type: 'STRING' },
    {
      name: 'period',
      data: column(plan.periods, (at) => positionOf(panel, at).period),
      type: 'STRING',
    },
    { name: 'unit', data: column(codes, (at) => positionOf(panel, at).unit), type: 'STRING' },
    { name: 'value', data: panel.values, type: 'DOUBLE' },
    { name: 'reason', data: Int32Array.from(panel.reasons), type: 'INT32' },
    { name: 'records', data: records, type: 'DOUBLE' },
    { name: 'observed', data: observed, type: 'STRING' },
  ]);
}

/** The number of raw records behind a cell, and their observation date. */
export interface CellRecords {
  records: Float64Array;
  observed: (string | undefined)[];
}

/** Reads panel.parquet back into the panel it was written from. */
export function readPanel(file: Uint8Array, plan: Plan): { panel: Panel } & CellRecords {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const cells = panel.values.length;
  checkParquet(file, (rows) => rows === cells);
  const { value, reason, records, observed } = parquetColumns(file, [
    'value',
    'reason',
    'records',
    'observed',
  ]);
  panel.values.set(numbersOf(value));
  panel.reasons.set(numbersOf(reason));
  return { panel, records: numbersOf(records), observed: observed as (string | undefined)[] };
}

/** The numbers of a column; NaN where it has none. */
function numbersOf(column: readonly unknown[]): Float64Array {
  const numbers = new Float64Array(column.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = (column[at] as number | undefined) ?? Number.NaN;
  return numbers;
}
