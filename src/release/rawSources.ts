import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { csvText, type DataRows, type PlaceNamed, type Provenance, type Signal } from '../edition/index.js';
import type { Manifest } from './release.js';
import type { ReleaseFile } from './store.js';

/** How raw figures were taken from the inputs: by which signals out of which records, or from which rows of data files. */
export interface RawSources {
  signals: Signal[];
  dataRows: DataRows[];
  named: PlaceNamed[];
}

const names = { raw: 'raw.json', named: 'place-names.csv' } as const;

/** raw.json, and place-names.csv: what the records of each unit are called, so that every cell leads to its records. */
export function rawFiles({ signals, dataRows, named }: Provenance): ReleaseFile[] {
  const rows = named.map((n) => [n.from, n.columns.join(' '), n.unit, n.first, n.last, ...n.words]);
  const words = Math.max(1, ...named.map((n) => n.words.length));
  const header = ['from', 'columns', 'unit', 'first', 'last'];
  for (let i = 1; i <= words; i++) header.push(`word_${i}`);
  const padded = rows.map((row) => [...row, ...new Array<string>(header.length - row.length).fill('')]);
  return [
    { path: names.raw, content: `${JSON.stringify({ signals, dataRows }, null, 1)}\n` },
    { path: names.named, content: csvText(header, padded) },
  ];
}

/** Undefined for a release that was made without them. */
export async function readRawSources(folder: string, manifest: Manifest): Promise<RawSources | undefined> {
  if (!manifest.files.some((f) => f.path === names.raw)) return undefined;
  const raw = JSON.parse(await readFile(join(folder, names.raw), 'utf8')) as Omit<RawSources, 'named'>;
  const rows = parse(await readFile(join(folder, names.named), 'utf8')) as string[][];
  const named = rows.slice(1).map(([from = '', columns = '', unit = '', first = '', last = '', ...words]) => {
    const split = columns.split(' ');
    return { from, columns: split, words: words.slice(0, split.length), unit, first, last };
  });
  return { ...raw, named };
}
