import { coinr } from './coinr.js';
import { csv } from './csv.js';
import { csvw } from './csvw.js';
import { dataPackage } from './dataPackage.js';
import type { Format } from './format.js';
import { geoJson } from './geoJson.js';
import { jsonStat } from './jsonStat.js';
import { metadataFormats } from './metadata.js';
import { parquet } from './parquet.js';
import { sdmxFormats } from './sdmx/index.js';

export { apa, bibtex, gbt7714, ris } from './bibliography.js';
export { cff } from './cff.js';
export { type Citation, citationOf } from './citation.js';
export { dcat } from './dcat.js';
export { resultsTable } from './figures.js';
export type { Format, Selection } from './format.js';
export { tableParquet } from './parquet.js';
export { schemaOrg } from './schemaOrg.js';
export {
  type AtObservation,
  type Labels,
  type SdmxDataDetail,
  type SdmxDetail,
  type SdmxQuery,
  type SdmxReferences,
  sdmxArtefacts,
  sdmxAtObservation,
  sdmxAvailability,
  sdmxAvailabilityXml,
  sdmxData,
  sdmxData1,
  sdmxDataCsv,
  sdmxDataDetails,
  sdmxDataXml,
  sdmxDetails,
  sdmxId,
  sdmxMediaTypes,
  sdmxReferences,
  sdmxSchema,
  sdmxStructure,
  sdmxStructureXml,
  structureTypes,
} from './sdmx/index.js';
export { type CheckedSelection, checkSelection, isOneOf, onlyPeriods, selectedCoded } from './selected.js';
export { columnOf as tableColumn, type ExportField, type ExportTable } from './table.js';
export { readersCsv, tableCsv } from './tableCsv.js';

/** Every export format that needs no text from `words`, by id. */
export const formats: Readonly<Record<string, Format>> = {
  csv,
  csvw,
  parquet,
  'json-stat': jsonStat,
  geojson: geoJson,
  'data-package': dataPackage,
  coinr,
  ...sdmxFormats,
  ...metadataFormats,
};
