import type { Text } from './text.js';

/** A figure of the economy as it was published. */
export interface EconomicFact {
  /** The level of the units, the column of a grouping, or `total`. */
  level: string;
  code: string;
  period: string;
  indicator: string;
  /** Which publication of the figure: first published, yearbook, revised. */
  vintage: string;
  /** In the unit of its indicator. */
  value: number;
  source: string;
  /** Whether it is of the vintage that the edition chose for its level. */
  used: boolean;
}

/** What a figure of the economy is of. */
export interface EconomicIndicator {
  id: string;
  title: Text;
  unit: Text;
  /** How many RMB, persons … one unit is. */
  scale: number;
  /** The vintage that is used, by level. */
  vintages: Record<string, string>;
}

/** Where a rule was published, and the index it is for: a vintage of the published index, or null for our own. */
interface OfIndex {
  source: string;
  index: string | null;
}

/** What turns an index into money and jobs. Numbers are data of the edition and carry their source. */
export interface SizeRules {
  /** The indicator of the economy that is regressed on the index, and whose share a size is. */
  output: string;
  /** The level whose members are the observations of the regression. */
  level: string;
  /** size = beta · (index − 100), in units of the output. */
  increment: (OfIndex & { beta: number; interval: [number, number] | null }) | null;
  /** size = size before · (index / index before)^elasticity, from a size that is known. */
  chained: (OfIndex & { elasticity: number; period: string; size: number }) | null;
  jobs: { perPoint: number; source: string } | null;
  /** Indicators of the economy whose sum for the total is a size. */
  components: { industry: string; efficiency: string } | null;
  /** An indicator of the economy that is an index published by others. */
  publishedIndex: string | null;
}

/** Everything an edition knows of the economy; all vintages are kept, one a level is used. */
export interface Economy {
  indicators: EconomicIndicator[];
  vintages: { id: string; title: Text }[];
  facts: EconomicFact[];
  /** The figure by which the index is put per head; null: it is not. */
  perHead: string | null;
  size: SizeRules | null;
}
