import { csvText, guardCell, same, type Text } from '../../edition/index.js';
import type { Manifest } from '../manifest.js';
import type { ReleaseFile } from '../store/store.js';
import { dataStatusWords, textNote, titles } from '../words.js';
import type { ExportField, ExportTable } from './table.js';

/** The codebook of an export: its release, every column, and every code, in both languages. */
export function codebookJson(manifest: Manifest, tables: readonly ExportTable[]): object {
  return {
    release: manifest.id,
    edition: manifest.edition,
    version: manifest.version,
    title: manifest.title,
    data_status: { code: manifest['data-status'], title: dataStatusWords[manifest['data-status']] },
    licence: manifest.licence,
    ...(manifest.attribution && { attribution: manifest.attribution }),
    text: textNote,
    tables: tables.map(({ name, title, key, fields }) => ({
      name,
      title,
      key,
      fields: fields.map(described),
    })),
  };
}

const described = ({ id, title, type, unit, note, codes }: ExportField) => ({
  id,
  title,
  type,
  unit,
  note,
  codes,
});

/** The codebook as JSON for programs, and as CSV for people. */
export function codebookFiles(manifest: Manifest, tables: readonly ExportTable[]): ReleaseFile[] {
  const json = `${JSON.stringify(codebookJson(manifest, tables), null, 1)}\n`;
  return [
    { path: 'codebook.csv', content: codebookCsv(manifest, tables) },
    { path: 'codebook.json', content: json },
  ];
}

const header = [
  'table',
  'column',
  'code',
  'title_en',
  'title_zh',
  'unit_en',
  'unit_zh',
  'note_en',
  'note_zh',
];

/** With a byte order mark: without it spreadsheet programs decode Chinese wrongly. */
function codebookCsv(manifest: Manifest, tables: readonly ExportTable[]): string {
  const status = manifest['data-status'];
  const rows = [
    row('release', 'id', manifest.id, manifest.title, undefined, textNote),
    row('release', 'version', manifest.version, same('')),
    row('release', 'data_status', status, dataStatusWords[status]),
    row('release', 'licence', manifest.licence, titles.licence),
    ...(manifest.attribution ? [row('release', 'attribution', '', manifest.attribution)] : []),
    ...tables.flatMap(({ name, title, fields }) => [
      row(name, '', '', title),
      ...fields.flatMap(({ id, title: of, unit, note, codes = [] }) => [
        row(name, id, '', of, unit, note),
        ...codes.map((c) => row(name, id, c.code, c.title)),
      ]),
    ]),
  ];
  return `\ufeff${csvText(header, []) + rows.map((cells) => `${cells.map(guardCell).join(',')}\n`).join('')}`;
}

const none = same('');

function row(table: string, column: string, code: string, title: Text, unit: Text = none, note: Text = none) {
  return [table, column, code, title.en, title.zh, unit.en, unit.zh, note.en, note.zh];
}
