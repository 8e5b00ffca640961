import type { Endpoint } from '../../endpoint.js';
import { dataEndpoints } from './data.js';
import { structureEndpoints1, structureEndpoints2 } from './structure.js';

/** SDMX REST 2 and SDMX REST 1 on the last release of each edition. */
export const sdmxEndpoints: readonly Endpoint[] = [
  ...dataEndpoints,
  ...structureEndpoints2,
  ...structureEndpoints1,
];
