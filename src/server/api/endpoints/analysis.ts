import { z } from '@hono/zod-openapi';
import { analyses } from '../../../analysis/index.js';
import { nearestWord } from '../../../edition/index.js';
import { findTable, type Release, tablesOf } from '../../../release/index.js';
import { defineTable, type Table, tableOf } from '../../../tables/index.js';
import type { Endpoint } from '../endpoint.js';
import { csv, json } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import { filtered, rowSchema } from '../rows.js';

const list = defineTable({
  name: 'tables',
  title: { en: 'Tables of the analysis', zh: '分析数据表' },
  columns: {
    table: { type: 'string', title: { en: 'Name of the table', zh: '表名' } },
    title_en: { type: 'string', title: { en: 'English title', zh: '英文标题' } },
    title_zh: { type: 'string', title: { en: 'Chinese title', zh: '中文标题' } },
    rows: { type: 'integer', optional: false, title: { en: 'Number of rows', zh: '行数' } },
    columns: { type: 'string', title: { en: 'Column names, separated by spaces', zh: '各列，以空格分隔' } },
  },
  key: ['table'],
});

/** The tables of the analysis. */
export const analysisEndpoints: readonly Endpoint[] = [
  {
    id: 'tables',
    path: '/v1/{release}/analysis',
    summary: { en: 'The tables of the analysis and their columns', zh: '分析数据表及其列' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(list),
    example: '/v1/latest/analysis',
    answer: ({ release }) => ({ table: tableOf(list, contents(tablesOf(release))) }),
  },
  {
    id: 'table',
    path: '/v1/{release}/analysis/{table}',
    summary: { en: 'One table of the analysis', zh: '一张分析数据表' },
    about: {
      en: 'A filter applies to the column of its name; /v1/{release}/analysis lists the columns of every table.',
      zh: '筛选作用于同名的列；各表的列见 /v1/{release}/analysis。',
    },
    query: ['unit', 'node', 'period', 'level', 'limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.union(
      Object.values(analyses).map((table) => rowSchema(table).openapi(`analysis.${table.name}`)),
    ),
    example: '/v1/{release}/analysis/{table}?limit=10',
    answer: ({ release, params, query }) => ({
      table: filtered(tableNamed(release, params.table!), release, query),
    }),
  },
];

function contents(tables: readonly Table[]) {
  return tables.map(({ definition: { name, title }, columns, rows }) => ({
    table: name,
    title_en: title.en,
    title_zh: title.zh,
    rows: rows.length,
    columns: columns.map((c) => c.id).join(' '),
  }));
}

function tableNamed(release: Release, name: string): Table {
  const found = findTable(release, name);
  if (found) return found;
  const names = tablesOf(release).map((t) => t.definition.name);
  const near = nearestWord(name, names);
  throw new ApiProblem('not-found', [
    {
      in: 'path',
      parameter: 'table',
      found: { en: `“${name}”`, zh: `“${name}”` },
      expected: { en: `one of: ${names.join(', ')}`, zh: `下列之一：${names.join(', ')}` },
      mend: near
        ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
        : { en: 'choose one of these tables', zh: '请选择其中一张表' },
    },
  ]);
}
