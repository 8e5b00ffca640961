import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as csvRows } from 'csv-parse';
import {
  type CellWriter,
  cellWriter,
  type DataRows,
  type Panel,
  type Plan,
  type Problem,
  ProblemList,
  problems,
  Reason,
  type Report,
  unguardCell,
} from '../edition/index.js';
import { identifier } from '../sql/index.js';
import type { DataFile } from './dataFiles.js';
import { unreadableFile } from './unreadable.js';

/**
 * Streams the data files into the panel. Every cell is checked: unit, period and indicator must be known, the value
 * must be a number or empty, and each cell may be given only once, by a file or a signal. Memory use is that of the
 * panel plus one chunk, whatever the size of the file.
 *
 * @returns all problems (the first twenty of each kind in a file, and the number of others), and the rows of each file
 * that the cells of each indicator come from
 */
export async function loadDataFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly DataFile[],
  plan: Plan,
  panel: Panel,
): Promise<{ problems: Problem[]; rows: DataRows[] }> {
  const found: Problem[] = [];
  const rows: DataRows[] = [];
  const filled = panel.reasons.map((reason) => (reason === Reason.observed ? 1 : 0));
  for (const file of files) {
    const here = new ProblemList();
    const report: Report = (kind, problem) => here.addLazily(problem, kind);
    try {
      const writer = cellWriter(plan, panel, filled, file.name, report);
      await streamCells(connection, file, plan, report, writer);
      rows.push(...rowsOf(file, plan, writer));
      found.push(...(await withLines(here.all, file)));
    } catch (error) {
      found.push(...here.all, ...(await unreadableFile(folder, file.name, error)));
    }
  }
  return { problems: found, rows };
}

/** The indicators with cells in a file, in the order of the plan. */
function rowsOf({ name: file, form }: DataFile, plan: Plan, { rows }: CellWriter): DataRows[] {
  return plan.indicators.flatMap(({ id }, k) => {
    const has = rows.get(k);
    return has ? [{ file, form, indicator: id, ...has }] : [];
  });
}

/** Passes every cell of a file to the writer, row by row. */
async function streamCells(
  connection: DuckDBConnection,
  file: DataFile,
  plan: Plan,
  report: Report,
  writer: CellWriter,
): Promise<void> {
  const known = plan.indicators.map((i) => i.id);
  const leaves = file.form === 'wide' ? file.columns.filter((c) => c !== 'unit' && c !== 'period') : [];
  for (const c of leaves.filter((leaf) => !known.includes(leaf))) {
    report('column', () => problems.unknownColumn(file.name, c, known));
  }
  const read = leaves.filter((c) => known.includes(c));
  const columns =
    file.form === 'long' ? ['unit', 'period', 'indicator', 'value', 'status'] : ['unit', 'period', ...read];
  const select = columns.map((c) => (file.columns.includes(c) ? `trim(${identifier(c)}::VARCHAR)` : 'NULL'));
  const result = await connection.stream(`SELECT ${select.join(', ')} FROM ${file.table}`);
  let line = 1;
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    const cells = chunk.getColumns() as (string | null)[][];
    for (let i = 0; i < chunk.rowCount; i++) {
      line++;
      writer.row(line, unguardCell(cells[0]![i] ?? ''), cells[1]![i] ?? '');
      if (file.form === 'long') writer.cell('value', cells[2]![i] ?? '', cells[3]![i]!, cells[4]![i]!);
      else for (const [j, leaf] of read.entries()) writer.cell(leaf, leaf, cells[2 + j]![i]!, null);
    }
  }
}

/**
 * Converts row numbers in problems (the header is row 1) to line numbers: a CSV may have empty lines and cells over
 * several lines.
 */
async function withLines(found: readonly Problem[], { csv }: DataFile): Promise<Problem[]> {
  const last = Math.max(0, ...found.map((p) => p.at.line ?? 0));
  if (!csv || last === 0) return [...found];
  const lines = [0];
  const rows = createReadStream(csv).pipe(csvRows({ info: true, skip_empty_lines: true, to: last }));
  for await (const row of rows) lines.push((row as { info: { lines: number } }).info.lines);
  return found.map((p) => ({ ...p, at: { ...p.at, line: lines[p.at.line!] ?? p.at.line! } }));
}
