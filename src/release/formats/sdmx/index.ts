import type { Lang } from '../../../edition/index.js';
import type { Format } from '../format.js';
import { selectedResults } from '../selected.js';
import { wholeOnly } from '../wholeOnly.js';
import { dataCsv, type Labels } from './csv.js';
import type { SdmxRelease } from './identity.js';
import { type AtObservation, dataMessage } from './json.js';
import type { Published } from './message.js';
import { observationsOf, queried, type SdmxQuery } from './observations.js';
import { sdmxStructure } from './structure.js';

export { sdmxAvailability } from './availability.js';
export type { Labels } from './csv.js';
export { type Detail as SdmxDetail, detailWords as sdmxDetails } from './detail.js';
export { artefacts as sdmxArtefacts, sdmxId } from './identity.js';
export type { AtObservation } from './json.js';
export { parseKey, type SdmxKey } from './key.js';
export type { Published } from './message.js';
export type { SdmxQuery } from './observations.js';
export { type References as SdmxReferences, referenceWords as sdmxReferences } from './related.js';
export { type StructureType, sdmxStructure, structureTypes } from './structure.js';

/** Media types of SDMX 3.0. */
export const sdmxMediaTypes = {
  json: 'application/vnd.sdmx.data+json; version=2.0.0',
  csv: 'application/vnd.sdmx.data+csv; version=2.0.0',
  structure: 'application/vnd.sdmx.structure+json; version=2.0.0',
} as const;

/**
 * The figures that an SDMX REST query asks for as an SDMX-JSON 2.0 data message.
 * @throws UserError for a key, period or number that cannot be read
 */
export function sdmxData(
  release: SdmxRelease,
  query: SdmxQuery & { dimensionAtObservation?: AtObservation } = {},
  published: Published = {},
): object {
  return dataMessage(release, queried(release, query), query.dimensionAtObservation, published);
}

/**
 * The figures that an SDMX REST query asks for as an SDMX-CSV 2.0 data message.
 * @throws UserError as `sdmxData`
 */
export function sdmxDataCsv(
  release: SdmxRelease,
  query: SdmxQuery = {},
  labels: Labels = 'id',
  lang: Lang = 'en',
): Uint8Array {
  return dataCsv(release, queried(release, query), labels, lang);
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
  'sdmx-structure': {
    id: 'sdmx-structure',
    title: { en: 'SDMX-JSON 2.0 structure message', zh: 'SDMX-JSON 2.0 结构消息' },
    mediaType: sdmxMediaTypes.structure,
    extension: 'json',
    write: async (release, selection) => {
      wholeOnly('sdmx-structure', selection);
      return [{ path: 'sdmx-structure.json', content: asText(sdmxStructure(release)) }];
    },
  },
} satisfies Record<string, Format>;
