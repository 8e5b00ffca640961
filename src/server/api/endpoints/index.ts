import type { Endpoint } from '../endpoint.js';
import { analysisEndpoints } from './analysis.js';
import { claimEndpoints } from './claims.js';
import { exportEndpoints } from './exports.js';
import { frameworkEndpoints } from './framework.js';
import { receiptEndpoints } from './receipts.js';
import { releaseEndpoints } from './releases.js';
import { sdmxEndpoints } from './sdmx/index.js';
import { valueEndpoints } from './values.js';

/** Every resource of the API, in the order of its document. */
export const endpoints: readonly Endpoint[] = [
  ...releaseEndpoints,
  ...frameworkEndpoints,
  ...valueEndpoints,
  ...receiptEndpoints,
  ...claimEndpoints,
  ...analysisEndpoints,
  ...exportEndpoints,
  ...sdmxEndpoints,
];
