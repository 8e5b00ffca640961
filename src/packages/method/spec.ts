/** How an index is made, in the words of `edition.yaml`: docs/edition-format.md describes each of them. */
export interface IndexSpec extends Partial<Method> {
  /** The indicators by id, with their direction and what else is known of them. */
  indicators: Readonly<Record<string, Indicator>>;
  /** The framework: the children of the index by id. An indicator may stand as its weight alone. */
  tree: Children;
  /** The scale that makes indicators comparable. */
  normalise: Scale | { method: 'base-share'; scale?: number };
  /** The columns of the rows with the names of units and periods (`unit`, `period`). */
  columns?: { unit?: string; period?: string };
  /** The period that the index is measured against (the first). */
  base?: string;
}

/** Children of a node by id: an indicator with its weight, or a node. */
export type Children = Readonly<Record<string, number | Node>>;

/** A node of the framework; one without children is the indicator of that id. */
export interface Node {
  /** Its share in the parent, in proportion to those of its siblings (1). */
  weight?: number;
  children?: Children;
  aggregate?: Aggregate;
  missing?: Missing;
}

export interface Indicator {
  /** −1 where a low figure is better (1). */
  direction?: 1 | -1;
  /** A formula of other indicators, such as `subscriptions / households`. */
  formula?: string;
  /** The indicator that it is divided by. */
  denominator?: string;
  /** The amount of the denominator that a figure refers to (1). */
  per?: number;
  /** Its own scale, in place of that for all. */
  normalise?: Scale;
  treat?: Treat;
  /** Bounds and target, for the scales that take them. */
  low?: number;
  high?: number;
  target?: number;
}

/** The choices for the index as a whole. */
export interface Method {
  denominate: boolean;
  screen: { units?: Limits & { include?: string[]; exclude?: string[] }; indicators?: Limits };
  impute: Impute;
  treat: Treat;
  /** The source of the weights: for all nodes, or one per level from the indicators upwards (`given`). */
  weight: Weighing | { levels: Weighing[] };
  /** How the scores of children become that of their node, for all nodes or per level (`arithmetic`). */
  aggregate: Aggregate | { levels: Aggregate[] };
  missing: Missing | { levels: Missing[] };
  /** Decimals that scores are rounded to before anything else uses them. */
  round: number | 'none' | { indicators?: number | 'none'; nodes?: number | 'none' };
  rank: { digits?: number; first?: 'best' | 'worst' };
}

type Pair = [number, number];
type Over = 'base-period' | 'all-periods' | 'each-period';
type Ties = 'lowest' | 'average' | 'highest';

/** A normalisation with its options. */
export type Scale =
  | { method: 'min-max'; range?: Pair; between?: Pair; cap?: boolean; over?: Over }
  | { method: 'z-score' | 'robust'; mean?: number; sd?: number; over?: Over }
  | { method: 'goalposts' | 'log-goalposts'; range?: Pair; low?: number; high?: number; cap?: boolean }
  | { method: 'scaled'; range?: Pair; low?: number; high?: number }
  | { method: 'rank' | 'borda'; ties?: Ties | 'dense'; over?: Over }
  | { method: 'percentile-rank'; ties?: Ties; over?: Over }
  | { method: 'exponential-rank'; steepness?: number; ties?: Ties; over?: Over }
  | { method: 'normal-score'; mean?: number; sd?: number; offset?: number; ties?: Ties; over?: Over }
  | { method: 'distance-to-max' | 'fraction-of-max'; over?: Over }
  | { method: 'distance-to-reference'; unit: string; cap?: boolean; over?: Over }
  | { method: 'distance-to-target'; target?: number; cap?: boolean; over?: Over }
  | { method: 'around-reference'; range?: Pair }
  | { method: 'threshold'; range?: Pair; at: number }
  | { method: 'top-share'; range?: Pair; share: number; over?: Over }
  | { method: 'piecewise'; points: Pair[]; steps?: boolean }
  | { method: 'none' };

/** A way to aggregate: by name, or with its options. */
export type Aggregate =
  | NamedAggregate
  | { power: number; from?: Pair; onto?: Pair; mirrored?: boolean }
  | { 'mean-min': { alpha?: number; beta?: number } }
  | { ordered: number[] }
  | { child: string }
  | { formula: string }
  | { 'benefit-of-the-doubt': { shares?: Pair; weights?: Pair; directional?: number } }
  | { when: { child: string; 'at-least': number }; use: Aggregate; otherwise: Aggregate };

export type NamedAggregate =
  | 'arithmetic'
  | 'geometric'
  | 'harmonic'
  | 'median'
  | 'minimum'
  | 'maximum'
  | 'copeland'
  | 'topsis'
  | 'wroclaw'
  | 'mazziotta-pareto'
  | 'mazziotta-pareto-upwards'
  | 'mazziotta-pareto-adjusted'
  | 'mazziotta-pareto-adjusted-upwards'
  | 'mean-min'
  | 'benefit-of-the-doubt';

type FromData = 'entropy' | 'variation' | 'critic' | 'pca' | 'pca-factors';

export type Weighing =
  | 'given'
  | 'equal'
  | FromData
  | 'optimised'
  | { by: FromData; over?: 'base-period' | 'all-periods' }
  | { by: 'optimised'; goal?: 'balance' | 'infomax'; over?: 'base-period' | 'all-periods' };

export interface Missing {
  'min-present'?: number;
  'at-least'?: number;
  weights?: 'keep' | 'reweight' | 'leaves';
}

export interface Limits {
  'min-present'?: number;
  'min-non-zero'?: number;
}

export type Impute =
  | 'none'
  | { method: 'linear'; ends?: 'none' | 'hold' | { hold: number }; back?: boolean }
  | { method: 'last'; 'max-periods'?: number; back?: boolean }
  | { method: 'mean' | 'median' }
  | { method: 'row-mean' | 'row-median' | 'em'; within?: number | 'all' }
  | { method: 'nearest'; neighbours?: number; within?: number | 'all' };

export type Treat =
  | 'none'
  | { fences: number; over?: 'all-periods' | 'each-period' }
  | {
      winsorise?: number;
      skew?: number;
      kurtosis?: number;
      transform?: 'none' | 'log' | 'log-ct' | 'log-ct-skew' | 'log-ct-plus' | 'log-gii' | 'box-cox';
      lambda?: number;
      combine?: boolean;
      force?: boolean;
      over?: 'all-periods' | 'each-period';
    };
