export { setStatus, setTitle } from './about.js';
export { acceptFigure } from './accept.js';
export { type ChoiceStep, choiceSteps, choices, setChoice } from './choices.js';
export { type FigureKey, Figures } from './figures.js';
export { type DraftFiles, isWritable, writtenEdition } from './files.js';
export { setIndicator, setIndicatorScale } from './indicator.js';
export { addIndicator, indicatorIds, removeIndicator, writtenNumber } from './indicators.js';
export { type MapKey, setCoordinates, setDots, setMap, setMapKey, unitsToMatch } from './map.js';
export { DraftReader, type ExternalFigures } from './readDraft.js';
export {
  groupNode,
  hasTreeInYaml,
  isBelow,
  isJudged,
  moveNode,
  setGroupMethod,
  setGroupTitle,
  setWeights,
  unusedId,
  weightsAsWritten,
  withLeaf,
  writtenShares,
  writtenWeigh,
} from './tree.js';
