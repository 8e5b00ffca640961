import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import type { Verdict } from './claim.js';

/** A verdict and the figures that it rests on, by what they are. */
export interface Judgement {
  verdict: Verdict;
  /** The right figures, in the order in which they are told. */
  figures: Record<string, CitedFigure>;
  /**
   * Why a claim is neither true nor false: rank ranges, a fifth of filled-in figures, words such as "nearly", values carried forward, a gap without a verdict,
   * an average that may be of the values or of the whole,
   * draws in which growth has another order or a gap changes the other way, points whose ratios mean nothing, a sum that no average is compared with, or a run that would begin before the first
   * published period.
   */
  why?:
    | 'ranges'
    | 'filled'
    | 'words'
    | 'average'
    | 'carried'
    | 'unjudged'
    | 'chance'
    | 'growth'
    | 'direction'
    | 'zero'
    | 'start'
    | 'sum'
    | undefined;
  /** The group that the place does not lie in. */
  outside?: Subject | undefined;
  /** Whether those that it is ranked among are not as many as is said. */
  miscounted?: boolean;
}

/** Where the release has no such figure. */
export const noFigure: Judgement = { verdict: 'no-figure', figures: {} };
