import { problems, same, UserError } from '../../../../edition/index.js';
import {
  type SdmxDetail,
  type SdmxReferences,
  sdmxArtefacts,
  sdmxAtObservation,
  sdmxAvailability,
  sdmxAvailabilityXml,
  sdmxDetails,
  sdmxSchema,
  sdmxStructure,
  sdmxStructureXml,
} from '../../../../release/index.js';
import type { ApiRequest, Endpoint, EndpointResult } from '../../endpoint.js';
import { ApiProblem } from '../../problem.js';
import type { ApiRelease } from '../../releases.js';
import { wrong } from '../../wrongParameters.js';
import { message } from './data.js';
import { flowOf, latest, published, sdmxQuery } from './flow.js';
import { isXml, schemaForms, structureForms1, structureForms2 } from './forms.js';
import { withShorter } from './shorter.js';

const structures = {
  query: ['detail', 'references'],
  paged: false,
  schema: message,
  answer: structureOf,
} as const;
const availability = {
  summary: { en: 'SDMX: which codes and periods have figures', zh: 'SDMX：有数值的代码与时期' },
  paged: false,
  schema: message,
  answer: availabilityOf,
} as const;
const summary = {
  en: 'SDMX: dataflows, structures, code lists, concepts, agencies and constraints',
  zh: 'SDMX：数据流、数据结构、代码表、概念、机构与约束',
};

/** The structure, availability and schema queries of SDMX REST 2. */
export const structureEndpoints2: readonly Endpoint[] = [
  ...withShorter(
    {
      ...structures,
      id: 'sdmx-structure',
      path: '/sdmx/structure/{type}/{agency}/{id}/{version}/{item}',
      summary,
      forms: structureForms2,
      example: '/sdmx/structure/dataflow/*/*/~/*',
    },
    '/sdmx/structure',
  ),
  ...withShorter(
    {
      ...availability,
      id: 'sdmx-availability',
      path: '/sdmx/availability/dataflow/{agency}/{flow}/{version}/{key}/{component}',
      query: ['startPeriod', 'endPeriod', 'c[TIME_PERIOD]', 'mode', 'references'],
      forms: structureForms2,
      example: '/sdmx/availability/dataflow/{agency}/{flow}/{version}/*/*',
    },
    '/sdmx/availability/dataflow/{agency}/{flow}',
  ),
];

/** The same of SDMX REST 1. Its structure queries begin with any kind, so that they stand after all others. */
export const structureEndpoints1: readonly Endpoint[] = [
  ...withShorter(
    {
      ...availability,
      id: 'sdmx-availability-1',
      path: '/sdmx/availableconstraint/{flow}/{key}/{provider}/{component}',
      summary: {
        en: 'SDMX REST 1: which codes and periods have figures',
        zh: 'SDMX REST 1：有数值的代码与时期',
      },
      query: ['startPeriod', 'endPeriod', 'mode', 'references'],
      forms: structureForms1,
      example: '/sdmx/availableconstraint/{flow}/all/all/all',
    },
    '/sdmx/availableconstraint/{flow}',
  ),
  ...withShorter(
    {
      id: 'sdmx-schema',
      path: '/sdmx/schema/{context}/{agency}/{flow}/{version}',
      summary: {
        en: 'SDMX: the XML schema of the data of a dataflow',
        zh: 'SDMX：数据流数据的 XML 模式',
      },
      query: ['dimensionAtObservation'],
      forms: schemaForms,
      paged: false,
      schema: message,
      example: '/sdmx/schema/dataflow/{agency}/{flow}/{version}',
      answer: schemaOf,
    },
    '/sdmx/schema/{context}/{agency}/{flow}',
  ),
  ...withShorter(
    {
      ...structures,
      id: 'sdmx-structure-1',
      path: '/sdmx/{type}/{agency}/{id}/{version}/{item}',
      summary: {
        en: summary.en.replace('SDMX', 'SDMX REST 1'),
        zh: summary.zh.replace('SDMX', 'SDMX REST 1'),
      },
      forms: structureForms1,
      example: '/sdmx/dataflow/all/all/latest/all',
    },
    '/sdmx/{type}',
  ),
];

/** The last releases of all editions; first the one to which an artefact belongs. */
function releasesFor({ releases, params }: ApiRequest): readonly [ApiRelease, ...ApiRelease[]] {
  const all = latest(releases);
  const own = all.find((one) => params.id?.endsWith(sdmxArtefacts(one).dataflow.slice(2)));
  return [own ?? all[0]!, ...all.filter((one) => one !== (own ?? all[0]))];
}

function structureOf(request: ApiRequest): EndpointResult {
  const { params, query, form } = request;
  const releases = releasesFor(request);
  const { type, agency, id, version, item } = params;
  const detail = oneOf('detail', query.detail, sdmxDetails);
  const asked = { type, agency, id, version, item, detail, references: query.references };
  const [release] = releases;
  return isXml(form)
    ? { text: sdmxStructureXml(releases, asked, published(release)), of: release }
    : { json: sdmxStructure(releases, asked, published(release)), of: release };
}

/** @throws ApiProblem for a word that applies to data only */
function oneOf(
  name: 'detail',
  found: string | undefined,
  known: readonly SdmxDetail[],
): SdmxDetail | undefined {
  const word = known.find((one) => one === found);
  if (found === undefined || word) return word;
  throw new ApiProblem('bad-parameter', [wrong('query', name, same(found), same(known.join(', ')))]);
}

const components = ['*', 'all', 'FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD'];

function availabilityOf(request: ApiRequest): EndpointResult {
  const release = flowOf(request);
  const { component = '*' } = request.params;
  if (!components.includes(component)) {
    const kind = { en: 'dimension', zh: '维度' };
    throw new UserError([problems.unknownCode({ file: 'component' }, kind, component, components)]);
  }
  const references: SdmxReferences = request.query.references ?? 'none';
  const asked = [release, sdmxQuery(request), { component, references }, published(release)] as const;
  return isXml(request.form)
    ? { text: sdmxAvailabilityXml(...asked), of: release }
    : { json: sdmxAvailability(...asked), of: release };
}

/** The kinds whose schema may be asked for: a dataflow by its own id, its data structure by that of the structure. */
function schemaOf(request: ApiRequest): EndpointResult {
  const { releases, params, query } = request;
  const { context = '', flow = '' } = params;
  const contexts = ['dataflow', 'datastructure'];
  if (!contexts.includes(context)) {
    const kind = { en: 'context', zh: '上下文' };
    throw new UserError([problems.unknownCode({ file: 'context' }, kind, context, contexts)]);
  }
  const named = context === 'dataflow' ? flow : flow.replace(/^DSD_/, 'DF_');
  const release = flowOf({ releases, params: { ...params, flow: named } });
  const at = sdmxAtObservation.find((one) => one === query.dimensionAtObservation);
  return { text: sdmxSchema(release, at), of: release };
}
