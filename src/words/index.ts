export { checkClaim, verdictWords } from './claims/checkClaim.js';
export { type CheckedSentence, checkText } from './claims/checkText.js';
export { claimJson } from './claims/claimJson.js';
export { claimText } from './claims/claimText.js';
export { examplesOf } from './claims/examples.js';
export {
  longestText,
  type Proofread,
  proofread,
  proofreadJson,
  proofreadSummary,
  proofWords,
} from './claims/proofread.js';
export { absentFacts } from './facts/absent.js';
export { pairOrder } from './facts/blocks.js';
export { leastCertainFact, rankStabilityFacts } from './facts/certainty.js';
export { changeOver, isMatchedSetNotable } from './facts/changeOver.js';
export { differenceFigure } from './facts/citedFigures.js';
export { comparisonFacts } from './facts/compared.js';
export { concentrationFacts } from './facts/concentration.js';
export type { Change, CitedFigure, Fact, FactKind, FactOf, RankedPlace, RankRange } from './facts/fact.js';
export { factsAbout, factsOfKind, findingsAmong } from './facts/factsAbout.js';
export { gainFacts } from './facts/gains.js';
export { leaderFacts, leadersOf, leadFacts, moverFacts } from './facts/leaders.js';
export { isMeasuredIn } from './facts/measured.js';
export { partThatMovedMost } from './facts/movedMost.js';
export { timeFacts } from './facts/overTime.js';
export { contrastFacts, sectorFacts } from './facts/parts.js';
export { hasPerHead, perHeadFacts, perHeadView } from './facts/perHead.js';
export { gainIn, type PlaceSheet, placeSheet } from './facts/placeSheet.js';
export { latestSizeFacts, sizeBasisFacts, sizeFacts } from './facts/size.js';
export { spreadFacts } from './facts/spread.js';
export { changeSince, homeFacts, standingFact, standingFacts, wholeFacts } from './facts/standing.js';
export { unitsOf } from './facts/unitsOf.js';
export { type FactSource, isTotal, placeAt, totalOf, type View, viewOf } from './facts/view.js';
export { balanceFacts, giniIntervalFacts, recordFacts, tierFacts } from './facts/whole.js';
export { type Glance, glanceOf, groupRanges, type RankingRow, unitRanges } from './glance.js';
export { formulaLines } from './method/formulaText.js';
export { lossDoubts, lossLine, partialLines, withoutScore } from './method/lossText.js';
export { methodSteps } from './method/methodSteps.js';
export { methodTitles } from './method/methodTitles.js';
export { aggregateTitle, isAdditive, scaleFormula, scaleWords } from './method/methodWords.js';
export { nearestSentence, nearestWeightsJson, nearestWeightsText } from './method/nearestWeightsText.js';
export { type Offered, type OfferedMethods, offeredMethods } from './method/offeredMethods.js';
export { scaleMeaning } from './method/scaleMeaning.js';
export { screenLines, screenSentence } from './method/screenText.js';
export { variantYaml } from './method/variantYaml.js';
export { familyName, weighingLines, weighingOf, weighingText } from './method/weighWords.js';
export { bilingual } from './numbers/bilingual.js';
export { alignColumns, displayWidth, padLeft, padRight } from './numbers/columns.js';
export { formatMoney, formatMoneyRange } from './numbers/money.js';
export {
  columnDigits,
  formatAxisCount,
  formatCount,
  formatExact,
  formatNumber,
  formatPercent,
  formatPlaces,
  formatPoints,
  formatProbability,
  formatRough,
  formatRows,
  formatShare,
  formatSigned,
  formatSignificant,
  formatSize,
  joinNames,
  periodName,
  periodSpan,
  usualDigits,
} from './numbers/numbers.js';
export { baseText } from './numbers/periodWords.js';
export {
  alikeInList,
  alikeNote,
  formatInList,
  formatListed,
  formatNodeChange,
  formatNodePoints,
  formatScore,
  hasAlike,
  listDigits,
  type Place,
} from './numbers/scores.js';
export {
  declaredDigits,
  digitsWithoutInterval,
  formatRoughCount,
  significantDigits,
} from './numbers/significantDigits.js';
export { inIndex, type PlaceEntry, placesByRank, placesOf } from './places.js';
export { figureFindings, movesText, plausibilityLines, unlikelyLines } from './plausibilityText.js';
export { aheadWords, polarityNote } from './polarityWords.js';
export { qualityCsv, qualityJson } from './qualityFiles.js';
export {
  classNames,
  formatRevision,
  releaseAssessment,
  seriesText,
  vintageAssessment,
  vintageHeadline,
  vintageRows,
} from './qualityText.js';
export { asideWords } from './receipts/asideWords.js';
export { computedLines } from './receipts/computedText.js';
export { geocodingText, placedShares, tallyUnit } from './receipts/geocodingText.js';
export { groupFigureText } from './receipts/groupFigureText.js';
export { noiseLines, noiseText } from './receipts/noiseText.js';
export { missingText, reasonText, whyText } from './receipts/reasonWords.js';
export { errorText, receiptText, reversedText } from './receipts/receiptText.js';
export { rawRowsText, rowsLines } from './receipts/rowsText.js';
export { sampleText } from './receipts/sampleText.js';
export { tableFigure, tableReceiptLines, tableReceiptText } from './receipts/tableReceiptText.js';
export {
  type AnalysisRow,
  type NumberColumn,
  numberIn,
  type TableSource,
  tableRows,
  tablesIn,
} from './receipts/tableRows.js';
export { chineseCardinal, numeralOrdinal, ordinal } from './sentences/cardinals.js';
export { amongAll as amongAllInChinese } from './sentences/chineseParts.js';
export { amongAll as amongAllInEnglish, titleWithin } from './sentences/englishTitles.js';
export { headlineOf } from './sentences/headline.js';
export { membersTitle } from './sentences/membersTitle.js';
export { nameInGroup, nameWithin, totalWithin } from './sentences/nameWithin.js';
export { asTitle, capitalise, type Phrase, type Piece, phrase, phraseText } from './sentences/phrase.js';
export { plainPoints, plainSigned } from './sentences/plainParts.js';
export { openingOf, paragraphOf, type Register, sentencesOf } from './sentences/sentencesOf.js';
export { setSentence, tableSentence } from './sentences/setSentence.js';
export { hasSectors, isDivided, type Speaker, speakerOf } from './sentences/speaker.js';
export { nothingToObject } from './studies/auditObjections.js';
export { auditWord, flagWord, formatAuditFigure, whyWord } from './studies/auditWords.js';
export { noVerdictReason } from './studies/balancePhrases.js';
export { balanceReasons } from './studies/balanceReasons.js';
export { claimProblems } from './studies/claimProblems.js';
export { coverageText, observedWords } from './studies/coverageText.js';
export { factorWords } from './studies/factorWords.js';
export { type FigureRow, figureRows, figuresHeadline } from './studies/figureRows.js';
export { publishedTierLines } from './studies/findingsText.js';
export { type GapMeasure, gapMeasures, pointMeasure } from './studies/gapMeasures.js';
export {
  type AnnouncedVerdict,
  announcedVerdictWord,
  type JudgedClaim,
  type JudgedReading,
  type JudgedStatement,
  judgedAnnounced,
  judgedHeadline,
  judgedPeriods,
  judgedPeriodsText,
} from './studies/judgedAnnounced.js';
export { nearestOrderText } from './studies/nearestOrder.js';
export { objectionText } from './studies/objectionText.js';
export { type PlanNames, planNames } from './studies/planNames.js';
export { peersAt, type SectorShare, type Standout, sectorShares, standoutsOf } from './studies/profile.js';
export { provisionalText } from './studies/provisionalText.js';
export {
  hasDifferences,
  isDifferent,
  notComparedText,
  publishedHeadline,
  publishedJson,
  publishedText,
  ruleText,
} from './studies/publishedText.js';
export {
  caveatText,
  meanSources,
  sourceNames,
  sourcesText,
  studyVariationText,
} from './studies/rangeText.js';
export { replicationLines } from './studies/replicationText.js';
export { validityTable, validityTitle } from './studies/validityWords.js';
export { whatIfOf } from './whatIfOf.js';
export {
  changeText,
  headOf,
  nodeName,
  plainVerdict,
  signedChange,
  valueAfter,
  whatIfJson,
  whatIfText,
} from './whatIfText.js';
export { withdrawnText } from './withdrawnText.js';
export { comparingHead, type Word, word } from './words.js';
