/** Whose indicators change, where the score is looked at, and within which bounds. */
export interface Subject {
  unit: number;
  /** Number of the node whose score and rank are looked at. */
  node: number;
  /** Published period, counted from the first. */
  period: number;
  /** Number of the grouping whose members give the bounds; −1: all units. */
  peers: number;
  /** Only these indicators may move; all below the node where absent. */
  only?: readonly number[];
  /** Whether missing indicators count as filled in, with the median of the period. */
  fill: boolean;
}

/** The target: the rank to reach, and how a change is measured. */
export interface Target extends Subject {
  rank: number;
  /** Least squares, which spreads a change over many indicators; otherwise the sum, which takes few. */
  spread: boolean;
}
