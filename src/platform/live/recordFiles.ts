import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, writeDurably } from '../../disk/index.js';
import { appendTo } from '../../sql/index.js';
import { treesFolder } from '../intake/places.js';
import type { Row } from './rules.js';
import { type ContractState, type LiveState, marksOf, type RecordFile, whoseOf } from './state.js';

/** Files of one level that are put together, and the bytes above which a file stays as it is. */
const together = 16;
const largest = 64 << 20;

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (values: readonly string[]) => `${values.map(quoted).join(',')}\n`;
const nameOf = (number: number) => `${String(number).padStart(9, '0')}.csv`;

/** What the records of a file are known by, one cell a line: the cell, a tab, and the marks of its records in a row. */
function marksText(rows: readonly Row[]): Buffer {
  const cells = new Map<string, string[]>();
  for (const { cell, mark } of rows) if (mark) appendTo(cells, cell, mark);
  return Buffer.from([...cells].map(([cell, marks]) => `${cell}\t${marks.join('')}\n`).join(''));
}

/** Records in a row of one period and one partner. */
export interface Run {
  period: string;
  partner: string;
  records: number;
}

/** Records by period and partner, each in the order in which they came. */
function partsOf(rows: readonly Row[]): Map<string, Row[]> {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const { cell, partner } = row;
    appendTo(parts, `${cell.slice(cell.lastIndexOf('"', cell.length - 3) + 1, -2)}\t${partner}`, row);
  }
  return parts;
}

/** The period and the partner of records, one run a line: separated by tabs, with the number of its records. */
const whoseText = (parts: ReadonlyMap<string, readonly Row[]>) =>
  Buffer.from([...parts].map(([whose, { length }]) => `${whose}\t${length}\n`).join(''));

/** The runs of the records of a file, in order. */
export function runsIn(folder: string, name: string): Run[] {
  const lines = readFileSync(join(folder, whoseOf(name)), 'utf8')
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => {
    const [period, partner, records] = line.split('\t') as [string, string, string];
    return { period, partner, records: Number(records) };
  });
}

/** Writes records into a file of their own; it counts only once the state names it. Where it is kept whose they are, those of a partner and period stand together. */
export async function addFile(folder: string, state: ContractState, all: readonly Row[]): Promise<void> {
  const parts = state.isParted ? partsOf(all) : undefined;
  const rows = parts ? [...parts.values()].flat() : all;
  const text = line(state.columns) + rows.map(({ values }) => line(values)).join('');
  const whose = parts && whoseText(parts);
  const content = { content: Buffer.from(text), marks: marksText(rows), ...(whose && { whose }) };
  await write(folder, state, content, { records: rows.length, level: 0 });
}

async function write(
  folder: string,
  state: ContractState,
  { content, marks, whose }: Readonly<{ content: Buffer; marks: Buffer; whose?: Buffer }>,
  of: Pick<RecordFile, 'records' | 'level' | 'of'>,
): Promise<void> {
  const name = nameOf(state.next);
  await makeFolder(folder);
  await writeDurably(join(folder, marksOf(name)), marks, { mode: 0o600 });
  if (whose) await writeDurably(join(folder, whoseOf(name)), whose, { mode: 0o600 });
  await writeDurably(join(folder, name), content, { mode: 0o600 });
  const { length: bytes } = content;
  const beside = { marks: marks.length, ...(whose && { whose: whose.length }) };
  state.files.push({ name, bytes, ...beside, sha256: hash('sha256', content, 'hex'), ...of });
  state.next += 1;
}

/**
 * Puts files together, so that their number grows with the logarithm of the records: sixteen of a level into one of the next, as long
 * as it stays below 64 MiB. Done before new records are taken: what is known of the files is then known of the new one. The files that were put together are removed by `sweep` once the state no longer names them.
 */
export async function putTogether(folder: string, state: ContractState): Promise<void> {
  const levels = [...new Set(state.files.map(({ level }) => level))].sort((a, b) => a - b);
  for (const level of levels) {
    const own = state.files.filter((file) => file.level === level);
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
    if (own.length < together || bytes > largest) continue;
    const header = Buffer.from(line(state.columns));
    const parts = own.map(({ name }) => readFileSync(join(folder, name)).subarray(header.length));
    state.files = state.files.filter((file) => file.level !== level);
    const records = own.reduce((sum, file) => sum + file.records, 0);
    const hashes = own.map(({ sha256 }) => sha256);
    const beside = (nameOf: (name: string) => string) =>
      Buffer.concat(own.map(({ name }) => readFileSync(join(folder, nameOf(name)))));
    const content = Buffer.concat([header, ...parts]);
    const whose = state.isParted ? { whose: beside(whoseOf) } : {};
    const all = { content, marks: beside(marksOf), ...whose };
    await write(folder, state, all, { records, level: level + 1, of: hashes });
    return;
  }
}

/** Removes what a state does not name: the remains of runs that were interrupted, files that were put together, and what is known of them. */
export async function sweepAll(folder: string, { contracts }: Pick<LiveState, 'contracts'>): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === partials || join(folder, entry.name) === treesFolder(folder))
      continue;
    const own = join(folder, entry.name);
    const state = contracts[entry.name];
    if (state) await sweep(own, state);
    else await rm(own, { recursive: true });
  }
  await sweepPartials(join(folder, partials), Object.values(contracts));
}

const partials = 'partials';

async function sweep(folder: string, state: ContractState): Promise<void> {
  const named = new Set(state.files.flatMap(({ name }) => [name, marksOf(name), whoseOf(name)]));
  for (const name of readdirSync(folder)) if (!named.has(name)) await rm(join(folder, name));
}

/** Removes the partials of files that no longer exist and were not put together into another. */
async function sweepPartials(folder: string, states: readonly ContractState[]): Promise<void> {
  if (!existsSync(folder)) return;
  const files = states.flatMap((state) => state.files);
  const known = new Set(files.flatMap(({ sha256, of = [] }) => [sha256, ...of]));
  for (const name of readdirSync(folder)) {
    const [, file] = /^([0-9a-f]{64})-.*\.partials$/.exec(name) ?? [];
    if (file !== undefined && !known.has(file)) await rm(join(folder, name));
  }
}
