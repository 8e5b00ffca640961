import type { Release } from '../release/index.js';

/** Whether anything can have changed: figures of change and of series are not shown where there is one period. */
export const severalPeriods = ({ index }: Release): boolean => index.periods > 1;
