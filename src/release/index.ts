export { explain, type Receipt, type ReceiptPart, type ReceiptRaw } from './explain.js';
export { findNode, findPeriod, findSubject, findUnit, type Subject, subjectsOf } from './find.js';
export {
  type AtObservation,
  apa,
  bibtex,
  type Chosen,
  type Citation,
  cff,
  chosen,
  citationOf,
  dcat,
  type Format,
  formats,
  gbt7714,
  type Labels,
  onlyPeriods,
  type PublishedAt,
  parseKey,
  publisherOf,
  ris,
  type SdmxQuery,
  type Selection,
  schemaOrg,
  sdmxArtefacts,
  sdmxAvailability,
  sdmxData,
  sdmxDataCsv,
  sdmxId,
  sdmxMediaTypes,
  sdmxStructure,
  selectedResults,
  structureTypes,
  type Vintage,
} from './formats/index.js';
export { leftOutCsv } from './leftOut.js';
export { readPanel } from './parquet.js';
export { reasonWords } from './reasonWords.js';
export { type Manifest, openRelease, type Release, type ReleaseInput, writeRelease } from './release.js';
export { makeFolder, type ReleaseFile } from './store.js';
export { writeTables } from './tables.js';
export { type PeriodUncertainty, uncertaintyCsv, weightStudy } from './uncertainty.js';
