import { ahpWeights, budgetWeights } from '../../src/edition/index.js';
import { analysisTries } from './analysisTries.js';
import { engineTries } from './engineTries.js';
import type { Try } from './triesOf.js';

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
