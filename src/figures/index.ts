export { analysisContext } from './analysisContext.js';
export type { Axis } from './axes.js';
export { type Bar, barChart } from './barChart.js';
export { type FigureId, figureIds, figureMakers, isFigureId } from './catalogue.js';
export {
  type Choice,
  type ChoiceKey,
  choiceQuery,
  type PageParameter,
  pageParameters,
  parseChoice,
  parseMapView,
  type Query,
} from './choice.js';
export { colourStyle, rampFor, ramps } from './colours.js';
export { courseClaim, endsClaim } from './explore/claims.js';
export { exploreFigure } from './explore/exploreFigure.js';
export { ownLevel } from './explore/inPeriod.js';
export { measuredIds, measuredOf } from './explore/measured.js';
export {
  type ChartView,
  type Explored,
  exploredQuery,
  isOverTime,
  likeOf,
  membersOf,
  mostExplored,
  parseExplored,
  usualView,
  viewsOf,
} from './explore/state.js';
export { columnsFor, numbersIn, placePath, receiptPath } from './fields.js';
export {
  altOf,
  besideSentences,
  captionOf,
  cellText,
  type Draw,
  type Drawing,
  type Drawn,
  defaultWidth,
  type Figure,
  type FigureField,
  type FigureRow,
  isForPaper,
  paperWidthOf,
  type Sentences,
} from './figure.js';
export { figureFormats } from './figureFiles.js';
export { figureOf, sentencesIn, withFinding } from './figureOf.js';
export { figureFileName } from './fileName.js';
export { groupMap } from './groupMap.js';
export { haveColours, partColour } from './hues.js';
export { type Line, lineChart } from './lineChart.js';
export { levelClasses } from './mapClasses.js';
export { coverNote } from './mapCover.js';
export { mapFigure } from './mapFigure.js';
export { MapMarks } from './mapMarks.js';
export type { MapView } from './mapMeasured.js';
export { areaNote, carriedNote } from './mapNotes.js';
export { cropPaths, type Paths, pathsOf, unitOfView } from './mapPaths.js';
export {
  defaultMapView,
  defaultShape,
  mapQuery,
  measureNames,
  measuresOf,
  type Painting,
  paintingOf,
  shapesOf,
} from './mapView.js';
export { markup, svgFile, svgText } from './markup.js';
export { coordinate, spreadLabels, textWidth, truncate, unbreakableParts, wrapText } from './measure.js';
export { nodesIn } from './nodes.js';
export { outlineOf } from './outline.js';
export { hasOutput } from './output.js';
export { colours, type Paper, papers } from './palette.js';
export { asWord, placesAsked, wordOf, wordsOf } from './placeWords.js';
export { provisionalNote, withNote } from './provisional.js';
export { rankingFigure } from './rankingFigure.js';
export { largestSector } from './sectorFigures.js';
export {
  type CellContent,
  type CellPosition,
  cellReference,
  noDate,
  rangeReference,
  SheetDraft,
} from './sheet/sheet.js';
export { formatFor, styles, typeface, withNumberFormat } from './sheet/styles.js';
export { type StripAxis, stripAxisOf } from './stripAxis.js';
export { type ColourOf, chartPageStyle, chartStyle, fontFamily } from './style.js';
export { ChartSvg, drawingSvg, sourceLine, standaloneSvg } from './svg.js';
export { type TimeAxis, timeAxis, timesOf } from './timeAxis.js';
export { comparedNames } from './timeLine.js';
