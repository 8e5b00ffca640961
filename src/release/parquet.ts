import { type AsyncBuffer, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { emptyPanel, type Panel, type Plan, type RecordCounts } from '../edition/index.js';
import type { Results } from './results.js';

/** Numbers with null for those that are missing: NaN, unless told otherwise. */
export const orNull = (values: ArrayLike<number>, missing: (x: number) => boolean = Number.isNaN) =>
  Array.from(values, (x) => (missing(x) ? null : x));

/** results.parquet: the same rows as results.csv; a missing value or rank is null. */
export function resultsParquet(rows: Results): Uint8Array {
  const buffer = parquetWriteBuffer({
    createdBy: 'internet-plus-index',
    columnData: [
      { name: 'unit', data: rows.unit, type: 'STRING' },
      { name: 'level', data: rows.level, type: 'STRING' },
      { name: 'period', data: rows.period, type: 'STRING' },
      { name: 'node', data: rows.node, type: 'STRING' },
      { name: 'value', data: orNull(rows.value), type: 'DOUBLE' },
      { name: 'rank', data: orNull(rows.rank, (r) => r === 0), type: 'INT32' },
      { name: 'status', data: rows.status, type: 'STRING' },
    ],
  });
  return new Uint8Array(buffer);
}

/**
 * panel.parquet: every raw figure with the reason of its cell, and the number and date of the records behind it.
 * One row an indicator, period and unit, in the order of the plan.
 */
export function panelParquet(plan: Plan, panel: Panel, counts: readonly RecordCounts[]): Uint8Array {
  const cells = panel.values.length;
  const records = new Array<number | null>(cells).fill(null);
  const observed = new Array<string | null>(cells).fill(null);
  for (const m of counts) {
    const k = plan.indicators.findIndex((i) => i.id === m.indicator);
    const t = plan.periods.indexOf(m.period);
    if (k < 0 || t < 0) continue;
    const from = (k * panel.periods + t) * panel.units;
    m.counts.forEach((n, c) => {
      if (Number.isNaN(panel.values[from + c])) return;
      records[from + c] = n;
      observed[from + c] = m.observed;
    });
  }
  const line = panel.units * panel.periods;
  const column = (name: (at: number) => string) => Array.from({ length: cells }, (_, at) => name(at));
  const buffer = parquetWriteBuffer({
    createdBy: 'internet-plus-index',
    columnData: [
      { name: 'indicator', data: column((at) => plan.indicators[Math.floor(at / line)]!.id), type: 'STRING' },
      {
        name: 'period',
        data: column((at) => plan.periods[Math.floor(at / panel.units) % panel.periods]!),
        type: 'STRING',
      },
      { name: 'unit', data: column((at) => plan.units[at % panel.units]!.code), type: 'STRING' },
      { name: 'value', data: orNull(panel.values), type: 'DOUBLE' },
      { name: 'reason', data: Array.from(panel.reasons), type: 'INT32' },
      { name: 'records', data: records, type: 'DOUBLE' },
      { name: 'observed', data: observed, type: 'STRING' },
    ],
  });
  return new Uint8Array(buffer);
}

/** The raw records behind a cell: how many, and the observation date they carry. */
export interface CellRecords {
  records: Float64Array;
  observed: (string | undefined)[];
}

/** Reads panel.parquet back into the panel it was written from. */
export async function readPanel(file: AsyncBuffer, plan: Plan): Promise<{ panel: Panel } & CellRecords> {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const rows = (await parquetReadObjects({
    file,
    columns: ['value', 'reason', 'records', 'observed'],
  })) as { value: number | null; reason: number; records: number | null; observed: string | null }[];
  if (rows.length !== panel.values.length) {
    throw new Error(`panel.parquet: ${rows.length} cells where the plan has ${panel.values.length}`);
  }
  const records = new Float64Array(rows.length).fill(Number.NaN);
  const observed = new Array<string | undefined>(rows.length);
  rows.forEach((row, at) => {
    panel.values[at] = row.value ?? Number.NaN;
    panel.reasons[at] = row.reason;
    records[at] = row.records ?? Number.NaN;
    observed[at] = row.observed ?? undefined;
  });
  return { panel, records, observed };
}
