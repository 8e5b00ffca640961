export { identifier, literal } from './identifier.js';
export { measureQuery } from './measure.js';
