import { type EditionSource, parseYaml, tableNames } from '../edition/index.js';

/** The texts of an edition by the names of its files: `edition.yaml`, `units.csv`, `data/values.csv`. */
export type DraftFiles = ReadonlyMap<string, string>;

export const editionFile = 'edition.yaml';

/** An edition as it is written, as far as it can be read. */
export type WrittenEdition = Partial<EditionSource>;

/** What edition.yaml says; an empty edition where it cannot be read. */
export function writtenEdition(files: DraftFiles): WrittenEdition {
  const source = files.get(editionFile) ?? '';
  if (last?.source !== source) last = { source, written: parseWritten(source) };
  return last.written;
}

/** What was parsed last: one change asks for it several times. */
let last: { source: string; written: WrittenEdition } | undefined;

function parseWritten(source: string): WrittenEdition {
  const { text } = parseYaml(editionFile, source);
  const { value } = text ?? {};
  return typeof value === 'object' && value !== null ? (value as WrittenEdition) : {};
}

/** The table of indicators; undefined where they are in edition.yaml. */
export function indicatorTable(files: DraftFiles): string | undefined {
  const written = writtenEdition(files);
  return written.indicators
    ? undefined
    : (tableNames({ units: {}, ...written } as EditionSource).indicators ?? 'indicators.csv');
}

/** The files with one text changed. */
export function withFile(files: DraftFiles, name: string, change: (text: string) => string): DraftFiles {
  const before = files.get(name) ?? '';
  const after = change(before);
  return after === before ? files : new Map([...files, [name, after]]);
}
