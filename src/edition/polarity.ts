import type { Plan } from './plan.js';

type Polar = Pick<Plan, 'polarity' | 'method'>;

/** Whether higher is worse: an index of hunger, risk or corruption. */
export function isWorse({ polarity }: Pick<Plan, 'polarity'>): boolean {
  return polarity === 'higher-is-worse';
}

/** Whether rank 1 is the best, as it is unless the edition ranks the worst first. */
export function firstIsBest({ method }: Pick<Plan, 'method'>): boolean {
  return method.rankFirst !== 'worst';
}

/** Whether “what would it take to rank better” can be asked: the search lifts scores towards rank 1. */
export function canBeLifted(plan: Polar): boolean {
  return !isWorse(plan) && firstIsBest(plan);
}

/** Whether rank 1 is the lowest value: where higher is worse and the best come first, or higher is better and the worst do. */
export function lowestFirst(plan: Polar): boolean {
  return isWorse(plan) === firstIsBest(plan);
}
