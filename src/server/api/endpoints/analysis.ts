import { z } from '@hono/zod-openapi';
import type { TidyTable } from '../../../analysis/index.js';
import { nearest } from '../../../edition/index.js';
import { tablesOf } from '../../../release/index.js';
import type { Endpoint } from '../endpoint.js';
import { csv, json } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import { filtered } from '../rows.js';

/** What the index means: the tables of its analysis. */
export const analysisEndpoints: readonly Endpoint[] = [
  {
    id: 'tables',
    path: '/v1/{release}/analysis',
    summary: { en: 'The tables of the analysis and their columns', zh: '分析数据表及其列' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.object({
      table: z.string(),
      title_en: z.string(),
      title_zh: z.string(),
      rows: z.number().int(),
      columns: z.string(),
    }),
    example: '/v1/latest/analysis',
    answer: ({ release }) => ({ table: contents(tablesOf(release)) }),
  },
  {
    id: 'table',
    path: '/v1/{release}/analysis/{table}',
    summary: { en: 'One table of the analysis', zh: '一张分析数据表' },
    about: {
      en: 'A filter works on the column of its name; /v1/{release}/analysis lists the columns of every table.',
      zh: '筛选作用于同名的列；各表的列见 /v1/{release}/analysis。',
    },
    query: ['unit', 'node', 'period', 'level', 'limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    example: '/v1/{release}/analysis/{table}?limit=10',
    answer: ({ release, params, query }) => ({
      table: filtered(tableNamed(tablesOf(release), params.table!), release, query),
    }),
  },
];

function contents(tables: readonly TidyTable[]): TidyTable {
  return {
    name: 'tables',
    title: { en: 'Tables of the analysis', zh: '分析数据表' },
    columns: [
      { id: 'table', title: { en: 'Name of the table', zh: '表名' } },
      { id: 'title_en', title: { en: 'English title', zh: '英文标题' } },
      { id: 'title_zh', title: { en: 'Chinese title', zh: '中文标题' } },
      { id: 'rows', title: { en: 'Number of its rows', zh: '行数' } },
      { id: 'columns', title: { en: 'Its columns, separated by spaces', zh: '各列，以空格分隔' } },
    ],
    rows: tables.map(({ name, title, columns, rows }) => [
      name,
      title.en,
      title.zh,
      rows.length,
      columns.map((c) => c.id).join(' '),
    ]),
  };
}

function tableNamed(tables: readonly TidyTable[], name: string): TidyTable {
  const found = tables.find((t) => t.name === name);
  if (found) return found;
  const names = tables.map((t) => t.name);
  const near = nearest(name, names);
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
