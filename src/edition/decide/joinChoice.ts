/** The ways to aggregate the children of a node that need no options. */
export const namedAggregates = [
  'arithmetic',
  'geometric',
  'harmonic',
  'median',
  'minimum',
  'maximum',
  'copeland',
  'topsis',
  'wroclaw',
  'mazziotta-pareto',
  'mazziotta-pareto-upwards',
  'mazziotta-pareto-adjusted',
  'mazziotta-pareto-adjusted-upwards',
  'benefit-of-the-doubt',
] as const;

/** Every way to aggregate the children of a node. `power` is the mean of an order that the node declares. */
export type Aggregate =
  | (typeof namedAggregates)[number]
  | 'power'
  | 'reshaped'
  | 'mean-min'
  | 'ordered'
  | 'child'
  | 'conditional';

/** A way to aggregate with all its parameters. */
export interface JoinChoice {
  aggregate: Aggregate;
  /** Order of the mean: 1 arithmetic, 0 geometric, −1 harmonic; 99 where it is no mean. */
  order: number;
  details: JoinDetails | null;
}

/** What some ways to join need besides weights. Children are numbers of nodes. */
export type JoinDetails =
  | { of: 'reshaped'; from: [number, number]; onto: [number, number]; mirrored: boolean }
  | { of: 'mean-min'; alpha: number; beta: number }
  | { of: 'ordered'; places: number[] }
  | { of: 'child'; child: number }
  | Doubt
  | {
      of: 'conditional';
      child: number | 'any' | 'every';
      atLeast: number;
      use: JoinChoice;
      otherwise: JoinChoice;
    };

/** How free the weights of a benefit of the doubt are. */
export interface Doubt {
  of: 'benefit-of-the-doubt';
  /** Least and most that a child makes of the score. */
  shares: [number, number];
  /** Least and most that a weight has of the sum of weights. */
  weights: [number, number];
  /** Points of all children that make a step towards the frontier; 0: in proportion, not in steps. */
  step: number;
}

/** When a node has a score, and what happens to the weight of missing children. */
export interface MissingRule {
  /** Share of the children that must be present. */
  minPresent: number;
  /** Number of the children that must be present. */
  atLeast: number;
  weights: 'keep' | 'reweight';
}
