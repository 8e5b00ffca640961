import {
  csvText,
  type DataRows,
  type PlaceNamed,
  type Provenance,
  type Signal,
  type UsedRecords,
} from '../edition/index.js';
import type { Manifest } from './manifest.js';
import { rowsOf } from './rows.js';
import type { ReleaseFile } from './store.js';

/** How raw figures were taken from the inputs: by which signals out of which records, or from which rows of data files. */
export interface RawSources {
  signals: Signal[];
  dataRows: DataRows[];
  named: PlaceNamed[];
  /** Records that stand behind figures; undefined in a release that does not say. */
  used: UsedRecords[] | undefined;
}

const names = { raw: 'raw.json', named: 'place-names.csv' } as const;

/** Records read in one way; place-names.csv names it by its number. */
interface Pass {
  from: string;
  columns: string[];
}

/** raw.json, and place-names.csv: what the records of each unit are called, so that every cell leads to its records. */
export function rawFiles({ signals, dataRows, named, used }: Provenance): ReleaseFile[] {
  const keyOf = ({ from, columns }: Pass) => JSON.stringify([from, columns]);
  const known = new Map(named.map((n) => [keyOf(n), { from: n.from, columns: n.columns }]));
  const numbers = new Map([...known.keys()].map((key, i) => [key, i]));
  const width = Math.max(1, ...named.map((n) => n.words.length));
  const words = Array.from({ length: width }, (_, i) => i);
  const rows = named.map((n) => {
    return [numbers.get(keyOf(n))!, n.unit, n.first, n.last, ...words.map((i) => n.words[i] ?? '')];
  });
  const header = ['pass', 'unit', 'first', 'last', ...words.map((i) => `word_${i + 1}`)];
  const raw = { signals, passes: [...known.values()], used, dataRows };
  return [
    { path: names.raw, content: `${JSON.stringify(raw, null, 1)}\n` },
    { path: names.named, content: csvText(header, rows) },
  ];
}

/** Undefined for a release that was made without them. */
export async function readRawSources(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<RawSources | undefined> {
  if (!manifest.files.some((f) => f.path === names.raw)) return undefined;
  const { signals, passes, dataRows, used } = JSON.parse(await text(names.raw)) as Omit<
    RawSources,
    'named'
  > & {
    passes: Pass[];
  };
  const named = rowsOf(await text(names.named)).map(([pass, unit = '', first = '', last = '', ...words]) => {
    const { from, columns } = passes[Number(pass)]!;
    return { from, columns, words: words.slice(0, columns.length), unit, first, last };
  });
  return { signals, dataRows, named, used };
}
