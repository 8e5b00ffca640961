import { z } from '@hono/zod-openapi';
import { zipSync } from 'fflate';
import { nearestWord } from '../../../edition/index.js';
import type { Format, ReleaseFile } from '../../../release/index.js';
import { exportFormats } from '../../../site/index.js';
import { column, defineTable, tableOf } from '../../../tables/index.js';
import type { ApiRequest, Endpoint, EndpointResult } from '../endpoint.js';
import { anyForm, csv, type Form, json } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import { rowSchema } from '../rows.js';
import { rowNumbers, selectionOf } from '../selection.js';
import { mostFigures, tooMany } from './values.js';

const zip: Form = { id: 'zip', mediaType: 'application/zip' };

const selecting = ['unit', 'node', 'period', 'level'] as const;

const list = defineTable({
  name: 'exports',
  title: { en: 'Formats', zh: '格式' },
  columns: {
    format: column.string('Name of the format', '格式名称'),
    title_en: column.string('English title', '英文名称'),
    title_zh: column.string('Chinese title', '中文名称'),
    media_type: column.string('Media type of its main file', '主文件的媒体类型'),
    extension: column.string('Extension of its main file', '主文件的扩展名'),
  },
  key: ['format'],
});

/** The release in every export format, including citations. */
export const exportEndpoints: readonly Endpoint[] = [
  {
    id: 'exports',
    path: '/v1/{release}/exports',
    summary: { en: 'The export formats of a release', zh: '发布版的导出格式' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(list),
    example: '/v1/latest/exports',
    answer: () => ({
      table: tableOf(
        list,
        Object.values(exportFormats).map(({ id, title, mediaType, extension }) => {
          return { format: id, title_en: title.en, title_zh: title.zh, media_type: mediaType, extension };
        }),
      ),
    }),
  },
  {
    id: 'export',
    path: '/v1/{release}/exports/{format}',
    summary: {
      en: 'A release or a selection from it in one format: the main file',
      zh: '一种格式的发布版（全部或所选部分）：主文件',
    },
    query: [...selecting],
    forms: [anyForm],
    paged: false,
    schema: z.any(),
    example: '/v1/latest/exports/{format}',
    answer: exported,
  },
  {
    id: 'export-files',
    path: '/v1/{release}/exports/{format}/files',
    summary: {
      en: 'All files of a format in one archive: tables, codebook, metadata',
      zh: '一种格式的全部文件，合为一个压缩包：数据表、编码本与元数据',
    },
    about: {
      en: 'As iplus export writes them. The same release and selection give the same bytes.',
      zh: '内容与 iplus export 写出的相同。同一发布版、同一选择得到逐字节相同的压缩包。',
    },
    query: [...selecting],
    forms: [zip],
    paged: false,
    schema: z.any(),
    example: '/v1/latest/exports/csvw/files',
    answer: archived,
  },
];

async function archived(request: ApiRequest): Promise<EndpointResult> {
  const files = await filesOf(request);
  const { manifest } = request.release;
  const content = zipSync(Object.fromEntries(files.map(({ path, content }) => [path, bytesOf(content)])), {
    // A constant time stamp, the first that ZIP can represent, makes the archive reproducible.
    mtime: new Date(1980, 0, 1),
  });
  return {
    content,
    mediaType: zip.mediaType,
    fileName: `${manifest.id}-${request.params.format}.zip`,
  };
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

async function exported(request: ApiRequest): Promise<EndpointResult> {
  const { mediaType } = formatNamed(request.params.format!);
  const [main] = await filesOf(request);
  return { content: main!.content, mediaType, fileName: main!.path.split('/').at(-1)! };
}

/** The files of a selection, the main one first. */
async function filesOf({ release, params, query }: ApiRequest): Promise<readonly ReleaseFile[]> {
  const format = formatNamed(params.format!);
  const figures = rowNumbers(release, query).length;
  if (figures > mostFigures) throw tooMany(figures);
  return format.write(release, selectionOf(query));
}

function formatNamed(id: string): Format {
  if (Object.hasOwn(exportFormats, id)) return exportFormats[id]!;
  const names = Object.keys(exportFormats);
  const near = nearestWord(id, names);
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
