export { buildRelease, filesTakenOver, indexOf } from './buildRelease.js';
export { withComputed } from './computed.js';
export { ingestRecords } from './ingestRecords.js';
export { type EditionRead, type OfPlatform, readEdition } from './readEdition.js';
export { withLines } from './withLines.js';
