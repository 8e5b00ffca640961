import { z } from '@hono/zod-openapi';
import { nearest, problems, same, UserError } from '../../../edition/index.js';
import {
  type SdmxQuery,
  sdmxArtefacts,
  sdmxAvailability,
  sdmxData,
  sdmxDataCsv,
  sdmxMediaTypes,
  sdmxStructure,
} from '../../../release/index.js';
import type { ApiRequest, Endpoint, EndpointResult } from '../endpoint.js';
import type { Form } from '../negotiate.js';
import { ApiProblem } from '../problem.js';
import type { ApiRelease, Releases } from '../releases.js';
import { wrong } from '../wrongParameters.js';

const data: Form = { id: 'sdmx-json', mediaType: sdmxMediaTypes.json };
const table: Form = { id: 'sdmx-csv', mediaType: sdmxMediaTypes.csv };
const structure: Form = { id: 'sdmx-structure', mediaType: sdmxMediaTypes.structure };
const message = z.object({ meta: z.looseObject({ test: z.boolean() }), data: z.looseObject({}) });

const dataQuery = [
  'startPeriod',
  'endPeriod',
  'firstNObservations',
  'lastNObservations',
  'dimensionAtObservation',
] as const;
const shared = { forms: [data, table], paged: false, schema: message } as const;
const dataSummary = { en: 'SDMX: figures of a dataflow', zh: 'SDMX：数据流的数值' };
const flow2 = '/sdmx/data/dataflow/{agency}/{flow}/{version}';

/** SDMX REST 2 (data, structure, availability), and the data queries of SDMX REST 1, on the last release of an edition. */
export const sdmxEndpoints: readonly Endpoint[] = [
  {
    ...shared,
    id: 'sdmx-data',
    path: `${flow2}/{key}`,
    summary: dataSummary,
    about: {
      en: 'The key is FREQ.REF_AREA.INDICATOR: codes joined by +, empty or * for all.',
      zh: '键为 FREQ.REF_AREA.INDICATOR：多个代码以 + 连接，空或 * 表示全部。',
    },
    query: [...dataQuery, 'c[TIME_PERIOD]', 'attributes', 'measures', 'includeHistory'],
    example: `${flow2}/*?lastNObservations=1`,
    answer: dataOf,
  },
  {
    ...shared,
    id: 'sdmx-data-all',
    path: flow2,
    summary: { en: 'SDMX: a whole dataflow', zh: 'SDMX：整个数据流' },
    query: [...dataQuery, 'c[TIME_PERIOD]', 'attributes', 'measures', 'includeHistory'],
    example: `${flow2}?lastNObservations=1`,
    answer: dataOf,
  },
  {
    ...shared,
    id: 'sdmx-data-1',
    path: '/sdmx/data/{flow}/{key}',
    summary: { en: 'SDMX REST 1: figures of a dataflow', zh: 'SDMX REST 1：数据流的数值' },
    query: [...dataQuery, 'detail', 'includeHistory'],
    example: '/sdmx/data/{flow}/all?lastNObservations=1',
    answer: dataOf,
  },
  {
    ...shared,
    id: 'sdmx-data-1-provider',
    path: '/sdmx/data/{flow}/{key}/{provider}',
    summary: { en: 'SDMX REST 1: the same with a provider', zh: 'SDMX REST 1：同上，带提供者' },
    query: [...dataQuery, 'detail', 'includeHistory'],
    example: '/sdmx/data/{flow}/all/all?lastNObservations=1',
    answer: dataOf,
  },
  {
    ...shared,
    id: 'sdmx-data-1-all',
    path: '/sdmx/data/{flow}',
    summary: { en: 'SDMX REST 1: a whole dataflow', zh: 'SDMX REST 1：整个数据流' },
    query: [...dataQuery, 'detail', 'includeHistory'],
    example: '/sdmx/data/{flow}?lastNObservations=1',
    answer: dataOf,
  },
  {
    id: 'sdmx-structure',
    path: '/sdmx/structure/{type}/{agency}/{id}/{version}',
    summary: {
      en: 'SDMX: dataflows, structures, code lists and concepts',
      zh: 'SDMX：数据流、数据结构、代码表与概念',
    },
    query: ['detail', 'references'],
    forms: [structure],
    paged: false,
    schema: message,
    example: '/sdmx/structure/dataflow/*/*/~',
    answer: structureOf,
  },
  {
    id: 'sdmx-availability',
    path: '/sdmx/availability/dataflow/{agency}/{flow}/{version}/{key}/{component}',
    summary: { en: 'SDMX: which codes and periods have figures', zh: 'SDMX：有数值的代码与时期' },
    query: ['startPeriod', 'endPeriod', 'c[TIME_PERIOD]', 'mode', 'references'],
    forms: [structure],
    paged: false,
    schema: message,
    example: '/sdmx/availability/dataflow/{agency}/{flow}/{version}/*/*',
    answer: availabilityOf,
  },
];

