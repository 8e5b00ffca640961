export type { Aggregate, NamedAggregate } from './aggregateOptions.js';
export { alternatives, levelWeightNoise } from './alternatives.js';
export { isComparableOverTime } from './comparable.js';
export type { ColumnRule, Contract } from './contract.js';
export { controlNames, escapeControls, removeControls, terminalJson } from './controlCharacters.js';
export {
  at,
  type Cube,
  type CubeShape,
  cubeOf,
  cubeSize,
  emptyCube,
  indexShape,
  line,
  lines,
  offset,
  positionOf,
} from './cube.js';
export type { AggregateChoice, AggregateDetails, Doubt, MissingRule } from './decide/aggregateChoice.js';
export { dataFamilies } from './decide/dataFamilies.js';
export { decideAggregate, nameOfAggregate } from './decide/decideAggregate.js';
export { decideError } from './decide/decideError.js';
export { decideMethod, decideMissing, decideRound } from './decide/decideMethod.js';
export {
  decideNormalise,
  scaleOptionNames,
  withBoundsOf,
} from './decide/decideScale.js';
export { decideTreat } from './decide/decideSteps.js';
export type { Decisions } from './decide/decisions.js';
export { divisionProblems, leafProblems } from './decide/indicatorProblems.js';
export {
  type AhpWeights,
  ahpWeights,
  budgetPointWeights,
  budgetWeights,
  judgementOf,
  maxConsistencyRatio,
  meanJudgements,
  pairwiseWeights,
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
export { readFormulas } from './decide/readFormulas.js';
export { resolvePlan } from './decide/resolve.js';
export { scoreForParent, sumOfEnds } from './decide/reversal.js';
export { usualWindow } from './decide/usualWindow.js';
export { isByJudgement } from './decide/weighChildren.js';
export {
  boundProblems,
  type DataFamily,
  type DataWeighing,
  decideLevels,
  isFromData,
  type Settled,
  suitedWeighing,
  type WeighedOver,
  type Weighing,
  type WeightCase,
} from './decide/weighing.js';
export type { EconomicIndicator, Economy, PerHead, SizeRules } from './economy.js';
export { cellCount, checkedTable, headerOf, unclosed } from './exchange/checkedTable.js';
export { type CoinrEdition, fromCoinr } from './exchange/coinr.js';
export { isPerCent, parsePlainFigure } from './exchange/coinrCells.js';
export { type CoinrTable, isHeader } from './exchange/coinrNames.js';
export { csvCell, csvText, guardCell, keptCell, unguardCell } from './exchange/csv.js';
export { cellKind, numberKind, rowsInOrder, typeRevealingRows } from './exchange/csvOrder.js';
export {
  type CellWriter,
  cellWriter,
  formOf,
  markExistence,
  type Report,
  wrongColumns,
} from './exchange/dataWriter.js';
export { asciiSigns, markedDigits, readFigure } from './exchange/figure.js';
export { jsonNesting } from './exchange/nesting.js';
export { numberForm, zeroForm } from './exchange/numberForm.js';
export { splitList } from './exchange/splitList.js';
export { cellPlace, cellsOf, controlsInTable, type InputTable } from './exchange/table.js';
export { type CoinrRows, toIData, toIMeta } from './exchange/toCoinr.js';
export { parseYaml, readYaml } from './exchange/yaml.js';
export { foldLetters } from './foldLetters.js';
export { withInputErrors } from './formula/inputErrors.js';
export { parseFormula } from './formula/languages.js';
export { type OperationName, type StatisticOverUnits, statisticsOverUnits } from './formula/operations.js';
export { type Language, type Parser, parse } from './formula/parse.js';
export { type FormulaSource, formulaTree, inputsOfFormula, sourcesOf } from './formula/sources.js';
export { FormulaFault } from './formula/tokens.js';
export {
  apply,
  cycleIn,
  type Expression,
  type FormulaTree,
  namesIn,
  nodesOf,
  number,
  partsOf,
  substitute,
} from './formula/tree.js';
export type { FoundRows } from './foundRows.js';
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
export { type LimitName, limits, maxLengths, maxLengthText } from './limits.js';
export { bordersOf, type Topology } from './map/borders.js';
export { type MapFault, mapBox, mapFaultList, mapFaults } from './map/mapFaults.js';
export { isPlanarMap, mapFileOf, mapStatements } from './map/mapSource.js';
export { memoize } from './memoize.js';
export { hasNaturalZero } from './naturalZero.js';
export { aggregateNames, type NamedScale, namedAggregates, plainScales, scaleNames } from './offered.js';
export { emptyPanel, isGap, type Panel, Reason, type ReasonCode, reasonName } from './panel.js';
export { type Edition, parseEdition, tableNames, type VariantFile } from './parseEdition.js';
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
export { platformSignalProblems } from './platformSignal.js';
export { wordList } from './problems/candidates.js';
export { checkLength } from './problems/checkLength.js';
export { formulaProblems } from './problems/formulaProblems.js';
export type { FoundRecords } from './problems/foundRecords.js';
export { methodProblems } from './problems/methodProblems.js';
export { nearestWord } from './problems/nearestWord.js';
export { checkLimit, overLimit } from './problems/overLimit.js';
export { type Place, type Problem, placeText, problemText, UserError } from './problems/problem.js';
export { ProblemList, shortenProblems } from './problems/problemList.js';
export { problems } from './problems/problems.js';
export { fileArguments } from './problems/shelfProblems.js';
export { textProblems } from './problems/textProblems.js';
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
export { parseAnnounced } from './published/announced.js';
export type { PublishedCell, PublishedTable } from './published/publishedTables.js';
export {
  type Confidence,
  contractOf,
  contributorRule,
  type PlacedBy,
  type PlaceValues,
  packageKeys,
  placeColumns,
  placedByOf,
  placeValues,
  type RecordFormat,
  type RecordSource,
  recordFileOfSource,
  type Signal,
  sharedOf,
  signalsFileSchema,
  sourcesSchema,
} from './records.js';
export {
  type AdditivePart,
  additiveParts,
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
export { isInError } from './replicateWeights.js';
export { parseRobustness, type RobustnessSource } from './robustness.js';
export { safeFileName } from './safeFileName.js';
export type { NoRows, SampleRow, SampleSet, Samples } from './sampleRows.js';
export type { Over, ScaleChoice, ScaleName, Ties } from './scaleOptions.js';
export {
  type AnnouncedFile,
  announcedFileSchema,
  type PublishedFigure,
} from './schema/announcedSchema.js';
export { type EditionSource, editionJsonSchema } from './schema/schema.js';
export { schemaFile, schemaText } from './schema/schemaText.js';
export { idForm, insideFolder, isEditionName } from './schema/shapes.js';
export { type Story, storyQuestions } from './schema/storiesSchema.js';
export { type Linkage, linkages } from './schema/tiersSchema.js';
export type { NodeWeighSource } from './schema/weighSchema.js';
export {
  type SharedColumn,
  type SharedColumns,
  sharedExpressions,
  sharedNumbers,
} from './sharedColumns.js';
export { type Recipe, type RecipeSource, recipeSchema } from './shelf/recipeSchema.js';
export { type KnownUnit, tablesOfSources } from './shelf/tablesOfSources.js';
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
export { isConsecutive, periodNumbers, periodStep, yearBefore, yearsOf } from './time/timeAxis.js';
export { copyId, definitionOf, followCopies, isInsideCopy } from './tree/copies.js';
export { atHeight, missingOf } from './tree/levels.js';
export {
  firstIsBest,
  isAgainstIndex,
  isHigherWorse,
  isReversed,
  type Polarity,
  ranksLowestFirst,
} from './tree/polarity.js';
export { type Basis, bases, type Validity } from './validity.js';
export { type VariedChoices, variantsOf } from './variants.js';
