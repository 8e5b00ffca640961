export { identifier, literal } from './identifier.js';
export { measureQuery, placeColumns } from './measure.js';
export { type RecordsWanted, recordsQuery } from './records.js';
