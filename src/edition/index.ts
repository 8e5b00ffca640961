export { bordersOf, type Contiguity, type Topology } from './borders.js';
export { type CoinrEdition, fromCoinr } from './coinr.js';
export { figureOf, figureProblem, isPerCent } from './coinrCells.js';
export { newMissing } from './coinrFiles.js';
export { type CoinrTable, isHeader } from './coinrNames.js';
export type { ColumnRule, Contract } from './contract.js';
export { csvCell, csvText } from './csv.js';
export { cellKind, numberKind, tellingFirst, tellingRows } from './csvOrder.js';
export { dataFamilies } from './dataFamilies.js';
export { type DateFormat, dateFormat } from './dateFormat.js';
export { dayForm, isDay, momentForm, otherForm } from './dateForms.js';
export type { EconomicFact, EconomicIndicator, Economy, SizeRules } from './economy.js';
export { markedDigits, plainSigns, readFigure } from './figure.js';
export { type Formula, figureRef, readFormula } from './formula.js';
export type { FoundRecords } from './foundRecords.js';
export {
  type AsideReason,
  asideReasons,
  type Drift,
  type IngestedFile,
  type IngestedRecords,
  type IngestReport,
  type RecordQuality,
  type TakenFile,
  type Verdict,
} from './ingested.js';
export type { Aggregate, Doubt, JoinChoice, JoinDetails, MissingRule } from './joinChoice.js';
export {
  type AhpWeights,
  ahpWeights,
  budgetWeights,
  judgedByBudget,
  judgedByPairs,
  readJudgements,
} from './judgements.js';
export { keysOf } from './knownKeys.js';
export { mapBox, mapFaults } from './mapFaults.js';
export { memoize } from './memoize.js';
export type {
  Fences,
  Impute,
  Method,
  Normalise,
  Screen,
  ScreenLimits,
  Treat,
  WinsoriseOrTransform,
  Within,
} from './methodChoice.js';
export { numberForm, zeroForm } from './numberForm.js';
export { emptyPanel, type Panel, Reason, type ReasonCode, reasonName } from './panel.js';
export { type Edition, parseEdition, tablesOf, type VariantFile } from './parseEdition.js';
export {
  type Frequency,
  frequencyOf,
  periodAt,
  periodForm,
  periodNumber,
  periodOfDate,
  periodsBetween,
  periodsPerYear,
} from './period.js';
export { plainScale } from './plainScale.js';
export type { EarlierEdition, Neighbours } from './plan.js';
export {
  type Author,
  baseName,
  type Cited,
  type Contact,
  type ContextualIndicator,
  type Coordinates,
  type Grouping,
  type Plan,
  type PlanIndicator,
  type PlanNode,
  type PlanUnit,
  type PublishedOrder,
  publishedPeriods,
  type Tiers,
} from './plan.js';
export { firstIsBest, isAgainstIndex, isReversed, isWorse, lowestFirst, type Polarity } from './polarity.js';
export { type Place, type Problem, placeText, problemText, UserError } from './problem.js';
export { listed, ProblemList } from './problemList.js';
export { problems } from './problems.js';
export type {
  DataRows,
  FigureError,
  Geocoding,
  InputFile,
  PlaceNamed,
  Provenance,
  PublishedNoise,
  PublishedTotal,
  RecordCounts,
  SourceFacts,
  Tally,
  Unplaced,
  UsedRecords,
} from './provenance.js';
export { type Published, type PublishedRanking, readPublished } from './published.js';
export type { PublishedFigure } from './publishedFigure.js';
export type { PublishedCell, PublishedTable } from './publishedTables.js';
export type { Confidence } from './records.js';
export {
  type PlacedBy,
  type PlaceWords,
  packageKeys,
  placeColumns,
  placedBy,
  placedByOf,
  placeWords,
  type RecordFormat,
  type RecordSource,
  type Signal,
  signalsFileSchema,
  sourcesSchema,
} from './records.js';
export {
  aloneColumn,
  isQuotient,
  numbersColumn,
  type RecordValue,
  type RecordValueName,
  type RecordValues,
  recordValueName,
  recordValueTitle,
  type SignalPart,
} from './recordValues.js';
export { resolvePlan } from './resolve.js';
export { endsOf, takenScore } from './reversal.js';
export { parseRobustness, type RobustnessSource } from './robustness.js';
export type { Over, ScaleChoice, ScaleName, Ties } from './scaleOptions.js';
export { editionJsonSchema } from './schema.js';
export { type Measure, parseStatements, type Rule, type Statements } from './statements.js';
export { nearest } from './suggest.js';
export { cellsOf, placeIn, type Table } from './table.js';
export { type Lang, languageTag, same, type Text, textOf, writtenIn } from './text.js';
export { isConsecutive, numbersOf, stepOf, yearBefore, yearsOf } from './timeAxis.js';
export { type CoinrRows, toIData, toIMeta } from './toCoinr.js';
export { usualWindow } from './usualWindow.js';
export { type Varied, variantsOf } from './variants.js';
export { type DataFamily, type DataWeighing, isFromData, type Settled, type Weighing } from './weighing.js';
export { parseYaml, readYaml } from './yaml.js';
