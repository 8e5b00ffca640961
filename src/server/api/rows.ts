import { z } from '@hono/zod-openapi';
import { guardCell } from '../../edition/index.js';
import type { Release, Withdrawal } from '../../release/index.js';
import {
  type AnyDefinition,
  type Cell,
  type CellType,
  type Column,
  csvOfTable,
  mayBeMissing,
  type Table,
} from '../../tables/index.js';
import { cursorOf, rowAt } from './cursor.js';
import type { ApiRequest } from './endpoint.js';
import { queryParameters, usualRows } from './parameters.js';
import { ApiProblem } from './problem.js';
import type { Query } from './query.js';
import { sure } from './selection.js';
import { withdrawalOf } from './withdrawal.js';
import { wrong } from './wrongParameters.js';

/** One page of rows as objects. */
export interface Page {
  release: string;
  dataStatus: string;
  withdrawn: Withdrawal | null;
  total: number;
  next: string | null;
  items: Record<string, string | number | null>[];
}

/**
 * The requested page of a table.
 *
 * @param path the address without its query, for the link to the next page
 * @throws ApiProblem for a cursor of another query
 */
export async function pageOf(request: ApiRequest, table: Table, path: string): Promise<Page> {
  const { release, query, search } = request;
  const filters = new URLSearchParams([...search].filter(([name]) => name !== 'cursor'));
  const of = `${release.manifest.id}\n${path}\n${filters}`;
  const from = query.cursor === undefined ? 0 : await rowAt(of, query.cursor);
  if (from === undefined || from > table.rows.length) throw badCursor(query.cursor!);
  const to = from + (query.limit ?? usualRows);
  let next: string | null = null;
  if (to < table.rows.length) {
    filters.set('cursor', await cursorOf(of, to));
    next = `${path}?${filters}`;
  }
  return {
    release: release.manifest.id,
    dataStatus: release.plan.dataStatus,
    withdrawn: withdrawalOf(release),
    total: table.rows.length,
    next,
    items: table.rows
      .slice(from, to)
      .map((row) => Object.fromEntries(table.columns.map(({ id }) => [id, row[id] ?? null]))),
  };
}

function badCursor(cursor: string): ApiProblem {
  const found = { en: `“${cursor}”`, zh: `“${cursor}”` };
  return new ApiProblem('bad-parameter', [wrong('query', 'cursor', found, queryParameters.cursor.expected)]);
}

/** A whole table as CSV. It is a click away from a spreadsheet program, so no text in it is a formula. */
export const tableCsv = (table: Table): string => csvOfTable(table, guardCell);

const cellSchemas: Record<CellType, z.ZodType> = {
  string: z.string(),
  integer: z.number().int(),
  number: z.number(),
};

/** A row of a table as the API describes it. */
export function rowSchema(definition: AnyDefinition): z.ZodType {
  const schemaOf = ([id, { type }]: [string, Column]) => [
    id,
    mayBeMissing(definition, id) ? cellSchemas[type].nullable() : cellSchemas[type],
  ];
  return z.object(Object.fromEntries(Object.entries(definition.columns).map(schemaOf)));
}

/**
 * The rows of a table that match the filters of a query, which apply to columns of the same names. Any value of such a
 * column is accepted (a tier, say), and units and nodes also by name.
 *
 * @throws ApiProblem for a filter without a column in the table
 * @throws UserError naming every value that is neither in the table nor in the release
 */
export function filtered(table: Table, release: Release, query: Query): Table {
  const filters = (['unit', 'node', 'period', 'level'] as const).flatMap((name) => {
    const words = query[name];
    if (!words) return [];
    if (!table.columns.some((c) => c.id === name)) throw noSuchColumn(table, name);
    const cells = new Set(table.rows.map((row) => String(row[name])));
    const strange = words.filter((word) => !cells.has(word));
    return [{ name, words: words.filter((word) => cells.has(word)), strange }];
  });
  if (filters.length === 0) return table;
  const strange = filters.filter((f) => f.strange.length > 0).map((f) => [f.name, f.strange] as const);
  const { units = [], nodes = [] } = sure(release, Object.fromEntries(strange));
  const named = { unit: units, node: nodes, period: [], level: [] };
  const tests = filters.map(({ name, words }) => {
    const wanted = new Set([...words, ...named[name]]);
    return (row: Readonly<Record<string, Cell>>) => wanted.has(String(row[name]));
  });
  return { ...table, rows: table.rows.filter((row) => tests.every((test) => test(row))) };
}

function noSuchColumn(table: Table, name: string): ApiProblem {
  const list = table.columns.map((c) => c.id).join(', ');
  return new ApiProblem('bad-parameter', [
    wrong(
      'query',
      name,
      {
        en: `a filter on “${name}”, which is not a column of the table`,
        zh: `按“${name}”筛选，但该表没有此列`,
      },
      { en: `a filter on one of its columns: ${list}`, zh: `按该表的列筛选：${list}` },
    ),
  ]);
}
