import type { AggregateChoice, MissingRule } from './decide/aggregateChoice.js';
import type { Method, Normalise, Treat } from './decide/methodChoice.js';
import type { Weighing, WeightCase } from './decide/weighing.js';
import type { Economy } from './economy.js';
import type { Contiguity } from './map/borders.js';
import type { PublishedTable } from './published/publishedTables.js';
import type { ReplicateError } from './replicateWeights.js';
import type { ScaleChoice } from './scaleOptions.js';
import type { AnnouncedFile } from './schema/announcedSchema.js';
import type { Story } from './schema/storiesSchema.js';
import type { Linkage } from './schema/tiersSchema.js';
import type { Text } from './text.js';
import type { Frequency } from './time/period.js';
import type { Validity } from './validity.js';

/** An earlier edition and its results. */
export interface EarlierEdition {
  edition: string;
  title: Text;
  file: string;
  source: Text;
  /** The overlap period, in which it is linked to the next edition; null: the last that both have. */
  over: string | null;
  /** Its results in the nodes and at the places that this edition has too. */
  results: { level: string; code: string; period: string; node: string; value: number }[];
}

/** How neighbours are defined: the nearest, all within so many kilometres, or those with a common border on the map. */
export type Neighbours =
  | { by: 'nearest'; count: number }
  | { by: 'distance'; within: number }
  | {
      by: Contiguity;
      /** For each unit the indices of its neighbours. */
      lists: number[][];
      /** Indices of the units that are not on the map. */
      unmapped: number[];
    };

/** A unit: what is measured and ranked, for example a city. */
export interface PlanUnit {
  code: string;
  name: Text;
  pinyin?: string;
  /** The English name within a sentence, where it is another one: “the Netherlands”. */
  within?: string;
  /** The last period in which it existed; absent where it still does. */
  until?: string;
  /** Its coordinates, where the edition has them. */
  coordinates?: Coordinates;
}

/** Degrees east and north (WGS 84). */
export interface Coordinates {
  lon: number;
  lat: number;
}

/** A grouping of units, for example into provinces. `memberOf[c]` is the index of the group of unit c, −1 for none. */
export interface Grouping {
  column: string;
  title: Text;
  rollUp: 'sum' | 'mean';
  groups: { code: string; name: Text; within?: string }[];
  memberOf: number[];
}

/** The citation of the results, where the edition declares it. */
export interface Cited {
  /** The source line that must stand wherever figures are shown or taken away. */
  attribution?: Text;
  publisher?: Text;
  authors?: Author[];
  contact?: Contact;
  /** Of the index over all its releases, `10.…`. */
  doi?: string;
}

/** Whom to cite: a group or institution, or a person. */
export type Author = { name: Text } | { family: string; given: string; orcid?: string };

/** The contact for questions. */
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
  /** How it is computed from other figures, where it is; see `docs/edition-format.md`. */
  formula?: string;
  /** Index of the indicator it is divided by, −1 for none. */
  denominator: number;
  /** The amount of the denominator that a figure refers to: x / (d / per). */
  per: number;
  source: Text;
  licence: string;
  url: string;
  /** Index of its sector, −1 for none. */
  sector: number;
  normalise: Normalise;
  treat: Treat | null;
  /** How exact its figures are; null where that is not known. */
  error: DataError | null;
}

/**
 * How exact the figures of an indicator are. `records`: they count independent records or contributors, so that the variance of
 * a figure x is `lot · x`; the lot is 1 for records, and for contributors the mean size of the contribution that a unit of the
 * figure belongs to. `share`, `amount`: the standard error as a share of the figure, or in its unit. `indicator`: another
 * indicator has the standard errors. `replicates`: other indicators have the figures as replicate weights give them. `inputs`: it follows from the errors of the figures in its formula. `isMost`: the lot is the most that it can be. `noise` is the standard deviation of the noise that was added for confidentiality.
 */
export type DataError = (
  | { by: 'records'; lot: number; isMost?: true }
  | { by: 'share'; size: number }
  | { by: 'amount'; size: number }
  | { by: 'indicator'; indicator: number }
  | ReplicateError
  | { by: 'inputs' }
) & { noise?: number };

