import type { RevisedValue } from './revision.js';

/** The size of a revision, over values that both releases have. */
export interface RevisionSize {
  /** Values that both have. */
  compared: number;
  /** Of these, values that differ in any digit. */
  revised: number;
  /** Values that only one of the two has. */
  appeared: number;
  disappeared: number;
  /** Mean of |later − earlier|, in points; NaN where nothing is compared. */
  meanAbsolute: number;
  /** Mean of later − earlier, in points: the bias of the earlier release. NaN where nothing is compared. */
  mean: number;
  /** Largest |later − earlier|; NaN where nothing is compared. */
  largest: number;
  /** Ranks that both have and that differ, and the mean of |places| over all compared. */
  ranksMoved: number;
  meanPlaces: number;
}

/**
 * The usual measures of a revision: share revised, mean absolute revision, mean revision.
 * Source: OECD and Eurostat, guidelines on revisions analysis (MAR, MR).
 */
export function revisionSize(
  values: readonly Pick<RevisedValue, 'from' | 'to' | 'rankFrom' | 'rankTo'>[],
): RevisionSize {
  const both = values.filter(({ from, to }) => from === from && to === to);
  const mean = (of: (v: (typeof both)[number]) => number) =>
    both.length === 0 ? Number.NaN : both.reduce((sum, v) => sum + of(v), 0) / both.length;
  return {
    compared: both.length,
    revised: both.filter((v) => v.from !== v.to).length,
    appeared: values.filter(({ from, to }) => from !== from && to === to).length,
    disappeared: values.filter(({ from, to }) => from === from && to !== to).length,
    meanAbsolute: mean((v) => Math.abs(v.to - v.from)),
    mean: mean((v) => v.to - v.from),
    largest: both.reduce(
      (most, v) => Math.max(most, Math.abs(v.to - v.from)),
      both.length > 0 ? 0 : Number.NaN,
    ),
    ranksMoved: both.filter((v) => v.rankFrom !== v.rankTo).length,
    meanPlaces: mean((v) => Math.abs(v.rankTo - v.rankFrom)),
  };
}
