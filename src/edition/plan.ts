import type { JoinChoice, MissingRule } from './decide/joinChoice.js';
import type { Method, Normalise, Treat } from './decide/methodChoice.js';
import type { Weighing } from './decide/weighing.js';
import type { Economy } from './economy.js';
import type { Contiguity } from './map/borders.js';
import type { PublishedTable } from './published/publishedTables.js';
import type { ScaleChoice } from './scaleOptions.js';
import type { Text } from './text.js';
import type { Frequency } from './time/period.js';

/** An earlier edition and what it found. */
export interface EarlierEdition {
  edition: string;
  title: Text;
  file: string;
  source: string;
  /** The period in which it joins the next; null: the last that both have. */
  over: string | null;
  /** Its results in the nodes and at the places that this edition has too. */
  results: { level: string; code: string; period: string; node: string; value: number }[];
}

/** Who is whose neighbour: the nearest, all within so many kilometres, or those across a border of the map. */
export type Neighbours =
  | { by: 'nearest'; count: number }
  | { by: 'distance'; within: number }
  | {
      by: Contiguity;
      /** Numbers of the units next to each unit. */
      lists: number[][];
      /** Numbers of the units that the map does not show. */
      unmapped: number[];
    };

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

/** A node of the framework; a leaf carries one indicator. */
export interface PlanNode extends JoinChoice {
  id: string;
  title: Text;
  note?: Text;
  /** Decimals in which its scores are shown, where the edition says so. */
  digits?: number;
  /** 0 for the root. */
  depth: number;
  /** Number of the parent, −1 for the root. */
  parent: number;
  /** Where a high score is bad; see `isReversed` for what a parent makes of it. */
  polarity?: 'higher-is-worse';
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
  /** Decimals to which its score is rounded before anything else uses it; absent: it is not. */
  round?: number;
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

/** A contextual indicator: a figure such as GDP that is shown with the index and never part of it. */
export interface ContextualIndicator {
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
  contextual: ContextualIndicator[];
  /** Figures of the economy and the rules of size; null where the edition has none. */
  economy: Economy | null;
  /** What was published of this index, to be compared with what comes out. */
  published: PublishedTable[];
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
