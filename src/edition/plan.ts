import type { EarlierEdition } from './decideChain.js';
import type { Neighbours } from './decideNeighbours.js';
import type { Economy } from './economy.js';
import type { Frequency } from './period.js';
import type { Over } from './schema.js';
import type { Text } from './text.js';
import type { Weighing } from './weighing.js';

/** A unit: what is ranked. */
export interface PlanUnit {
  code: string;
  name: Text;
  pinyin?: string;
  /** The last period in which it existed, where it no longer does. */
  until?: string;
  /** Where it lies, where the edition says so. */
  coordinates?: Coordinates;
}

/** Degrees east and north (WGS 84). */
export interface Coordinates {
  lon: number;
  lat: number;
}

/** A way of adding units up: provinces, regions, clusters. `memberOf[c]` is the group of unit c, −1 for none. */
export interface Grouping {
  column: string;
  title: Text;
  rollUp: 'sum' | 'mean';
  groups: { code: string; name: Text }[];
  memberOf: number[];
}

/** What a citation of the results says, where the edition says so. */
export interface Cited {
  publisher?: Text;
  authors?: Author[];
  contact?: Contact;
  /** Of the index over all its releases, `10.…`. */
  doi?: string;
}

/** Whom to cite: a group or institution, or a person. */
export type Author = { name: Text } | { family: string; given: string; orcid?: string };

/** Where questions go. */
export interface Contact {
  name?: Text;
  email?: string;
  url?: string;
}

export interface PlanIndicator {
  id: string;
  title: Text;
  unit: Text;
  direction: 1 | -1;
  kind: 'stock' | 'flow' | 'ratio';
  /** Number of the indicator it is divided by, −1 for none. */
  denominator: number;
  /** How much of the denominator a figure is for: x / (d / per). */
  per: number;
  source: string;
  licence: string;
  url: string;
  /** Number of its sector, −1 for none. */
  sector: number;
  normalise: Normalise;
  treat: Treat | null;
}

/** Every way to join the children of a node. `power` is the mean whose order the node names. */
export type Aggregate =
  | 'arithmetic'
  | 'geometric'
  | 'harmonic'
  | 'power'
  | 'reshaped'
  | 'median'
  | 'minimum'
  | 'maximum'
  | 'mean-min'
  | 'ordered'
  | 'child'
  | 'conditional'
  | 'copeland'
  | 'topsis'
  | 'wroclaw'
  | 'mazziotta-pareto'
  | 'mazziotta-pareto-upwards'
  | 'mazziotta-pareto-adjusted'
  | 'mazziotta-pareto-adjusted-upwards'
  | 'benefit-of-the-doubt';

/** A way to join with all its numbers. */
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

/** When a node has a score and what becomes of the weight of absent children. */
export interface MissingRule {
  /** Share of the children that must be present. */
  minPresent: number;
  /** Number of the children that must be present. */
  atLeast: number;
  weights: 'keep' | 'hand-over';
}

/** A node of the framework; a leaf carries one indicator. */
export interface PlanNode extends JoinChoice {
  id: string;
  title: Text;
  note?: Text;
  /** 0 for the root. */
  depth: number;
  /** Number of the parent, −1 for the root. */
  parent: number;
  /** Share of the parent, 0–1. */
  weight: number;
  /** Number of the indicator of a leaf, −1 otherwise. */
  indicator: number;
  /** Numbers of the children. */
  children: number[];
  /** How the weights of the children came about; `given` for a leaf. */
  weighing: Weighing;
  missing: MissingRule;
  /** Another scale for the joined scores, fitted in each period, and which of the two the parent gets. */
  rescale: { scale: ScaleChoice; passOn: 'scaled' | 'joined' } | null;
}

export type ScaleName =
  | 'min-max'
  | 'z-score'
  | 'robust'
  | 'goalposts'
  | 'log-goalposts'
  | 'scaled'
  | 'rank'
  | 'borda'
  | 'percentile-rank'
  | 'distance-to-max'
  | 'distance-to-reference'
  | 'distance-to-target'
  | 'fraction-of-max'
  | 'around-reference'
  | 'threshold'
  | 'top-share'
  | 'piecewise'
  | 'none';

/** A scale fitted to the values of one indicator, with all its numbers, used by its method or not. */
export interface ScaleChoice {
  method: ScaleName;
  over: Over;
  range: [number, number];
  mean: number;
  sd: number;
  /** Bounds and target as written, before the indicator is turned. */
  low: number;
  high: number;
  target: number;
  /** Number of the reference unit, −1 for none. */
  unit: number;
  cap: boolean;
  /** Quantiles that stand for the smallest and the largest value. */
  quantiles: [number, number];
  /** Share of the best units. */
  share: number;
  /** Raw value and score, raw values ascending. */
  points: [number, number][];
  steps: boolean;
  /** The rank that equal values share. */
  ties: 'lowest' | 'average';
}

export type Normalise = { method: 'base-share'; scale: number } | ScaleChoice;

