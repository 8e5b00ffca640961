import { plainScale as plain } from '../../src/edition/index.js';
import type { ScaleParameters } from '../../src/engine/scales/index.js';

/** Every number a scale may take, at its plainest. */
export const plainScale: ScaleParameters = { ...plain('none', { high: 1 }), reference: 0 };
