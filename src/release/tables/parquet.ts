import { parquetRead } from 'hyparquet';
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
export async function readPanel(file: Uint8Array, plan: Plan): Promise<{ panel: Panel } & CellRecords> {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const cells = panel.values.length;
  checkParquet(file, (rows) => rows === cells);
  const records = new Float64Array(cells).fill(Number.NaN);
  const observed = new Array<string | undefined>(cells).fill(undefined);
  const fill: Record<string, (at: number, cell: never) => void> = {
    value: (at, cell: number | null) => (panel.values[at] = cell ?? Number.NaN),
    reason: (at, cell: number) => (panel.reasons[at] = cell),
    records: (at, cell: number | null) => (records[at] = cell ?? Number.NaN),
    observed: (at, cell: string | null) => (observed[at] = cell ?? undefined),
  };
  await parquetRead({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
    columns: Object.keys(fill),
    // By columns: an object for each row would take a third longer.
    onChunk({ columnName, columnData, rowStart }) {
      const set = fill[columnName]!;
      for (let i = 0; i < columnData.length; i++) set(rowStart + i, columnData[i] as never);
    },
  });
  return { panel, records, observed };
}
