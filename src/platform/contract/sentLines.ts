import { parse } from 'csv-parse/sync';
import type { SentRecord } from './judge.js';
import { foundText, type Reason } from './reasons.js';

/** A record of a file with the line it begins in, from 1; or why there is none. */
export interface SentLine {
  line: number;
  record?: SentRecord;
  fault?: Reason;
}

const object = {
  en: 'a JSON object on one line, each name once',
  zh: '每行一个 JSON 对象，字段名不重复',
};

/** The records of NDJSON: one a line; empty lines are none. */
export function* jsonRecords(text: string): Generator<SentLine> {
  let line = 0;
  for (const written of text.replace(/^\ufeff/, '').split('\n')) {
    line++;
    if (written.trim() !== '') yield { line, ...jsonRecord(written) };
  }
}

/** A record from its JSON text. */
export function jsonRecord(written: string): Pick<SentLine, 'record' | 'fault'> {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return { fault: { code: 'not-json', pointer: '', found: foundText(written), expected: object } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: { code: 'not-json', pointer: '', found: foundText(written), expected: object } };
  }
  const names = namesIn(written);
  if (names !== Object.keys(value).length) {
    return { fault: { code: 'name-twice', pointer: '', found: foundText(written), expected: object } };
  }
  return { record: value as SentRecord };
}

/** How many names the outermost object of a valid JSON text has, one that stands twice counted twice. */
function namesIn(json: string): number {
  let names = 0;
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === 0x22) {
      do {
        i = json.indexOf('"', i + 1);
      } while (isEscaped(json, i));
    } else if (c === 0x3a && depth === 1) names++;
    else if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return names;
}

/** Whether an odd number of backslashes stands before a position. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** The records of CSV with a header, all values as texts. */
export function csvRecords(text: string): SentLine[] {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    rows = parse(text, options) as unknown as typeof rows;
  } catch (error) {
    const { lines = 1 } = error as { lines?: number };
    const expected = { en: 'CSV of RFC 4180 with a header', zh: '符合 RFC 4180、首行为列名的 CSV' };
    const found = error instanceof Error ? foundText(error.message) : '';
    return [{ line: lines, fault: { code: 'not-json', pointer: '', found, expected } }];
  }
  const [header, ...body] = rows;
  const names = header?.record ?? [];
  const expected = {
    en: `${names.length} values, as the header has`,
    zh: `${names.length} 个值，与首行一致`,
  };
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  let line = (header?.info.lines ?? 0) + 1;
  return body.map(({ record, info }) => {
    const begins = line;
    line = info.lines + 1;
    if (twice !== undefined) {
      const once = { en: 'each column once', zh: '各列名不重复' };
      return {
        line: begins,
        fault: { code: 'name-twice', pointer: '', found: foundText(twice), expected: once },
      };
    }
    if (record.length !== names.length) {
      return {
        line: begins,
        fault: { code: 'not-json', pointer: '', found: foundText(record.join(',')), expected },
      };
    }
    return { line: begins, record: Object.fromEntries(names.map((name, i) => [name, record[i]!])) };
  });
}
