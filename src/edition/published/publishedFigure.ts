import type { Text } from '../text.js';

/** A published figure as it was written; a row may hold two (a count and a share). */
export interface PublishedFigure {
  id: string;
  /** The year it refers to; '' where it refers to all. */
  year: string;
  subject: Text;
  measure: Text;
  /** The figures, and as they were written. */
  values: number[];
  written: string[];
  /** The largest rounding error of each: half a unit of its last digit, 0 where it is exact. */
  rounding: number[];
  units: Text[];
  /** Id of a node of a framework, or codes of groups, that it is about. */
  about: string[];
  howKnown: string;
  source: Text;
}
