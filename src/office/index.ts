export { type OfficeEdition, officeEdition } from './edition.js';
export type { KnownPlaces } from './places.js';
export type { Answers, Question } from './questions.js';
export type { Block, OfficeSheet } from './sheet.js';
export { type SheetRead, type Understood, understand } from './understand.js';
