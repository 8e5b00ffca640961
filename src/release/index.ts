export { ChangedFiles } from './changedFiles.js';
export { evidenceOf, type ImputationKind } from './explain/evidence.js';
export { explain, type Receipt, type ReceiptPart } from './explain/explain.js';
export type { ComputedPart, ReceiptComputed } from './explain/explainComputed.js';
export type { FormulaStep, FormulaStepName, GivenName } from './explain/explainFormula.js';
export type { MergedFigure } from './explain/explainMerged.js';
export type { RawRows } from './explain/explainRows.js';
export { lossWords, reasonWords } from './explain/reasonWords.js';
export { type AnyReceipt, isReference, receiptOf } from './explain/receiptOf.js';
export { joinReference, resultAt, resultReference } from './explain/reference.js';
export type { SampleOfFile, SampleShown } from './explain/sampleOf.js';
export { sourcesUsed } from './explain/sourcesUsed.js';
export type { TableReceipt } from './explain/tableReceipt.js';
export { type ColumnOf, type RowKey, tableReference } from './explain/tableReference.js';
export {
  findNode,
  findPeriod,
  findSubject,
  findUnit,
  headlineName,
  nodeLabel,
  periodOrHeadline,
  preferExactCase,
  type Subject,
  searchSubjects,
  subjectsOf,
} from './find.js';
export {
  type AtObservation,
  apa,
  bibtex,
  type CheckedSelection,
  type Citation,
  cff,
  checkSelection,
  citationOf,
  dcat,
  type ExportField,
  type ExportTable as FigureTable,
  type Format,
  formats,
  gbt7714,
  isOneOf,
  type Labels,
  onlyPeriods,
  readersCsv,
  resultsTable,
  ris,
  type SdmxDataDetail,
  type SdmxDetail,
  type SdmxQuery,
  type SdmxReferences,
  type Selection,
  schemaOrg,
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
  selectedCoded,
  structureTypes,
  tableColumn,
  tableCsv,
  tableParquet,
} from './formats/index.js';
export { type Manifest, manifestText, shortId } from './manifest.js';
export { openRelease } from './openRelease.js';
export { readingFolder, readingOf, readingVariants } from './readings.js';
export { type Release, type ReleaseReader, readManifest, readRelease } from './readRelease.js';
export { filesOf, type ReleaseInput, type TryOut, writeRelease } from './release.js';
export { announce, grantAccess, reschedule } from './series/calendar.js';
export { type Coverage, coverageOf } from './series/coverage.js';
export { embargoedError, isPublic, publicFrom, requireAccess, vintageOf } from './series/embargo.js';
export type { Moment } from './series/moment.js';
export { dayOf, instantOf, momentOf, utc } from './series/moment.js';
export { type QualityFacts, qualityOf, type Revised } from './series/qualityFacts.js';
export { type RealTime, realTimeOf } from './series/realTime.js';
export { causeCells } from './series/revisionTables.js';
export {
  type CalendarEntry,
  isEmbargoed,
  type RevisionClass,
  type Series,
  type Vintage,
  type Withdrawal,
} from './series/series.js';
export { isSeries, makeSeriesFolder, openSeries, releaseFolder, releaseOut } from './series/store.js';
export { addVintage, editSeries, liftEmbargo, revisionBetween, type SeriesViews } from './series/vintages.js';
export { withdraw, withdrawalOf } from './series/withdraw.js';
export { isUrl, noConnection, sourceOf, tooSlow } from './source.js';
export { attestationNames } from './store/attestations.js';
export { digest } from './store/digest.js';
export { withLock } from './store/lock.js';
export {
  type FileSink,
  mendableFault,
  publishFiles,
  publishFolder,
  putFile,
  putFolder,
  type ReleaseFile,
  sha256,
} from './store/store.js';
export { type ChoiceRow, choiceDraws, studiesChoices } from './tables/choices.js';
export { definitions, type TableName } from './tables/definitions.js';
export { repeatedWord, wordOf } from './tables/dictionaryColumn.js';
export { contentOf, isEmptyTable } from './tables/files.js';
export { countsOf, indexFiles } from './tables/indexFiles.js';
export { leftOutTable } from './tables/leftOut.js';
export { readPanel } from './tables/parquet.js';
export { checkParquet, OtherCompression, type Unpackers } from './tables/parquetGuard.js';
export { geocodingShares } from './tables/placed.js';
export { type RecordsUsed, recordsUsed } from './tables/recordsUsed.js';
export { computedTables, findTable, tableNamed, tablesOf } from './tables/releaseTables.js';
export { resultsDefinition } from './tables/results.js';
export { writeTables } from './tables/tables.js';
export { comparedPlaces, pairsInStudy, uncertaintyTable } from './tables/uncertainty.js';
export { keyName, newSecretKey, publicPem, type SecretKey } from './trust/ed25519.js';
export {
  type Keyring,
  type Keys,
  keyringText,
  noKeys,
  parseKeyring,
  parseKeys,
  withKey,
  withRevokedKey,
  withRotatedKeys,
} from './trust/keyring.js';
export { cosign } from './trust/log/cosignature.js';
export {
  type BrokenPromise,
  checkBrokenPromise,
  type Judged as JudgedPromise,
  judgePromise,
  leavesFile,
  leavesPath,
} from './trust/log/judgePromise.js';
export {
  addSignatures,
  appendEntry,
  datedAt,
  isTrusted,
  type Log,
  proveGrowth,
  readLog,
} from './trust/log/log.js';
export {
  isOrigin,
  kinds as kindsOfKeys,
  noteVerifier,
  parseCheckpoint,
  type SignedCheckpoint,
} from './trust/log/note.js';
export { type Promised, promiseOf, signPromise } from './trust/log/promise.js';
export {
  type CheckedProof,
  checkReceiptProof,
  type ProofStep,
  type ReceiptProof,
  receiptProof,
  requestOf,
  type SegmentEntry,
  segmentEntry,
  segmentOf,
  segmentRoot,
} from './trust/log/receiptProof.js';
export { parsePublicKey, parseSecretKey, publicKeyText, secretKeyText } from './trust/minisign.js';
export { type PublishedFiles, publishedKeys, publishedLog } from './trust/published.js';
export { billOfMaterials } from './trust/sbom.js';
export { logRelease, proveRelease, signRelease } from './trust/sign.js';
export type { Code } from './trust/statement.js';
export { isSignedText, signText } from './trust/textSignature.js';
export {
  type Attested,
  attestationOf,
  fileOfAttestation,
  type Trust,
  type TrustState,
} from './trust/trust.js';
export { askWitnesses } from './trust/witness/ask.js';
export {
  cosignersOf,
  type Party,
  type Policy,
  parsePolicy,
  type Witnessed,
} from './trust/witness/policy.js';
export { addStatements, signRecomputed, statementFile } from './trust/witness/recomputed.js';
export { largestRequest } from './trust/witness/request.js';
export { Witness, type WitnessAnswer } from './trust/witness/witness.js';
export type { Superseded } from './verify/superseded.js';
export { type Verification, type VerificationOptions, verifyRelease } from './verify/verify.js';
export { downloadRelease } from './verify/verifyDownload.js';
export { computedWords } from './words.js';
