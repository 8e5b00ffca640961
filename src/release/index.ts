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
  type SeriesMember,
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
} from './formats/index.js';
export { leftOutCsv } from './leftOut.js';
export { readPanel } from './parquet.js';
export { reasonWords } from './reasonWords.js';
export { type Manifest, openRelease, type Release, type ReleaseInput, writeRelease } from './release.js';
export { announce, grantAccess, reschedule } from './series/calendar.js';
export { dayOf, daysBetween, instantOf, momentOf, utc } from './series/moment.js';
export type { QualityFacts, Revised } from './series/qualityFacts.js';
export { type RealTime, realTimeOf } from './series/realTime.js';
export { causeCells } from './series/revisionTables.js';
export {
  type CalendarEntry,
  isHeldBack,
  latestOf,
  type Moment,
  type RevisionClass,
  type Series,
  type Vintage,
  visibleVintages,
} from './series/series.js';
export { isSeries, makeSeriesFolder, openSeries, releaseOut } from './series/store.js';
export {
  addVintage,
  editSeries,
  liftEmbargo,
  type NewVintage,
  revisionBetween,
  type SeriesViews,
} from './series/vintages.js';
export { makeFolder, type ReleaseFile } from './store.js';
export { writeTables } from './tables.js';
export { type PeriodUncertainty, uncertaintyCsv, weightStudy } from './uncertainty.js';
