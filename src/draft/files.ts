import { type EditionSource, parseYaml, tablesOf } from '../edition/index.js';

/** The texts of an edition by the names of its files: `edition.yaml`, `units.csv`, `data/values.csv`. */
export type DraftFiles = ReadonlyMap<string, string>;

export const main = 'edition.yaml';

/** An edition as it is written, as far as it can be read. */
export type Written = Partial<EditionSource>;

/** What edition.yaml says; an empty edition where it cannot be read. */
export function writtenIn(files: DraftFiles): Written {
  const source = files.get(main) ?? '';
  if (last?.source !== source) last = { source, written: parsed(source) };
  return last.written;
}

/** What was parsed last: one change asks for it several times. */
let last: { source: string; written: Written } | undefined;

function parsed(source: string): Written {
  const { text } = parseYaml(main, source);
  const { value } = text ?? {};
  return typeof value === 'object' && value !== null ? (value as Written) : {};
}

/** The table of indicators; undefined where they are in edition.yaml. */
export function indicatorTable(files: DraftFiles): string | undefined {
  const written = writtenIn(files);
  return written.indicators
    ? undefined
    : (tablesOf({ units: {}, ...written } as EditionSource).indicators ?? 'indicators.csv');
}

/** The files with one text changed. */
export function withFile(files: DraftFiles, name: string, change: (text: string) => string): DraftFiles {
  const before = files.get(name) ?? '';
  const after = change(before);
  return after === before ? files : new Map([...files, [name, after]]);
}