/** A node of the framework; a leaf carries one indicator. */
export interface PlanNode extends AggregateChoice {
  id: string;
  title: Text;
  note?: Text;
  /** Decimals in which its scores are shown, where the edition says so. */
  digits?: number;
  /** 0 for the root. */
  depth: number;
  /** Index of the parent, −1 for the root. */
  parent: number;
  /** Set where a high score is bad; `isReversed` says whether the parent reverses the score. */
  polarity?: 'higher-is-worse';
  /** Share of the parent, 0–1. */
  weight: number;
  /** Index of the indicator of a leaf, −1 otherwise. */
  indicator: number;
  /** Indices of the children. */
  children: number[];
  /** The index of the node that it is a copy of, where a node or an indicator stands in several parents. */
  same?: number;
  /** The origin of the children's weights; `given` for a leaf. */
  weighing: Weighing;
  /** Where the weights of the children are not the same in all periods and units. */
  cases?: WeightCase[];
  missing: MissingRule;
  /** A scale applied to the aggregated scores, fitted in each period, and whether the parent takes scores before or after it. */
  rescale: { scale: ScaleChoice; passOn: 'scaled' | 'aggregated' } | null;
  /** Decimals to which its score is rounded before anything else uses it; absent: it is not. */
  round?: number;
}

/** A ranking published by others, and the period of the index it is compared with. */
export interface PublishedOrder {
  title: Text;
  level: string;
  period: string;
  /** Id of the node that it is of; the whole index where there is none. */
  node?: string;
  order: string[];
  source: Text;
}

/** How units are put into tiers. */
export interface Tiers {
  by: 'k-means' | Linkage | 'natural-breaks' | 'column';
  count: number;
  /** Index of the grouping whose groups are the tiers; −1 where tiers are computed from the scores. */
  grouping: number;
  /** Tiers published by others: units of each, and per cent of the total that each has (empty where unknown). */
  published: { title: Text; period: string; sizes: number[]; shares: number[]; source: Text }[];
}

/** A contextual indicator: a figure such as GDP that is shown with the index and never part of it. */
export interface ContextualIndicator {
  id: string;
  title: Text;
  unit: Text;
  level: string;
  period: string;
  source: Text;
  values: Record<string, number>;
}

/**
 * The edition with everything decided, as plain serialisable data; no optional key changes a figure.
 * Nodes precede their children (the root is 0). Periods before `first` are only used to fill gaps.
 */
export interface Plan extends Cited {
  edition: string;
  title: Text;
  /** The questions of the first page, where the edition chooses. */
  stories?: readonly Story[];
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
  /** The sectors of indicators; empty where the nodes of the framework serve as sectors. */
  sectors: { code: string; name: Text }[];
  frequency: Frequency;
  periods: string[];
  /** The share of the weight that must be observed in the period that headlines speak of. */
  headline: {
    observed: number;
    /** The last period whose figures are final, in an edition that is fed by the platform: later ones are provisional. */
    final?: string;
  };
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
  contextual: ContextualIndicator[];
  /** Figures of the economy and the rules of size; null where the edition has none. */
  economy: Economy | null;
  /** Published figures of this index, to be compared with the results. */
  published: PublishedTable[];
  /** Statements announced of another index, and the claims by which the figures of this one judge them. */
  announced?: AnnouncedFile;
  /** Rank correlations with independent measures, where the edition declares them. */
  validity?: Validity;
  /** The same figures from elsewhere, where the edition names them. */
  secondSource?: {
    source: Text;
    cells: [indicator: number, unit: number, period: number, value: number][];
  };
  tiers: Tiers;
  /** The neighbours of units. */
  neighbours: Neighbours;
  /** Earlier editions of the framework, the earliest first. */
  chain: EarlierEdition[];
  /** Figures that look unlikely or impossible, and findings about several figures, that someone accepted. */
  accepted?: {
    indicator: string;
    /** Of a finding that is of no single figure; otherwise unit, period and value are there. */
    kind?: string | undefined;
    unit?: string | undefined;
    period?: string | undefined;
    value?: number | undefined;
    reason: Text;
    by: string;
    source: Text;
  }[];
  reasons: Text[];
  /** Every default taken, as the key and the value it got. */
  defaults: { path: string; value: string }[];
  doubts: Text[];
}

/** The name of the base: a period, or a year of quarters or months. */
export function baseName({
  periods,
  base,
  baseLength,
}: Pick<Plan, 'periods' | 'base' | 'baseLength'>): string {
  return baseLength > 1 ? periods[base]!.slice(0, 4) : periods[base]!;
}

/**
 * The periods that are published.
 *
 * @example
 * import { publishedPeriods, readEdition } from 'internet-plus-index';
 *
 * const { plan } = await readEdition('my-index');
 * console.log(publishedPeriods(plan).join(' '));
 * // → 2021 2022
 */
export function publishedPeriods(plan: Plan): string[] {
  return plan.periods.slice(plan.first);
}
