import { CsvPatch, formOf, isInError, removeItem, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, indicatorTable, withFile, writtenEdition } from './files.js';
import { withLeaf, withoutNode } from './tree.js';

/** An indicator that is computed from others. */
export interface ComputedIndicator {
  id: string;
  title: { en?: string; zh?: string };
  unit: string;
  direction: 1 | -1;
  formula: string;
}

/** The ids that an edition has for its indicators, in the framework or not. */
export function indicatorIds(files: DraftFiles): string[] {
  return definitions(files).map(({ id }) => id!);
}

/** A number that the edition says of an indicator, as it is written; empty where it says none. */
export const writtenNumber = (files: DraftFiles, id: string, key: 'low' | 'high'): string =>
  String(definitions(files).find((one) => one.id === id)?.[key] ?? '');

/** What the edition says of its indicators, by key or column. */
function definitions(files: DraftFiles): Readonly<Record<string, string>>[] {
  const table = indicatorTable(files);
  if (table === undefined) return (writtenEdition(files).indicators ?? []) as never;
  const csv = new CsvPatch(table, files.get(table) ?? '');
  return Array.from({ length: csv.length }, (_, row) =>
    Object.fromEntries(csv.header.map((column) => [column, csv.cell(row, column)])),
  );
}

/** Adds a computed indicator at the end of a group. */
export function addIndicator(files: DraftFiles, parent: string, indicator: ComputedIndicator): DraftFiles {
  return withLeaf(defined(files, indicator), parent, indicator.id);
}

function defined(files: DraftFiles, { title, ...indicator }: ComputedIndicator): DraftFiles {
  const table = indicatorTable(files);
  if (table === undefined) {
    const at = ['indicators', (writtenEdition(files).indicators ?? []).length];
    const { id, ...others } = indicator;
    return withFile(files, editionFile, (yaml) => setIn(yaml, at, { id, title, ...others, kind: 'ratio' }));
  }
  const titles = { ...(title.en ? { title_en: title.en } : {}), ...(title.zh ? { title_zh: title.zh } : {}) };
  const cells = { ...indicator, ...titles, direction: String(indicator.direction), kind: 'ratio' };
  return withFile(files, table, (text) => {
    const columns = new CsvPatch(table, text);
    for (const name of Object.keys(cells)) if (!columns.header.includes(name)) columns.addColumn(name, []);
    const rows = new CsvPatch(table, columns.patched);
    rows.add(cells);
    return rows.patched;
  });
}

/**
 * Takes an indicator out of the framework. Where no formula, denominator or error uses it, what is said of it and its figures go too,
 * since an edition has no indicator that nothing uses.
 */
export function removeIndicator(files: DraftFiles, id: string): DraftFiles {
  const without = withoutNode(files, id);
  return isUsed(files, id) ? without : withoutFigures(withoutDefinition(without, id), id);
}

function isUsed(files: DraftFiles, id: string): boolean {
  const isNamed = (formula = '') => formula.split(/[^a-z0-9.-]+/i).includes(id);
  return definitions(files).some(
    (one) => one['denominator'] === id || isInError(one['error'], id) || isNamed(one['formula']),
  );
}

function withoutDefinition(files: DraftFiles, id: string): DraftFiles {
  const index = indicatorIds(files).indexOf(id);
  const table = indicatorTable(files);
  if (table === undefined)
    return withFile(files, editionFile, (yaml) => removeItem(yaml, { list: ['indicators'], index }));
  return withFile(files, table, (text) => {
    const csv = new CsvPatch(table, text);
    csv.removeRow(index);
    return csv.patched;
  });
}

function withoutFigures(files: DraftFiles, id: string): DraftFiles {
  const names = [...files.keys()].filter((name) => /^data\/[^/]+\.csv$/i.test(name));
  return names.reduce(
    (so, name) =>
      withFile(so, name, (text) => {
        const csv = new CsvPatch(name, text);
        if (formOf(csv.header) !== 'long') csv.removeColumn(id);
        else
          for (let row = 0; row < csv.length; row++)
            if (csv.cell(row, 'indicator') === id) csv.removeRow(row);
        return csv.patched;
      }),
    files,
  );
}
