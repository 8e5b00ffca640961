import { z } from '@hono/zod-openapi';
import { same } from '../../../../edition/index.js';
import {
  type SdmxDataDetail,
  sdmxData,
  sdmxData1,
  sdmxDataCsv,
  sdmxDataDetails,
  sdmxDataXml,
} from '../../../../release/index.js';
import type { ApiRequest, Endpoint, EndpointResult } from '../../endpoint.js';
import { ApiProblem } from '../../problem.js';
import { wrong } from '../../wrongParameters.js';
import { flowOf, published, sdmxQuery } from './flow.js';
import { dataForms1, dataForms2, isXml, labelsOf } from './forms.js';
import { withShorter } from './shorter.js';

export const message = z.object({ meta: z.looseObject({ test: z.boolean() }), data: z.looseObject({}) });

const dataQuery = [
  'startPeriod',
  'endPeriod',
  'firstNObservations',
  'lastNObservations',
  'dimensionAtObservation',
] as const;
const flow2 = '/sdmx/data/dataflow/{agency}/{flow}/{version}';

/** The data queries of SDMX REST 2 and SDMX REST 1. */
export const dataEndpoints: readonly Endpoint[] = [
  ...withShorter(
    {
      id: 'sdmx-data',
      path: `${flow2}/{key}`,
      summary: { en: 'SDMX: figures of a dataflow', zh: 'SDMX：数据流的数值' },
      about: {
        en: 'The key is FREQ.REF_AREA.INDICATOR: codes joined by +, empty or * for all. The last parts of the address may be left out.',
        zh: '键为 FREQ.REF_AREA.INDICATOR：多个代码以 + 连接，空或 * 表示全部。地址末尾的各段可以省略。',
      },
      query: [...dataQuery, 'c[TIME_PERIOD]', 'attributes', 'measures', 'includeHistory'],
      forms: dataForms2,
      paged: false,
      schema: message,
      example: `${flow2}/*?lastNObservations=1`,
      answer: dataOf,
    },
    '/sdmx/data',
  ),
  ...withShorter(
    {
      id: 'sdmx-data-1',
      path: '/sdmx/data/{flow}/{key}/{provider}',
      summary: { en: 'SDMX REST 1: figures of a dataflow', zh: 'SDMX REST 1：数据流的数值' },
      about: {
        en: 'For clients of SDMX 2.1: XML by default. The last parts of the address may be left out.',
        zh: '供 SDMX 2.1 客户端使用：未指定形式时返回 XML。地址末尾的各段可以省略。',
      },
      query: [...dataQuery, 'detail', 'includeHistory'],
      forms: dataForms1,
      paged: false,
      schema: message,
      example: '/sdmx/data/{flow}/all/all?lastNObservations=1',
      answer: dataOf,
    },
    '/sdmx/data/{flow}',
  ),
];

function dataOf(request: ApiRequest): EndpointResult {
  const { form } = request;
  const detail = detailOf(request);
  const release = flowOf(request);
  const { dimensionAtObservation } = request.query;
  const query = { ...sdmxQuery(request), ...(dimensionAtObservation && { dimensionAtObservation }) };
  const at = published(release);
  if (isXml(form)) {
    const kind = form.id === 'sdmx-ml-generic' ? 'generic' : 'structure-specific';
    return { text: sdmxDataXml(release, { ...query, detail }, kind, at), of: release };
  }
  if (form.id.startsWith('sdmx-csv')) {
    const version = form.id.startsWith('sdmx-csv-1') ? '1.0.0' : '2.0.0';
    return { text: sdmxDataCsv(release, query, { version, labels: labelsOf(form) }), of: release };
  }
  return form.id === 'sdmx-json-1'
    ? { json: sdmxData1(release, { ...query, detail }, at), of: release }
    : { json: sdmxData(release, query, at), of: release };
}

/**
 * What is told of the data.
 * @throws ApiProblem for a word that applies to structures, and for a form that tells of all alone
 */
function detailOf({ query, form }: ApiRequest): SdmxDataDetail {
  const found = query.detail ?? 'full';
  const tellsAll = !isXml(form) && form.id !== 'sdmx-json-1';
  const known: readonly string[] = tellsAll ? ['full'] : sdmxDataDetails;
  if (known.includes(found)) return found as SdmxDataDetail;
  throw new ApiProblem('bad-parameter', [wrong('query', 'detail', same(found), same(known.join(', ')))]);
}
