export { setStatus, setTitle } from './about.js';
export { type Acceptance, accept } from './accept.js';
export { type ChoiceName, type ChoiceStep, choiceSteps, choices, choose } from './choices.js';
export { type FigureKey, Figures, type WrittenFigure } from './figures.js';
export { type DraftFiles, indicatorTable, withFile, writtenIn } from './files.js';
export { type IndicatorKey, setIndicator } from './indicator.js';
export { type DraftRead, DraftReader, type Measured } from './readDraft.js';
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