/** Outliers are winsorised until a test of skewness and kurtosis is passed, and transformed when that is not enough. */
export interface WinsoriseOrTransform {
  winsorise: number;
  skew: number;
  kurtosis: number;
  transform: 'none' | 'log' | 'log-ct' | 'log-ct-skew' | 'log-ct-plus' | 'log-gii' | 'box-cox';
  /** λ of box-cox; null: estimated. */
  lambda: number | null;
  /** Whether the winsorised values are transformed, or the untreated. */
  combine: boolean;
  /** Whether what passes is treated too. */
  force: boolean;
}

/** Values beyond the quartiles by so many interquartile ranges are set to that fence. */
export interface Fences {
  fences: number;
}

/** What is done about the outliers of an indicator. */
export type Treat = (WinsoriseOrTransform | Fences) & { over: 'all-periods' | 'each-period' };

/** Least shares of figures that are present, and of these that are not zero. */
export interface ScreenLimits {
  minPresent: number;
  minNonZero: number;
}

/** What has too little data to take part; null: nobody is judged. */
export interface Screen {
  /** Numbers of units that stay or go whatever they have. */
  units: (ScreenLimits & { include: number[]; exclude: number[] }) | null;
  indicators: ScreenLimits | null;
}

/** Which indicators belong together: those under the node so many steps above, at most the root. */
export type Within = number | 'all';

/** How gaps are filled. */
export type Impute =
  | { method: 'none' }
  /** `hold`: after the last observed period its value stands; `back`: so does the first before it. */
  | { method: 'linear'; ends: 'none' | 'hold'; back: boolean }
  /** `maxPeriods`: null for no limit. */
  | { method: 'last'; maxPeriods: number | null; back: boolean }
  /** `by` is the number of a grouping, −1 for all units. */
  | { method: 'mean' | 'median'; by: number }
  | { method: 'row-mean' | 'row-median'; within: Within }
  | { method: 'em'; within: Within }
  | { method: 'nearest'; neighbours: number; within: Within };

export interface Method {
  denominate: boolean;
  screen: Screen | null;
  impute: Impute;
  /** What holds for indicators without a choice of their own. */
  normalise: Normalise;
  treat: Treat | null;
  /** Decimals of the scores that ranks are taken on; null: unrounded. */
  rankDigits: number | null;
}

/** An order published by others, and the period of ours it is compared with. */
export interface PublishedOrder {
  title: Text;
  level: string;
  period: string;
  order: string[];
  source: string;
}

/** How units are put into tiers. */
export interface Tiers {
  by: 'k-means' | 'natural-breaks' | 'column';
  count: number;
  /** Number of the grouping whose groups are the tiers; −1 where they are made from the scores. */
  grouping: number;
  /** Tiers published by others: units of each, and per cent of the total that each has (empty where unknown). */
  published: { title: Text; period: string; sizes: number[]; shares: number[]; source: string }[];
}

/** A figure shown beside the index and never part of it. */
export interface Beside {
  id: string;
  title: Text;
  unit: Text;
  level: string;
  period: string;
  source: string;
  values: Record<string, number>;
}

/**
 * The edition with everything decided: nothing optional that changes a number, plain data, serialisable.
 * Nodes stand before their children (the root is 0). Periods before `first` are only used to fill gaps.
 */
export interface Plan extends Cited {
  edition: string;
  title: Text;
  note?: Text;
  version: string;
  dataStatus: 'real' | 'simulated' | 'example';
  licence: string;
  level: string;
  unitsTitle: Text;
  units: PlanUnit[];
  country: string[];
  groupings: Grouping[];
  total: { code: string; title: Text; rollUp: 'sum' | 'mean' };
  /** Sectors that the edition gives its indicators; empty where the nodes of the framework are the sectors. */
  sectors: { code: string; name: Text }[];
  frequency: Frequency;
  periods: string[];
  first: number;
  /** The base, or the first period of a base year. */
  base: number;
  /** Periods of the base: 1, or those of a whole year. */
  baseLength: number;
  indicators: PlanIndicator[];
  nodes: PlanNode[];
  method: Method;
  compare: PublishedOrder[];
  compareNote?: Text;
  beside: Beside[];
  /** Figures of the economy and the rules of size; null where the edition has none. */
  economy: Economy | null;
  tiers: Tiers;
  /** Who is whose neighbour. */
  neighbours: Neighbours;
  /** Earlier editions of the framework, the earliest first. */
  chain: EarlierEdition[];
  reasons: Text[];
  /** Every default taken, as the key and the value it got. */
  defaults: { path: string; value: string }[];
  doubts: Text[];
}

/** What the base is called: a period, or a year of quarters or months. */
export function baseName({
  periods,
  base,
  baseLength,
}: Pick<Plan, 'periods' | 'base' | 'baseLength'>): string {
  return baseLength > 1 ? periods[base]!.slice(0, 4) : periods[base]!;
}

/** The periods that are published. */
export function publishedPeriods(plan: Plan): string[] {
  return plan.periods.slice(plan.first);
}
