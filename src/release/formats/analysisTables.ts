import { parse } from 'csv-parse/sync';
import type { AnyDefinition, CellType, RowOf } from '../../tables/index.js';
import { type Release, readText } from '../readRelease.js';
import { definitionNamed } from '../tables/definitions.js';
import { repeatedWord } from '../tables/dictionaryColumn.js';
import { dictionary, rowsOf } from '../tables/tables.js';
import { codesIn, dataStatus } from './fields.js';
import { columnOf, type ExportField, type ExportTable } from './table.js';

/** The analysis tables of a release with their dictionary and keys. */
export async function analysisTables(release: Release): Promise<ExportTable[]> {
  const names = release.manifest.files
    .map(({ path }) => path)
    .filter((path) => /^analysis\/[^/]+\.csv$/.test(path));
  if (names.length === 0) return [];
  const described = rowsOf(dictionary, await readText(release, 'analysis/dictionary.csv'));
  const tables: ExportTable[] = [];
  for (const file of names.filter((name) => name !== 'analysis/dictionary.csv')) {
    const name = file.replace(/^analysis\/|\.csv$/g, '');
    const about = described.filter((row) => row.table === name);
    const rows = parse(await readText(release, file), { columns: true }) as Record<string, string>[];
    tables.push(tableOf(release, about, rows, definitionNamed(name)));
  }
  return tables;
}

function tableOf(
  { plan }: Release,
  about: readonly RowOf<typeof dictionary>[],
  rows: readonly Record<string, string>[],
  definition: AnyDefinition | undefined,
): ExportTable {
  const fields = about.map((row) => fieldOf(row, definition));
  const [first] = about;
  return {
    name: `analysis/${first!.table}`,
    title: { en: first!.table_en, zh: first!.table_zh },
    fields: [...fields, { id: 'data_status', ...dataStatus, codes: codesIn(plan).data_status }],
    key: definition?.key ?? [],
    links: [],
    columns: [
      ...fields.map((field) => {
        const cells = rows.map((row) => row[field.id]!);
        return columnOf(field, field.type === 'string' ? cells : cells.map(number));
      }),
      repeatedWord(plan.dataStatus, rows.length),
    ],
  };
}

const number = (cell: string) => (cell === '' ? Number.NaN : Number(cell));

function fieldOf(row: RowOf<typeof dictionary>, definition: AnyDefinition | undefined): ExportField {
  return {
    id: row.column,
    type: row.type as CellType,
    title: { en: row.title_en, zh: row.title_zh },
    ...(definition?.columns[row.column]?.optional ? { optional: true } : {}),
    ...(row.unit_en === '' ? {} : { unit: { en: row.unit_en, zh: row.unit_zh } }),
    ...(row.note_en === '' ? {} : { note: { en: row.note_en, zh: row.note_zh } }),
  };
}
