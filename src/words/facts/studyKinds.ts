import type { NearestWeights, Objection, UncertaintySources, WhatIf } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, RankRange } from './figure.js';

/** What facts of the size of the economy and of studies hold. */
export interface StudyKinds {
  /**
   * The output that corresponds to a point of the index, with its interval; or why it has none: the share of errors in the variance of the
   * index, or the unit that the slope depends on most.
   */
  slope: {
    level: Text;
    output: Text;
    observations: CitedFigure;
    slope: CitedFigure;
    interval: { low: CitedFigure; high: CitedFigure } | undefined;
    blurred: CitedFigure | undefined;
    hangs:
      | { freedom: CitedFigure; on: Text; share: CitedFigure; without: CitedFigure | undefined }
      | undefined;
    fit: CitedFigure;
  };
  /**
   * What it takes a unit to reach a rank, by an index that is built again at every point looked at: it is there already, has no score, is
   * proved out of reach, was not found, or is reached. `comparesUnits`: the way to aggregate does, so that nothing is proved.
   */
  'what-it-takes': {
    verdict: WhatIf['status'];
    spread: boolean;
    comparesUnits: boolean;
    /** Whether the values told are rounded, and reach the rank all the same. */
    rounded: boolean;
    best: { score: CitedFigure; rank: CitedFigure | undefined };
  };
  /** How small a change that reaches the rank is proved to be, what the index built with it gives, and how far other scores move. */
  'what-is-proved': {
    proof: 'smallest' | 'bound' | 'local';
    size: CitedFigure;
    least: CitedFigure;
    after: { score: CitedFigure; rank: CitedFigure | undefined };
    othersMoved: CitedFigure | undefined;
  };
  /**
   * The weights nearest to the edition's that put units in an order, with the ranks of an index built with them and whether the order
   * holds in it; or why there are none: pairs whose second is at least as good on every part, or shares of pairs that contradict each other.
   */
  'nearest-weights': {
    verdict: NearestWeights['status'];
    why: Text | undefined;
    weights: readonly { part: Text; before: CitedFigure; after: CitedFigure }[];
    /** Whether more weights change than these. */
    more: boolean;
    ranks: readonly { unit: Subject; before: CitedFigure | undefined; after: CitedFigure | undefined }[];
    holds: boolean;
    dominated: readonly { above: Subject; below: Subject }[];
    mixture: readonly { above: Subject; below: Subject; share: CitedFigure }[];
  };
  /** How many units keep their rank in nine of ten draws, and the unit with the widest rank range; none where all keep theirs. */
  'ranks-held': {
    units: CitedFigure;
    held: CitedFigure;
    widest: { subject: Subject; range: RankRange } | undefined;
  };
  /**
   * What is least certain: all, as nothing has a value; the indicator whose records most often name no place; the share of the weight
   * that was filled in; else what moves ranks most.
   */
  'least-certain': {
    nothing: boolean;
    filled: CitedFigure | undefined;
    records:
      | { indicator: Text; unplaced: CitedFigure; inside: CitedFigure; counts: Text; observed: string }
      | undefined;
    mostly: keyof UncertaintySources | 'one-indicator' | 'none';
  };
  /** What a reviewer would object to an index, by thresholds on figures of the audit. */
  objection: { objection: Objection };
  /** How many of the published values and ranks come out the same. */
  'published-same': {
    values: CitedFigure;
    equal: CitedFigure;
    ranks: CitedFigure;
    ranksEqual: CitedFigure;
  };
}
