import { replicatePartMaker, replicator } from '../dist/analysis/index.js';
import { caseOf, full } from './case.js';
import { studyOf } from './study.js';

/** Draws of weights with their ranks, for Node and a browser. */
export interface Drawing {
  /** Makes this number of further draws and computes their ranks. */
  draw(times: number): void;
}

/** Weights of the full edition that vary by up to a quarter, in its last period. */
export function drawing(): Drawing {
  const { plan, panel } = caseOf(full);
  const study = studyOf(plan, panel);
  const part = replicatePartMaker(replicator(study), study);
  let from = 0;
  return {
    draw(times) {
      from += times;
      part(from - times, from);
    },
  };
}
