export { type WhereCellsWent, whereCellsWent } from './account.js';
export { type OfficeEdition, officeEdition } from './edition.js';
export type { CellCounts } from './figures.js';
export { knownPlaces } from './knownPlaces.js';
export { toPinyin } from './pinyin.js';
export { type KnownPlaces, placesOfUnits } from './places.js';
export { isAnswer, unansweredProblems } from './problems.js';
export type { Answers, Question } from './questions.js';
export {
  answersOf,
  columnRoles,
  type Recipe,
  readRecipe,
  recipeFile,
  recipeFiles,
  type SaidRole,
  withAnswers,
} from './recipe.js';
export type { MergedBlock, OfficeSheet } from './sheet.js';
export type { SheetRead } from './sheetRead.js';
export { type UnderstoodSheets, understandSheets } from './understand.js';
export { fromTables, type IncomingTable } from './update/incoming.js';
export { officeUpdate } from './update/officeUpdate.js';
export { type EditionFiles, type EditionUpdate, updateEdition } from './update/updateEdition.js';
