import type { DuckDBConnection } from '@duckdb/node-api';
import { type DataRows, type Plan, type SampleSet, unguardCell } from '../../edition/index.js';
import { identifier, literal } from '../../sql/index.js';
import type { DataFile } from '../dataFiles.js';
import { countedRow } from '../open/recordFile.js';
import type { CandidateSet, LastObserved } from './candidates.js';
import { type FileRow, rowsOfFiles } from './fileRows.js';

/**
 * The row of a data file behind each figure of the last period: unit, period and the column of the indicator; in a
 * long one indicator, value and status.
 */
export async function dataSamples(
  connection: DuckDBConnection,
  file: DataFile,
  ofFile: readonly DataRows[],
  { units }: Pick<Plan, 'units'>,
  lastOf: (indicator: string) => LastObserved | undefined,
): Promise<CandidateSet[]> {
  const wanted = ofFile.flatMap(({ indicator }) => {
    const last = lastOf(indicator);
    return last ? [{ indicator, period: last.period, units: new Set(last.units) }] : [];
  });
  if (wanted.length === 0) return [];
  const unitNumbers = new Map(units.map(({ code }, unit) => [code, unit]));
  const rows = await rowsIn(connection, file, [...new Set(wanted.map(({ period }) => period))]);
  const chosen = wanted.map(({ indicator, period, units: observed }) => {
    const own = rows.filter((row) => row.period === period && (row.indicator ?? indicator) === indicator);
    const placed = own.map(({ row, unit }) => ({ row, unit: unitNumbers.get(unit) ?? -1 }));
    return { indicator, period, rows: placed.filter(({ unit }) => observed.has(unit)) };
  });
  const numbers = new Set(chosen.flatMap((one) => one.rows.map(({ row }) => row)));
  const table = `(SELECT 0 AS __file, ${countedRow} AS __row, * FROM ${file.table})`;
  const [all] = (await rowsOfFiles(connection, [{ file, numbers }], () => [table])) as [Map<number, FileRow>];
  return chosen.map(({ indicator, period, rows: own }) => {
    const columns = shownColumns(file, indicator);
    const at = columns.map((column) => file.columns.indexOf(column));
    const value = file.columns.indexOf(file.form === 'long' ? 'value' : indicator);
    const set: SampleSet = {
      indicator,
      period,
      file: file.name,
      columns,
      numbered: file.csv === undefined ? 'row' : 'line',
    };
    const shown = own.flatMap(({ row, unit }) => {
      const { cells, line = row } = all.get(row) ?? { cells: [] };
      // An empty cell is no figure; another file or a signal has it.
      if ((cells[value] ?? '').trim() === '') return [];
      return [{ unit, number: line, rank: 1, of: 1, cells: at.map((i) => cells[i] ?? '') }];
    });
    return { set, rows: shown };
  });
}

const longColumns = ['unit', 'period', 'indicator', 'value', 'status'];

/** The columns of a file that say what a figure of an indicator is. */
function shownColumns({ form, columns }: DataFile, indicator: string): string[] {
  const wanted = form === 'long' ? longColumns : ['unit', 'period', indicator];
  return wanted.filter((column) => columns.includes(column));
}

interface DataRow {
  row: number;
  unit: string;
  period: string;
  /** Of a long file. */
  indicator: string | undefined;
}

/** The rows of some periods. */
async function rowsIn(
  connection: DuckDBConnection,
  { table, form }: DataFile,
  periods: readonly string[],
): Promise<DataRow[]> {
  const columns = ['unit', 'period', ...(form === 'long' ? ['indicator'] : [])];
  const texts = columns.map((column) => `trim(CAST(${identifier(column)} AS VARCHAR))`);
  const found = await connection.runAndReadAll(
    [
      `SELECT __row, ${texts.join(', ')} FROM (SELECT row_number() OVER () AS __row, * FROM ${table})`,
      `WHERE ${texts[1]} IN (${periods.map(literal).join(', ')}) ORDER BY __row`,
    ].join('\n'),
  );
  return found.getRows().map(([row, unit, period, indicator]) => ({
    row: Number(row),
    unit: unguardCell(String(unit)),
    period: String(period),
    indicator: form === 'long' ? String(indicator) : undefined,
  }));
}