function dataOf(request: ApiRequest): EndpointResult {
  only(request, 'detail', 'full');
  const release = flowOf(request);
  const query = sdmxQuery(request);
  const { dimensionAtObservation } = request.query;
  return request.form === table
    ? { text: sdmxDataCsv(release, query), of: release }
    : {
        json: sdmxData(
          release,
          { ...query, ...(dimensionAtObservation && { dimensionAtObservation }) },
          published(release),
        ),
        of: release,
      };
}

const components = ['*', 'all', 'FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD'];

function availabilityOf(request: ApiRequest): EndpointResult {
  only(request, 'references', 'none');
  const release = flowOf(request);
  const { component = '*' } = request.params;
  if (!components.includes(component)) {
    const kind = { en: 'dimension', zh: '维度' };
    throw new UserError([problems.unknownCode({ file: 'component' }, kind, component, components)]);
  }
  return {
    json: sdmxAvailability(
      release,
      sdmxQuery(request),
      component === '*' ? 'all' : component,
      published(release),
    ),
    of: release,
  };
}

const published = ({ vintage }: ApiRelease) => ({ date: vintage?.date });

/** @throws ApiProblem for a value that applies to structures only */
function only({ query }: ApiRequest, name: 'detail' | 'references', word: string): void {
  const found = query[name];
  if (found === undefined || found === word) return;
  throw new ApiProblem('bad-parameter', [wrong('query', name, same(found), same(word))]);
}

/** The release that an artefact belongs to; for all artefacts, the first one. */
function structureOf({ releases, params, query }: ApiRequest): EndpointResult {
  const { type = '*', id = '*', version = '*', agency } = params;
  onlyAgency(agency);
  const known = latest(releases).filter((one) => fits(one, version));
  for (const release of known) {
    try {
      return { json: sdmxStructure(release, type, id, published(release), query), of: release };
    } catch (error) {
      if (!(error instanceof UserError) || release === known.at(-1)) throw error;
    }
  }
  throw noFlow(releases, version);
}

/** The release of a dataflow: the last one of its edition with the requested version. */
function flowOf({ releases, params }: ApiRequest): ApiRelease {
  const given = (params.flow ?? '').split(',');
  const [agency, id, version] =
    given.length > 1 ? given : [params.agency, given[0], params.version ?? 'latest'];
  onlyAgency(agency);
  const found = latest(releases).find(
    (release) => sdmxArtefacts(release).dataflow === id && fits(release, version ?? 'latest'),
  );
  if (!found) throw noFlow(releases, params.flow ?? '');
  return found;
}

const latest = (releases: Releases) => releases.all.filter((one) => releases.isLatest(one));

/** `*`, `~`, `+`, `latest`, `all`, or the version itself. */
function fits(release: ApiRelease, version: string): boolean {
  return ['*', '~', '+', 'latest', 'all', sdmxArtefacts(release).version].includes(version);
}

function onlyAgency(agency: string | undefined): void {
  if (agency === undefined || ['*', 'all', 'IPLUS'].includes(agency)) return;
  throw new UserError([
    problems.unknownCode({ file: 'agency' }, { en: 'agency', zh: '机构' }, agency, ['IPLUS']),
  ]);
}

function noFlow(releases: Releases, flow: string): ApiProblem {
  const names = latest(releases).map((one) => sdmxArtefacts(one));
  const list = names.map((n) => `${n.dataflow} (${n.version})`).join(', ');
  const near = nearest(
    flow,
    names.map((n) => n.dataflow),
  );
  return new ApiProblem('not-found', [
    {
      in: 'path',
      parameter: 'flow',
      found: { en: `“${flow}”`, zh: `“${flow}”` },
      expected: { en: `one of: ${list}`, zh: `下列之一：${list}` },
      mend: near
        ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
        : {
            en: 'look it up in /sdmx/structure/dataflow/*/*/~',
            zh: '请在 /sdmx/structure/dataflow/*/*/~ 中查找',
          },
    },
  ]);
}

function sdmxQuery({ params, query }: ApiRequest): SdmxQuery {
  const { key = '' } = params;
  const { startPeriod, endPeriod, firstNObservations, lastNObservations } = query;
  const { ge, le } = query['c[TIME_PERIOD]'] ?? {};
  const [from, to] = [startPeriod ?? ge, endPeriod ?? le];
  return {
    key,
    ...(from !== undefined && { startPeriod: from }),
    ...(to !== undefined && { endPeriod: to }),
    ...(firstNObservations !== undefined && { firstNObservations }),
    ...(lastNObservations !== undefined && { lastNObservations }),
  };
}
