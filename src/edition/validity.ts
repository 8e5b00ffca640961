import type { Text } from './text.js';

/** A measure made by others from other records, with which an edition compares its index. */
export interface ValidityMeasure {
  id: string;
  title: Text;
  /** Its period; null where it is that of the index it is compared with. */
  period: string | null;
  source: Text;
  licence?: Text | undefined;
  url?: string | undefined;
  /** The file and column that the coefficients were computed from. */
  data: Text;
}

/** A coefficient that the makers of the edition computed: of the index, a part of it, or something that is no part. */
export interface ValidityRow {
  measure: string;
  part: string;
  /** Both in total, or both per head. */
  basis: Basis;
  /** The period of ours. */
  period: string;
  /** Spearman's rank correlation over the places that have both. */
  rho: number;
  /** The number of these places. */
  n: number;
}

export type Basis = (typeof bases)[number];
export const bases = ['total', 'per-head'] as const;

/** How an index agrees with independent measures. */
export interface Validity {
  note?: Text;
  measures: ValidityMeasure[];
  /** The contextual indicators that are compared as well. */
  beside: { id: string; title: Text }[];
  rows: ValidityRow[];
}
