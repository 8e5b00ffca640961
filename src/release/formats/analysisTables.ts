import { parse } from 'csv-parse/sync';
import { repeated } from '../coded.js';
import { type Release, readText } from '../readRelease.js';
import { rowsOf } from '../rows.js';
import { fieldsOf } from './fields.js';
import { columnOf, type Field, type Table } from './table.js';

/** The tables of the analysis that a release carries, with what their dictionary says of them. */
export async function analysisTables(release: Release): Promise<Table[]> {
  const names = release.manifest.files
    .map(({ path }) => path)
    .filter((path) => /^analysis\/[^/]+\.csv$/.test(path));
  if (names.length === 0) return [];
  const described = rowsByHeader(await readText(release, 'analysis/dictionary.csv'));
  const tables: Table[] = [];
  for (const file of names.filter((name) => name !== 'analysis/dictionary.csv')) {
    const name = file.replace(/^analysis\/|\.csv$/g, '');
    const about = described.filter((row) => row['table'] === name);
    const rows = rowsOf(await readText(release, file));
    tables.push(tableOf(release, name, about, rows));
  }
  return tables;
}

function tableOf(
  { plan }: Release,
  name: string,
  about: readonly Record<string, string>[],
  rows: readonly string[][],
): Table {
  const fields = about.map(fieldOf);
  return {
    name: `analysis/${name}`,
    title: { en: about[0]!['table_en']!, zh: about[0]!['table_zh']! },
    fields: [...fields, fieldsOf(plan).dataStatus],
    key: [],
    links: [],
    columns: [
      ...fields.map((field, i) =>
        columnOf(
          field,
          rows.map((row) => (field.type === 'string' ? row[i]! : number(row[i]!))),
        ),
      ),
      repeated(plan.dataStatus, rows.length),
    ],
  };
}

const number = (cell: string) => (cell === '' ? Number.NaN : Number(cell));

function fieldOf(row: Record<string, string>): Field {
  const text = (of: string) => ({ en: row[`${of}_en`]!, zh: row[`${of}_zh`]! });
  return {
    id: row['column']!,
    type: row['type'] === 'number' ? 'number' : 'string',
    title: text('title'),
    ...(row['unit_en'] ? { unit: text('unit') } : {}),
    ...(row['note_en'] ? { note: text('note') } : {}),
  };
}

const rowsByHeader = (text: string) => parse(text, { columns: true }) as Record<string, string>[];
