import type { Step } from '../../src/analysis/balance/transitions.js';

/** The steps between consecutive periods, where classes are those of the periods. */
export function stepsBetween(classes: readonly ArrayLike<number>[]): Step[] {
  return classes.slice(1).map((to, t) => ({ from: classes[t]!, to }));
}
