import type { Solve } from '../../src/engine/index.js';

/** Names of the functions that a floor exports. */
type Functions<Floor> = {
  [K in keyof Floor]: Floor[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Floor];

/** A try of a function, with a solver for those that need one. */
export type Try = (solve: Solve) => unknown;

/** A try of every function of a floor: one that has none does not compile. */
export type TriesOf<Floor> = Record<Functions<Floor>, Try>;
