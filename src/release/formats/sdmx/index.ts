import type { Format } from '../format.js';
import { refuseSelection } from '../refuseSelection.js';
import { selectedResults } from '../selected.js';
import { type AvailabilityOptions, availability } from './availability.js';
import { type CsvOptions, dataCsv } from './csv.js';
import type { SdmxRelease } from './identity.js';
import { dataMessage } from './json.js';
import { dataMessage1 } from './json1.js';
import type { Published } from './message.js';
import { type DataXmlOptions, genericXml, structureSpecificXml } from './ml/dataXml.js';
import { structureXml } from './ml/structureXml.js';
import { observationsFor, observationsOf, type SdmxQuery } from './observations.js';
import type { AtObservation, DataDetail } from './parts.js';
import { type StructureQuery, selectedStructures } from './structure.js';
import { sdmxStructure } from './structureJson.js';

export { sdmxAvailability } from './availability.js';
export type { Labels } from './csv.js';
export { type Detail as SdmxDetail, detailWords as sdmxDetails } from './detail.js';
export { artefacts as sdmxArtefacts, sdmxId } from './identity.js';
export { parseKey } from './key.js';
export type { Published } from './message.js';
export { schemaXml as sdmxSchema } from './ml/schemaXml.js';
export { structureTypes } from './model.js';
export type { SdmxQuery } from './observations.js';
export {
  type AtObservation,
  atObservationWords as sdmxAtObservation,
  type DataDetail as SdmxDataDetail,
  dataDetails as sdmxDataDetails,
} from './parts.js';
export { type References as SdmxReferences, referenceWords as sdmxReferences } from './related.js';
export { sdmxStructure } from './structureJson.js';

/** Media types of SDMX 3.0 (JSON and CSV 2.0) and of SDMX 2.1 (the others). */
export const sdmxMediaTypes = {
  json: 'application/vnd.sdmx.data+json; version=2.0.0',
  csv: 'application/vnd.sdmx.data+csv; version=2.0.0',
  structure: 'application/vnd.sdmx.structure+json; version=2.0.0',
  json1: 'application/vnd.sdmx.data+json; version=1.0.0',
  csv1: 'application/vnd.sdmx.data+csv; version=1.0.0',
  structureSpecificXml: 'application/vnd.sdmx.structurespecificdata+xml; version=2.1',
  genericXml: 'application/vnd.sdmx.genericdata+xml; version=2.1',
  structureXml: 'application/vnd.sdmx.structure+xml; version=2.1',
  schemaXml: 'application/vnd.sdmx.schema+xml; version=2.1',
} as const;

/** The dimension at observation of a message, and its level of detail. */
interface Shape {
  dimensionAtObservation?: AtObservation;
  detail?: DataDetail;
}

/**
 * The figures that an SDMX REST query asks for as an SDMX-JSON 2.0 data message.
 * @throws UserError for a key, period or number that cannot be read
 */
export function sdmxData(
  release: SdmxRelease,
  query: SdmxQuery & Pick<Shape, 'dimensionAtObservation'> = {},
  published: Published = {},
): object {
  return dataMessage(release, observationsFor(release, query), query.dimensionAtObservation, published);
}

/**
 * The same as an SDMX-JSON 1.0 data message.
 * @throws UserError as `sdmxData`
 */
export function sdmxData1(
  release: SdmxRelease,
  query: SdmxQuery & Shape = {},
  published: Published = {},
): object {
  const { dimensionAtObservation, detail } = query;
  return dataMessage1(release, observationsFor(release, query), dimensionAtObservation, published, detail);
}

/**
 * The same as an SDMX-ML 2.1 data message, structure-specific or generic.
 * @throws UserError as `sdmxData`
 */
