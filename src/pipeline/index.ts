export { buildEditionIndex, buildRelease, editionFiles } from './buildRelease.js';
export { withComputedIndicators } from './computed.js';
export { ingestRecords } from './ingestRecords.js';
export { type EditionRead, type PlatformInput, readEdition } from './readEdition.js';
export { withLines } from './withLines.js';
