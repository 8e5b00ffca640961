import { CsvPatch, removeIn, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, indicatorTable, withFile, writtenEdition } from './files.js';

/** The properties of an indicator that can be changed, by their column in indicators.csv. */
export type IndicatorKey =
  | 'title_en'
  | 'title_zh'
  | 'unit'
  | 'unit_zh'
  | 'direction'
  | 'weight'
  | 'parent'
  | 'low'
  | 'high'
  | 'source';

const numbers: readonly IndicatorKey[] = ['direction', 'weight', 'low', 'high'];

/** Changes a property of an indicator where the edition has it; a missing column is added. An empty text removes the property. */
export function setIndicator(files: DraftFiles, id: string, key: IndicatorKey, text: string): DraftFiles {
  return setIndicators(files, new Map([[id, text]]), key);
}

/** Scores one indicator by another scale than the whole index; undefined takes that back. */
export const setIndicatorScale = (files: DraftFiles, id: string, method: string | undefined): DraftFiles =>
  withFile(files, editionFile, (yaml) => {
    const path = ['method', 'per-indicator', id, 'normalise'];
    const all = writtenEdition(files).method?.['per-indicator'];
    if (method !== undefined) return setIn(yaml, path, { method });
    if (all?.[id]?.normalise === undefined) return yaml;
    if (Object.keys(all[id]).length > 1) return removeIn(yaml, path);
    return removeIn(yaml, Object.keys(all).length > 1 ? path.slice(0, 3) : path.slice(0, 2));
  });

/** The same for several indicators at once. */
export function setIndicators(
  files: DraftFiles,
  texts: ReadonlyMap<string, string>,
  key: IndicatorKey,
): DraftFiles {
  const table = indicatorTable(files);
  if (table === undefined) return withFile(files, editionFile, (yaml) => inYaml(files, yaml, texts, key));
  return withFile(files, table, (source) => {
    const csv = new CsvPatch(table, source);
    const rows = Array.from({ length: csv.length }, (_, row) => texts.get(csv.cell(row, 'id')));
    if (csv.header.includes(key)) {
      for (const [row, text] of rows.entries()) if (text !== undefined) csv.set(row, key, text);
    } else
      csv.addColumn(
        key,
        rows.map((text) => text ?? ''),
      );
    return csv.patched;
  });
}

function inYaml(
  files: DraftFiles,
  yaml: string,
  texts: ReadonlyMap<string, string>,
  key: IndicatorKey,
): string {
  const [name, lang] = key.split('_') as [string, string | undefined];
  return (writtenEdition(files).indicators ?? []).reduce((source, indicator, i) => {
    const text = texts.get(indicator.id);
    if (text === undefined) return source;
    const isText = name === 'title' || name === 'unit';
    const written = indicator[name as 'title' | 'unit'] as unknown;
    const path = ['indicators', i, name];
    if (isText && (lang !== undefined || typeof written === 'object')) path.push(lang ?? 'en');
    if (text === '') return removeIn(source, path);
    return setIn(source, path, numbers.includes(key) ? Number(text) : text);
  }, yaml);
}
