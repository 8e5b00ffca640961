import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Frequency,
  type Panel,
  type Plan,
  type Problem,
  periodForm,
  periodNumber,
  problems,
  Reason,
  reasonName,
  UserError,
} from '../edition/index.js';
import { identifier, literal } from '../sql/index.js';
import { decodeText } from './text.js';

/** A data file of an edition as the engine can read it. */
export interface DataFile {
  /** As the user knows it, for example data/values.csv. */
  name: string;
  /** Table expression with all columns as text and `row`, the number of the data row from 1. */
  table: string;
  columns: string[];
  /** long: unit, period, indicator, value[, status]. wide: unit, period and a column an indicator. */
  form: 'long' | 'wide';
}

const most = 20;

/** Finds the data files of an edition and looks at their headers; nothing is loaded. Temporary files go to `scratch`. */
export async function findDataFiles(
  connection: DuckDBConnection,
  folder: string,
  scratch: string[],
): Promise<{ files: DataFile[]; problems: Problem[] }> {
  const names = (await readdir(join(folder, 'data')).catch(() => [])).sort();
  const files: DataFile[] = [];
  const found: Problem[] = [];
  for (const name of names.filter((n) => /\.(csv|parquet)$/.test(n))) {
    const shown = `data/${name}`;
    let path = join(folder, 'data', name);
    if (name.endsWith('.csv')) {
      const readable = await asUtf8(path, shown, scratch);
      if (!readable.path) {
        found.push(...readable.problems);
        continue;
      }
      path = readable.path;
    }
    const table = name.endsWith('.csv')
      ? `read_csv(${literal(path)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', null_padding = false)`
      : `read_parquet(${literal(path)})`;
    let columns: string[];
    try {
      columns = (await connection.runAndReadAll(`SELECT * FROM ${table} LIMIT 0`)).columnNames();
    } catch (error) {
      found.push(unreadable(shown, error));
      continue;
    }
    const form = columns.includes('indicator') && columns.includes('value') ? 'long' : 'wide';
    const absent = ['unit', 'period'].filter((c) => !columns.includes(c));
    found.push(...absent.map((c) => problems.absentColumn(shown, c)));
    if (absent.length === 0) files.push({ name: shown, table, columns, form });
  }
  return { files, problems: found };
}

/** The periods the files mention that are periods at all, in order. */
export async function periodsOf(
  connection: DuckDBConnection,
  files: readonly DataFile[],
  frequency: Frequency,
): Promise<string[]> {
  const seen = new Set<string>();
  for (const file of files) {
    const rows = await query(
      connection,
      file.name,
      `SELECT DISTINCT trim(period::VARCHAR) AS p FROM ${file.table}`,
    );
    for (const [p] of rows) {
      if (periodNumber(String(p), frequency) !== undefined) seen.add(String(p));
    }
  }
  return [...seen].sort();
}

/**
 * Streams the data files into the panel. Every cell is checked: the unit, period and indicator must be known,
 * the value a number or empty, and each cell given once. Memory is the panel plus one chunk, whatever the size
 * of the file.
 *
 * @returns all problems (the first twenty of a kind in a file)
 */
