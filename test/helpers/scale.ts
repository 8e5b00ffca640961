import { plainScale as plain } from '../../src/edition/index.js';
import type { ScaleParameters } from '../../src/engine/scales/index.js';

/** Default values of all parameters of a scale. */
export const plainScale: ScaleParameters = { ...plain('none', { high: 1 }), reference: 0 };
