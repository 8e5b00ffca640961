import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type Problem, problems, type Text, UserError } from '../edition/index.js';
import { cellCount, unclosed } from './tables.js';

/** Rows of a table that are named at most. */
const most = 20;

/** What is wrong with a file, in our words: what we know already, or what the engine says of it. */
export async function complaints(folder: string, file: string, error: unknown): Promise<Problem[]> {
  return error instanceof UserError ? [...error.problems] : unreadable(folder, file, error);
}

/**
 * What the engine, or the disk, says of a file it cannot read, in our words.
 * @param folder of the edition
 */
export async function unreadable(folder: string, file: string, error: unknown): Promise<Problem[]> {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return [problems.unreadable(file, code)];
  if (/\.csv(\.gz)?$/i.test(file)) return brokenRows(join(folder, file), file, message);
  if (/\.(json|jsonl|ndjson)(\.gz)?$/i.test(file)) return [brokenJson(file, message)];
  return [problems.notParquet(file)];
}

/** The engine counts records from 1 and names the one after. */
function brokenJson(file: string, message: string): Problem {
  const [, unit, next] = /in (line|record\/value) (\d+)/.exec(message) ?? [];
  const place = next === undefined ? undefined : Math.max(1, Number(next) - 1);
  return unit === 'line' ? problems.notJson({ file, line: place! }) : problems.notJson({ file }, place);
}

/** The rows that are wrong, with the lines they begin in: a row may have several lines, and the engine counts rows. */
async function brokenRows(path: string, file: string, message: string): Promise<Problem[]> {
  const found: Problem[] = [];
  const broken = (line: number, what: Text) => problems.brokenTable({ file, line }, what);
  const [header, last, left] = [{ cells: 0 }, { line: 0 }, { rows: 0 }];
  try {
    for await (const { record, info } of rowsOf(path, file)) {
      header.cells ||= record.length;
      if (record.length !== header.cells && found.length === most) left.rows++;
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
  return [broken(row, /[Mm]aximum line size/.test(message) ? tooLong : lineEnds)];
}

/** Every row of a CSV file that has anything in it, with the line it ends in. */
function rowsOf(path: string, file: string): AsyncIterable<{ record: string[]; info: { lines: number } }> {
  const bytes = createReadStream(path);
  const text = /\.gz$/i.test(file) ? bytes.pipe(createGunzip()) : bytes;
  return text.pipe(
    parse({
      bom: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longest,
    }),
  );
}

/** Letters of a row that the engine reads at most. */
const longest = 2_000_000;

const tooLong = {
  en: 'a row of more than two million letters, or a quote that is never closed',
  zh: '某行超过二百万个字符，或引号未闭合',
};
const lineEnds = { en: 'line ends of two kinds, or a stray quote', zh: '混用的换行符，或多余的引号' };
