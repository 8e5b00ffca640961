import type { Text } from './text.js';

/** An economic figure as it was published. */
export interface EconomicFact {
  /** The level of the units, the column of a grouping, or `total`. */
  level: string;
  code: string;
  period: string;
  indicator: string;
  /** The publication that the figure is from: first release, yearbook, revision. */
  vintage: string;
  /** In the unit of its indicator. */
  value: number;
  source: string;
  /** Whether it is of the vintage that the edition chose for its level. */
  used: boolean;
}

/** An indicator of the economy. */
export interface EconomicIndicator {
  id: string;
  title: Text;
  /** What it is called of the total, where that is another word. */
  titleOfTotal?: Text;
  unit: Text;
  /** RMB, persons … per unit. */
  scale: number;
  /** The vintage that is used, by level. */
  vintages: Record<string, string>;
}

/** The source of a rule, and the index it applies to: a vintage of the published index, or null for the index of this edition. */
interface OfIndex {
  source: Text;
  index: string | null;
}

/** The rules that convert the index into money and jobs. Their parameters are data of the edition and have a source. */
export interface SizeRules {
  /** The indicator of the economy that is regressed on the index, and whose share a size is. */
  output: string;
  /** The level whose members are the observations of the regression. */
  level: string;
  /** size = beta · (index − 100), in units of the output. */
  increment: (OfIndex & { beta: number; interval: [number, number] | null }) | null;
  /** size = previous size · (index / previous index)^elasticity, starting from a known size. */
  chained: (OfIndex & { elasticity: number; period: string; size: number }) | null;
  jobs: { perPoint: number; source: Text } | null;
  /** Indicators of the economy whose sum for the total is a size. */
  components: { industry: string; efficiency: string } | null;
  /** An indicator of the economy that is an index published by others. */
  publishedIndex: string | null;
}

/** How the index is put per head. */
export interface PerHead {
  /** The figure of the economy that counts heads. */
  by: string;
  /** Its period; null for that of the index. */
  period: string | null;
  /** Places with fewer heads have no figure. */
  atLeast: number;
  /** Whether it is shown wherever the index is. */
  beside: boolean;
}

/** The economic data of an edition; all vintages are kept, one for each level is used. */
export interface Economy {
  indicators: EconomicIndicator[];
  vintages: { id: string; title: Text }[];
  facts: EconomicFact[];
  /** The index per head; null: none. */
  perHead: PerHead | null;
  size: SizeRules | null;
}
