/** The unit whose indicators change, the node of the score, and the bounds. */
export interface Subject {
  unit: number;
  /** Index of the node whose score and rank are the output. */
  node: number;
  /** Published period, counted from the first. */
  period: number;
  /** Index of the grouping whose members give the bounds; −1: all units. */
  peers: number;
  /** Only these indicators may change; all below the node where absent. */
  only?: readonly number[];
  /** Whether missing indicators are imputed by the median of the period. */
  fill: boolean;
}

/** The target: the rank to reach, and how a change is measured. */
export interface Target extends Subject {
  rank: number;
  /** Least squares, which spreads a change over many indicators; otherwise the sum of changes, which uses few. */
  spread: boolean;
}
