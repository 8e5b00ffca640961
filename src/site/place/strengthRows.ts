import { line } from '../../edition/index.js';
import { median, rankAt, rankedCount } from '../../engine/index.js';
import { viewOf as factsAt, isMeasuredIn } from '../../words/index.js';
import { nearestInRank } from './nearest.js';
import type { PlaceView } from './view.js';

/** A part of a place among others. */
export interface StrengthRow {
  /** Number of the node. */
  h: number;
  own: number;
  /** Scores of the others that have one. */
  others: number[];
  /** The median of the others; NaN without any. */
  typical: number;
  rank: number;
  of: number;
  isMeasured: boolean;
}

/** Fewer than these have no typical one among them. */
const fewest = 4;

/** The parts of a place beside those of the places nearest in rank, with their median; none without enough of them. */
export function rowsOf(view: PlaceView): StrengthRow[] {
  const { plan, release, level, g, t, subject } = view;
  const near = nearestInRank(view).filter((j) => j !== subject.number);
  if (!level || near.length < fewest) return [];
  return plan.nodes[g]!.children.map((h) => {
    const values = line(level, h, t);
    const others = near.map((j) => values[j]!).filter((v) => !Number.isNaN(v));
    return {
      h,
      own: values[subject.number]!,
      others,
      typical: others.length < fewest ? Number.NaN : median(others),
      rank: rankAt(level, h, subject.number, t),
      of: rankedCount(level, h, t),
      isMeasured: isMeasuredIn(factsAt(release, t, h), subject, [t]),
    };
  });
}
