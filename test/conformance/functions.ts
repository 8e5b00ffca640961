import { ahpWeights, budgetWeights } from '../../src/edition/index.js';
import type { Solve } from '../../src/engine/index.js';
import { analysisTries } from './analysisTries.js';
import { engineTries } from './engineTries.js';

/** Names of the functions that a floor exports. */
type Functions<Floor> = {
  [K in keyof Floor]: Floor[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Floor];

type Try = (solve: Solve) => unknown;

/** A try of every function of a floor: one that has none does not compile. */
export type TriesOf<Floor> = Record<Functions<Floor>, Try>;

/** The functions of the edition floor that calculate. */
const editionTries: Record<'ahpWeights' | 'budgetWeights', Try> = {
  ahpWeights: () =>
    ahpWeights([
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ]),
  budgetWeights: () =>
    budgetWeights([
      [10, 20, 70],
      [1, 1, 1],
    ]),
};

/** A try of every function that calculates. */
export const tries: Readonly<Record<string, Try>> = { ...editionTries, ...engineTries, ...analysisTries };
