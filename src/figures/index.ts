export { about } from './about.js';
export { type Bar, barChart } from './barChart.js';
export { figureMakers, figureOf } from './catalogue.js';
export {
  type Choice,
  type ChoiceKey,
  choiceOf,
  choiceQuery,
  mapViewOf,
  type PageParameter,
  pageParameters,
  type Query,
} from './choice.js';
export { colourStyle, rampOf, ramps } from './colours.js';
export { columnsFor, placePath, receiptPath } from './fields.js';
export {
  type Draw,
  type Drawing,
  type Drawn,
  type Figure,
  type FigureField,
  type FigureRow,
  isForPaper,
  paperWidthOf,
  shownCell,
  usualWidth,
} from './figure.js';
export { groupMap } from './groupMap.js';
export { type Line, lineChart } from './lineChart.js';
export { mapFigure } from './mapFigure.js';
export { MapMarks } from './mapMarks.js';
export { closeUp, type Paths, pathsOf, scaleOf } from './mapPaths.js';
export {
  carriedNote,
  levelClasses,
  type MapView,
  mapQuery,
  measureNames,
  measuresOf,
  type Painting,
  paintingOf,
  shapesOf,
  usualShape,
  usualView,
} from './mapView.js';
export { markup, svgFile } from './markup.js';
export { cut, px, textWidth, unbroken, wrapped } from './measure.js';
export { nodesIn } from './nodes.js';
export { outlineOf } from './outline.js';
export { hasOutput } from './output.js';
export { colours, type Paper, papers } from './palette.js';
export { provisionalNote, withNote } from './provisional.js';
export { rankingFigure } from './rankingFigure.js';
export { largestSector } from './sectorFigures.js';
export { type At, type Content, noDate, range, reference, SheetDraft } from './sheet/sheet.js';
export { formatFor, formatted, styles, typeface } from './sheet/styles.js';
export { type Axis, axisOf } from './stripAxis.js';
export { type Colour, chartPageStyle, chartStyle, fontFamily } from './style.js';
export { ChartSvg, drawingSvg, drawnSvg, sourceLine } from './svg.js';
export { figureFormats } from './takeAway.js';
export { timeAxis, timesOf } from './timeAxis.js';
