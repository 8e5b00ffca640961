import { z } from '@hono/zod-openapi';
import { nearest } from '../../../edition/index.js';
import { exportFormats } from '../../../publish/index.js';
import type { Format } from '../../../release/index.js';
import type { Answer, Asked, Endpoint } from '../endpoint.js';
import { anyForm, csv, json } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import { allRows } from '../selection.js';
import { mostFigures, tooMany } from './values.js';

/** The whole release in every format it can be taken away in, citations among them. */
export const exportEndpoints: readonly Endpoint[] = [
  {
    id: 'exports',
    path: '/v1/{release}/exports',
    summary: { en: 'The formats of a whole release', zh: '整个发布版的各种格式' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.object({
      format: z.string(),
      title_en: z.string(),
      title_zh: z.string(),
      media_type: z.string(),
      extension: z.string(),
    }),
    example: '/v1/latest/exports',
    answer: () => ({
      table: {
        name: 'exports',
        title: { en: 'Formats', zh: '格式' },
        columns: [
          { id: 'format', title: { en: 'Name of the format', zh: '格式名称' } },
          { id: 'title_en', title: { en: 'English title', zh: '英文名称' } },
          { id: 'title_zh', title: { en: 'Chinese title', zh: '中文名称' } },
          { id: 'media_type', title: { en: 'Media type of its main file', zh: '主文件的媒体类型' } },
          { id: 'extension', title: { en: 'Extension of its main file', zh: '主文件的扩展名' } },
        ],
        rows: Object.values(exportFormats).map((f) => [
          f.id,
          f.title.en,
          f.title.zh,
          f.mediaType,
          f.extension,
        ]),
      },
    }),
  },
  {
    id: 'export',
    path: '/v1/{release}/exports/{format}',
    summary: { en: 'A whole release in one format: its main file', zh: '一种格式的整个发布版：主文件' },
    query: [],
    forms: [anyForm],
    paged: false,
    schema: z.any(),
    example: '/v1/latest/exports/{format}',
    answer: exported,
  },
];

async function exported({ release, params }: Asked): Promise<Answer> {
  const format = formatNamed(params.format!);
  if (allRows(release).unit.length > mostFigures) throw tooMany(allRows(release).unit.length);
  const [main] = await format.write(release, {});
  return { content: main!.content, mediaType: format.mediaType, fileName: main!.path.split('/').at(-1)! };
}

function formatNamed(id: string): Format {
  if (Object.hasOwn(exportFormats, id)) return exportFormats[id]!;
  const names = Object.keys(exportFormats);
  const near = nearest(id, names);
  throw new ApiProblem('not-found', [
    {
      in: 'path',
      parameter: 'format',
      found: { en: `“${id}”`, zh: `“${id}”` },
      expected: { en: `one of: ${names.join(', ')}`, zh: `下列之一：${names.join('、')}` },
      mend: near
        ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
        : { en: 'choose one of these formats', zh: '请选择其中一种格式' },
    },
  ]);
}
