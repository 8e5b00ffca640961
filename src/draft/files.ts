import { type EditionSource, parseYaml, tableNames, UserError } from '../edition/index.js';

/** The texts of an edition by the names of its files: `edition.yaml`, `units.csv`, `data/values.csv`. */
export type DraftFiles = ReadonlyMap<string, string>;

export const editionFile = 'edition.yaml';

/** An edition as it is written, as far as it can be read. */
export type WrittenEdition = Partial<EditionSource>;

/** Whether edition.yaml holds keys that can be changed; it does not where it is no YAML. */
export const isWritable = (files: DraftFiles): boolean => lastKeys(files) !== undefined;

/** What edition.yaml says; an empty edition where it cannot be read. */
export const writtenEdition = (files: DraftFiles): WrittenEdition => lastKeys(files) ?? {};

/** What was parsed last: one change asks for it several times. */
let last: { source: string; written: WrittenEdition | undefined } | undefined;

function lastKeys(files: DraftFiles): WrittenEdition | undefined {
  const source = files.get(editionFile) ?? '';
  if (last?.source !== source) last = { source, written: keysIn(source) };
  return last.written;
}

function keysIn(source: string): WrittenEdition | undefined {
  try {
    const value = parseYaml(editionFile, source).text?.value;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as WrittenEdition)
      : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
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
