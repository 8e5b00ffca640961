export type { Aggregate } from './aggregateOptions.js';
export { isComparableOverTime } from './comparable.js';
export type { ColumnRule, Contract } from './contract.js';
export { controlsIn, shownControls, shownJson, withoutControls } from './controlCharacters.js';
export {
  at,
  type Cube,
  type CubeShape,
  cubeSize,
  emptyCube,
  indexShape,
  line,
  lines,
  offset,
  positionOf,
  shaped,
} from './cube.js';
export type { AggregateChoice, AggregateDetails, Doubt, MissingRule } from './decide/aggregateChoice.js';
export { dataFamilies } from './decide/dataFamilies.js';
export {
  type AhpWeights,
  ahpWeights,
  budgetWeights,
  judgedByBudget,
  judgedByPairs,
  readJudgements,
} from './decide/judgements.js';
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
} from './decide/methodChoice.js';
export { plainScale } from './decide/plainScale.js';
export { resolvePlan } from './decide/resolve.js';
export { endsOf, takenScore } from './decide/reversal.js';
export { usualWindow } from './decide/usualWindow.js';
export {
  type DataFamily,
  type DataWeighing,
  isFromData,
  type Settled,
  type Weighing,
} from './decide/weighing.js';
export type { EconomicIndicator, Economy, PerHead, SizeRules } from './economy.js';
export { cellCount, checkedTable, headerOf, unclosed } from './exchange/checkedTable.js';
export { type CoinrEdition, fromCoinr } from './exchange/coinr.js';
export { figureOf, isPerCent } from './exchange/coinrCells.js';
export { type CoinrTable, isHeader } from './exchange/coinrNames.js';
export { csvCell, csvText, guardedCell, keptCell, unguarded } from './exchange/csv.js';
export { cellKind, numberKind, rowsInOrder, tellingRows } from './exchange/csvOrder.js';
export {
  cellWriter,
  formOf,
  markExistence,
  type Report,
  type Writer,
  wrongColumns,
} from './exchange/dataWriter.js';
export { markedDigits, plainSigns, readFigure } from './exchange/figure.js';
export { wordsInList } from './exchange/list.js';
export { jsonNesting } from './exchange/nesting.js';
export { numberForm, zeroForm } from './exchange/numberForm.js';
export { cellsOf, controlsInTable, placeIn, type Table } from './exchange/table.js';
export { type CoinrRows, toIData, toIMeta } from './exchange/toCoinr.js';
export { parseYaml, readYaml } from './exchange/yaml.js';
export { fileName } from './fileName.js';
export { computedDoubts, computeIndicators, withInputErrors } from './formula/compute.js';
export { FormulaEvaluator } from './formula/evaluate.js';
export { inputsOfFormula, sourcesOf, treeOf } from './formula/sources.js';
export { circleIn, type FormulaTree, namesIn, nodesOf, partsOf } from './formula/tree.js';
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
export { type LimitName, limits, longest, shortExpected } from './limits.js';
export { bordersOf, type Topology } from './map/borders.js';
export { type MapFault, mapBox, mapFaultList, mapFaults } from './map/mapFaults.js';
export { isPlanarMap, mapFileOf, mapWords } from './map/mapSource.js';
export { memoize } from './memoize.js';
export { hasNaturalZero } from './naturalZero.js';
export { emptyPanel, type Panel, Reason, type ReasonCode, reasonName } from './panel.js';
export { type Edition, parseEdition, tablesOf, type VariantFile } from './parseEdition.js';
export { CsvPatch } from './patch/csvPatch.js';
export { type CsvText, readCsv } from './patch/csvText.js';
export type { ChangedLines } from './patch/textPatch.js';
export { moveItem, removeItem } from './patch/yamlMove.js';
export type { Path as YamlPath } from './patch/yamlNodes.js';
export { YamlPatch } from './patch/yamlPatch.js';
export { removeIn, setAllIn, setIn } from './patch/yamlText.js';
export type { EarlierEdition, Neighbours } from './plan.js';
export {
  type Author,
  baseName,
  type Coordinates,
  type DataError,
  type Grouping,
  type Plan,
  type PlanIndicator,
  type PlanNode,
  type PlanUnit,
  type PublishedOrder,
  publishedPeriods,
  type Tiers,
} from './plan.js';
export { checkLength } from './problems/checkLength.js';
export type { FoundRecords } from './problems/foundRecords.js';
export { checkLimit, overLimit } from './problems/overLimit.js';
export { type Place, type Problem, placeText, problemText, UserError } from './problems/problem.js';
export { listed, ProblemList } from './problems/problemList.js';
export { problems } from './problems/problems.js';
export { nearest } from './problems/suggest.js';
export type {
  DataRows,
  FigureError,
  Geocoding,
  InputFile,
  PlaceNamed,
  PlatformFacts,
  Provenance,
  PublishedNoise,
  PublishedTotal,
  RecordCounts,
  SourceFacts,
  Tally,
  Unplaced,
  UsedRecords,
} from './provenance.js';
export type { Announced, AnnouncedCheck } from './published/announced.js';
export { type Formula, figureRef, readFormula } from './published/formula.js';
export { type Published, type PublishedRanking, readPublished } from './published/published.js';
export type { PublishedFigure } from './published/publishedFigure.js';
export type { PublishedCell, PublishedTable } from './published/publishedTables.js';
export { type Measure, parseStatements, type Rule, type Statements } from './published/statements.js';
export {
  type Confidence,
  contractOf,
  type PlacedBy,
  type PlaceWords,
  packageKeys,
  placeColumns,
  placedByOf,
  placeWords,
  type RecordFormat,
  type RecordSource,
  type Signal,
  signalsFileSchema,
  sourcesSchema,
} from './records.js';
export {
  type AddedPart,
  addedParts,
  isCount,
  isQuotient,
  type MergedName,
  mergedColumn,
  numbersColumn,
  partConditions,
  type RecordValueName,
  type RecordValues,
  recordValueName,
  recordValueSchema,
  recordValueTitle,
  summedColumn,
  valueColumns,
} from './recordValues.js';
export { parseRobustness, type RobustnessSource } from './robustness.js';
export type { NoRows, SampleRow, SampleSet, Samples } from './sampleRows.js';
export type { Over, ScaleChoice, ScaleName, Ties } from './scaleOptions.js';
export { type EditionSource, editionJsonSchema } from './schema/schema.js';
export { schemaFile, schemaText } from './schema/schemaText.js';
export { isEditionName } from './schema/shapes.js';
export { asText, type Lang, same, type Text, textOf, writtenIn } from './text.js';
export { type DateFormat, dateFormat } from './time/dateFormat.js';
export { dayForm, isDay, momentForm, otherForm } from './time/dateForms.js';
export {
  type Frequency,
  frequencyOf,
  periodAt,
  periodForm,
  periodNumber,
  periodOfDate,
  periodsBetween,
  periodsPerYear,
} from './time/period.js';
export { isConsecutive, numbersOf, stepOf, yearBefore, yearsOf } from './time/timeAxis.js';
export {
  firstIsBest,
  isAgainstIndex,
  isReversed,
  isWorse,
  lowestFirst,
  type Polarity,
} from './tree/polarity.js';
export { type Basis, bases, type Validity } from './validity.js';
export { type Varied, variantsOf } from './variants.js';
