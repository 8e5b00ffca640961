import type { Format } from './format.js';
import { metadataFormats } from './metadata.js';
import { sdmxFormats } from './sdmx/index.js';

export { apa, bibtex, gbt7714, ris } from './bibliography.js';
export { cff } from './cff.js';
export { type Citation, citationOf, type PublishedAt, publisherOf } from './citation.js';
export { dcat, type Vintage } from './dcat.js';
export type { Format, Selection } from './format.js';
export { schemaOrg } from './schemaOrg.js';
export {
  type AtObservation,
  type Labels,
  parseKey,
  type SdmxQuery,
  sdmxArtefacts,
  sdmxAvailability,
  sdmxData,
  sdmxDataCsv,
  sdmxId,
  sdmxMediaTypes,
  sdmxStructure,
  structureTypes,
} from './sdmx/index.js';
export { type Chosen, chosen, selectedResults } from './selected.js';

/** Every form a release can be taken away in that needs no prose, by id. */
export const formats: Readonly<Record<string, Format>> = { ...sdmxFormats, ...metadataFormats };
