import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { cellCount, type Problem, problems, type Text, UserError, unclosed } from '../edition/index.js';
import { isOutOfMemory } from './duckdb.js';
import { lineEnds, mixedLineEnds } from './tables.js';

/** Maximum number of rows of a table that are named. */
const maxRows = 20;

/** The problems of a file: a known user error, or the explained error of the engine. */
export async function fileProblems(folder: string, file: string, error: unknown): Promise<Problem[]> {
  return error instanceof UserError ? [...error.problems] : unreadableFile(folder, file, error);
}

/**
 * Explains an error of DuckDB or the file system on a file that cannot be read.
 * @param folder of the edition
 */
export async function unreadableFile(folder: string, file: string, error: unknown): Promise<Problem[]> {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (isOutOfMemory(message)) return [problems.outOfMemory({ file })];
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return [problems.unreadable(file, code)];
  if (/\.csv(\.gz)?$/i.test(file)) return brokenRows(join(folder, file), file, message);
  if (/\.(json|jsonl|ndjson)(\.gz)?$/i.test(file)) return [brokenJson(file, message)];
  return [problems.notParquet(file)];
}

/** DuckDB counts records from 1 and names the one after the faulty one. */
function brokenJson(file: string, message: string): Problem {
  const [, unit, next] = /in (line|record\/value) (\d+)/.exec(message) ?? [];
  const place = next === undefined ? undefined : Math.max(1, Number(next) - 1);
  return unit === 'line' ? problems.notJson({ file, line: place! }) : problems.notJson({ file }, place);
}

/** The invalid rows with their first lines: DuckDB counts rows, and a row may have several lines. */
async function brokenRows(path: string, file: string, message: string): Promise<Problem[]> {
  const found: Problem[] = [];
  const broken = (line: number, what: Text) => problems.brokenTable({ file, line }, what);
  const [header, last, left] = [{ cells: 0 }, { line: 0 }, { rows: 0 }];
  try {
    for await (const { record, info } of rowsOf(path, file)) {
      header.cells ||= record.length;
      if (record.length !== header.cells && found.length === maxRows) left.rows++;
      else if (record.length !== header.cells)
        found.push(broken(info.lines, cellCount(record.length, header.cells)));
      last.line = info.lines;
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'CSV_MAX_RECORD_SIZE') found.push(broken(last.line + 1, tooLong));
    if (code === 'CSV_QUOTE_NOT_CLOSED') found.push(broken(last.line + 1, unclosed));
  }
  if (left.rows > 0) found.push(problems.moreRows(file, left.rows));
  if (found.length > 0) return found;
  const row = Number(/on Line: (\d+)/i.exec(message)?.[1] ?? 1);
  return [broken(row, /[Mm]aximum line size/.test(message) ? tooLong : mixedLineEnds)];
}

/** Every row of a CSV file that is not empty, with its last line. */
function rowsOf(path: string, file: string): AsyncIterable<{ record: string[]; info: { lines: number } }> {
  const bytes = createReadStream(path);
  const text = /\.gz$/i.test(file) ? bytes.pipe(createGunzip()) : bytes;
  return text.pipe(
    parse({
      bom: true,
      info: true,
      record_delimiter: [...lineEnds],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: maxRowLength,
    }),
  );
}

/** Maximum length of a row in DuckDB, in characters. */
const maxRowLength = 2_000_000;

const tooLong = {
  en: 'a row of more than two million characters, or a quote that is never closed',
  zh: '某行超过二百万个字符，或引号未闭合',
};