export function sdmxDataXml(
  release: SdmxRelease,
  query: SdmxQuery & Shape = {},
  kind: 'structure-specific' | 'generic' = 'structure-specific',
  published: Published = {},
): string {
  const write = kind === 'generic' ? genericXml : structureSpecificXml;
  const options: DataXmlOptions = { at: query.dimensionAtObservation, detail: query.detail, published };
  return write(release, observationsFor(release, query), options);
}

/**
 * The same as an SDMX-CSV data message.
 * @throws UserError as `sdmxData`
 */
export function sdmxDataCsv(
  release: SdmxRelease,
  query: SdmxQuery = {},
  options: CsvOptions = {},
): Uint8Array {
  return dataCsv(release, observationsFor(release, query), options);
}

/**
 * An SDMX-ML 2.1 structure message.
 * @param releases the header of the message describes the first
 * @throws UserError for an unknown kind, agency, artefact, version or item
 */
export function sdmxStructureXml(
  releases: readonly [SdmxRelease, ...SdmxRelease[]],
  query: StructureQuery = {},
  published: Published = {},
): string {
  return structureXml(releases[0], selectedStructures(releases, query), query.detail, published);
}

/**
 * The availability for a query (`sdmxAvailability`) as an SDMX-ML 2.1 structure message.
 * @throws UserError as `sdmxData`
 */
export function sdmxAvailabilityXml(
  release: SdmxRelease,
  query: SdmxQuery = {},
  options: AvailabilityOptions = {},
  published: Published = {},
): string {
  return structureXml(release, availability(release, query, options), 'full', published);
}

const asText = (message: object) => `${JSON.stringify(message)}\n`;

/** The formats of SDMX, by id. */
export const sdmxFormats = {
  'sdmx-csv': {
    id: 'sdmx-csv',
    title: { en: 'SDMX-CSV 2.0 data message', zh: 'SDMX-CSV 2.0 数据消息' },
    mediaType: sdmxMediaTypes.csv,
    extension: 'csv',
    write: async (release, selection) => [
      {
        path: 'sdmx-data.csv',
        content: dataCsv(release, observationsOf(release, selectedResults(release, selection))),
      },
    ],
  },
  'sdmx-json': {
    id: 'sdmx-json',
    title: { en: 'SDMX-JSON 2.0 data message', zh: 'SDMX-JSON 2.0 数据消息' },
    mediaType: sdmxMediaTypes.json,
    extension: 'json',
    write: async (release, selection) => [
      {
        path: 'sdmx-data.json',
        content: asText(dataMessage(release, observationsOf(release, selectedResults(release, selection)))),
      },
    ],
  },
  'sdmx-ml': {
    id: 'sdmx-ml',
    title: { en: 'SDMX-ML 2.1 structure-specific data message', zh: 'SDMX-ML 2.1 结构专用数据消息' },
    mediaType: sdmxMediaTypes.structureSpecificXml,
    extension: 'xml',
    write: async (release, selection) => [
      {
        path: 'sdmx-data.xml',
        content: structureSpecificXml(release, observationsOf(release, selectedResults(release, selection))),
      },
    ],
  },
  'sdmx-structure': {
    id: 'sdmx-structure',
    title: { en: 'SDMX-JSON 2.0 structure message', zh: 'SDMX-JSON 2.0 结构消息' },
    mediaType: sdmxMediaTypes.structure,
    extension: 'json',
    write: async (release, selection) => {
      refuseSelection('sdmx-structure', selection);
      return [{ path: 'sdmx-structure.json', content: asText(sdmxStructure([release])) }];
    },
  },
  'sdmx-ml-structure': {
    id: 'sdmx-ml-structure',
    title: { en: 'SDMX-ML 2.1 structure message', zh: 'SDMX-ML 2.1 结构消息' },
    mediaType: sdmxMediaTypes.structureXml,
    extension: 'xml',
    write: async (release, selection) => {
      refuseSelection('sdmx-ml-structure', selection);
      return [{ path: 'sdmx-structure.xml', content: sdmxStructureXml([release]) }];
    },
  },
} satisfies Record<string, Format>;
