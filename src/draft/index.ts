export { setStatus, setTitle } from './about.js';
export { accept } from './accept.js';
export { type ChoiceStep, choiceSteps, choices, choose } from './choices.js';
export { type FigureKey, Figures } from './figures.js';
export { type DraftFiles, writtenIn } from './files.js';
export { setIndicator } from './indicator.js';
export { type MapKey, setDots, setMap, setMapKey } from './map.js';
export { DraftReader, type Measured } from './readDraft.js';
export {
  freeId,
  groupNode,
  isBelow,
  isNested,
  moveNode,
  setGroupTitle,
  setWeights,
  weightsAsWritten,
  writtenShares,
} from './tree.js';