export async function loadDataFiles(
  connection: DuckDBConnection,
  files: readonly DataFile[],
  plan: Plan,
  panel: Panel,
): Promise<Problem[]> {
  const found: Problem[] = [];
  const unitOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const periodOf = new Map(plan.periods.map((p, t) => [p, t]));
  const indicatorOf = new Map(plan.indicators.map((i, k) => [i.id, k]));
  const filled = new Uint8Array(panel.values.length);
  const statuses = new Map(Object.entries(reasonName).map(([code, name]) => [name, Number(code)]));
  const kinds = { unit: { en: 'unit', zh: '单元' }, indicator: { en: 'indicator', zh: '指标' } };
  for (const file of files) {
    const counts = new Map<string, number>();
    const report = (kind: string, problem: () => Problem) => {
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      if (n <= most) found.push(problem());
    };
    const leaves = file.form === 'wide' ? file.columns.filter((c) => c !== 'unit' && c !== 'period') : [];
    for (const c of leaves) {
      if (!indicatorOf.has(c))
        report('column', () => problems.unknownColumn(file.name, c, indicatorOf.keys()));
    }
    const columns =
      file.form === 'long'
        ? ['unit', 'period', 'indicator', 'value', 'status']
        : ['unit', 'period', ...leaves];
    const select = columns.map((c) =>
      file.columns.includes(c)
        ? `trim(${identifier(c)}::VARCHAR) AS ${identifier(c)}`
        : `NULL AS ${identifier(c)}`,
    );
    let row = 1;
    const put = (
      line: number,
      unit: string,
      period: string,
      indicator: string,
      cell: string | null,
      status: string | null,
    ) => {
      const c = unitOf.get(unit);
      const t = periodOf.get(period);
      const k = indicatorOf.get(indicator);
      const column = file.form === 'wide' ? indicator : 'value';
      if (c === undefined) {
        report('unit', () =>
          problems.unknownCode({ file: file.name, line, column: 'unit' }, kinds.unit, unit, unitOf.keys()),
        );
      }
      if (k === undefined) {
        const at = { file: file.name, line, column: 'indicator' };
        report('indicator', () => problems.unknownCode(at, kinds.indicator, indicator, indicatorOf.keys()));
      }
      if (t === undefined && periodNumber(period, plan.frequency) === undefined) {
        const at = { file: file.name, line, column: 'period' };
        report('period', () => problems.badPeriod(at, period, periodForm(plan.frequency)));
      }
      const empty = cell === null || cell === '' || cell === 'NA' || cell === 'NaN';
      const value = empty ? Number.NaN : Number(cell);
      if (!empty && !Number.isFinite(value)) {
        report('number', () => problems.textInNumbers({ file: file.name, line, column }, cell));
      }
      if (c === undefined || t === undefined || k === undefined) return;
      const at = (k * panel.periods + t) * panel.units + c;
      if (filled[at])
        report('twice', () => problems.duplicateCell(file.name, line, `${unit}, ${period}, ${indicator}`));
      filled[at] = 1;
      panel.values[at] = value;
      const given = status ? statuses.get(status) : undefined;
      panel.reasons[at] = empty
        ? (given ?? Reason.notObserved)
        : given !== undefined && given >= 16
          ? given
          : Reason.observed;
    };
    try {
      const result = await connection.stream(`SELECT ${select.join(', ')} FROM ${file.table}`);
      for (
        let chunk = await result.fetchChunk();
        chunk && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      ) {
        const cells = chunk.getColumns() as (string | null)[][];
        for (let i = 0; i < chunk.rowCount; i++) {
          row++;
          const unit = cells[0]![i] ?? '';
          const period = cells[1]![i] ?? '';
          if (file.form === 'long') put(row, unit, period, cells[2]![i] ?? '', cells[3]![i]!, cells[4]![i]!);
          else
            leaves.forEach((leaf, j) => {
              if (indicatorOf.has(leaf)) put(row, unit, period, leaf, cells[2 + j]![i]!, null);
            });
        }
      }
    } catch (error) {
      if (error instanceof UserError) throw error;
      found.push(unreadable(file.name, error));
    }
  }
  return found;
}

/** The file itself when it is UTF-8, or a temporary UTF-8 copy of a GB 18030 one. */
async function asUtf8(
  path: string,
  name: string,
  scratch: string[],
): Promise<{ path?: string; problems: Problem[] }> {
  const handle = await open(path);
  const head = new Uint8Array(1 << 20);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  await handle.close();
  const decoded = decodeText(head.subarray(0, bytesRead), bytesRead < head.length);
  if ('unread' in decoded) return { problems: [problems.encoding(name, decoded.unread)] };
  if (decoded.encoding === 'utf-8') return { path, problems: [] };
  const copy = join(tmpdir(), `iplus-${process.pid}-${scratch.length}-${basename(path)}`);
  scratch.push(copy);
  await pipeline(
    createReadStream(path),
    (source: AsyncIterable<Uint8Array>) => recode(source, decoded.encoding),
    createWriteStream(copy),
  );
  return { path: copy, problems: [] };
}

async function* recode(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of source) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** Removes the temporary copies. */
export async function removeScratch(scratch: readonly string[]): Promise<void> {
  await Promise.all(scratch.map((path) => rm(path, { force: true })));
}

async function query(connection: DuckDBConnection, name: string, sql: string): Promise<unknown[][]> {
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } catch (error) {
    throw new UserError([unreadable(name, error)]);
  }
}

/** What the engine says of a file it cannot read, as a problem with its line where it names one. */
function unreadable(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (/unicode|utf-?8/i.test(message))
    return problems.encoding(file, 'bytes that are neither UTF-8 nor GB 18030');
  const line = /Line: (\d+)/i.exec(message)?.[1];
  const first = message.split('\n')[0]!.slice(0, 160);
  return problems.badCell({ file, ...(line ? { line: Number(line) } : {}) }, first, {
    en: 'a readable table with the same columns in every row',
    zh: '各行列数一致的可读表格',
  });
}
