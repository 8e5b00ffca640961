import { hasNaturalZero } from '../edition/index.js';
import type { Release } from '../release/index.js';

/** Whether anything can have changed: figures of change and of series are not shown where there is one period. */
export const hasSeveralPeriods = ({ index }: Release): boolean => index.periods > 1;

/** Whether ratios of points mean something: figures of shares, growth and inequality are not shown where they do not. */
export const hasRatios = ({ plan }: Release): boolean => hasNaturalZero(plan);

/** Whether something can have grown by so many per cent. */
export const hasGrowthRates = (of: Release): boolean => hasSeveralPeriods(of) && hasRatios(of);
