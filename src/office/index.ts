export { type OfficeEdition, officeEdition } from './edition.js';
export type { KnownPlaces } from './places.js';
export type { Answers, Question } from './questions.js';
export type { Block, OfficeSheet } from './sheet.js';
export { type SheetRead, type Understood, understand } from './understand.js';
export { fromTables, type Incoming } from './update/incoming.js';
export { officeUpdate } from './update/officeUpdate.js';
export { type EditionAsWritten, type EditionUpdate, updateEdition } from './update/updateEdition.js';
