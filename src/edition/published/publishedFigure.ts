import type { Text } from '../text.js';

/** A figure somebody published, as it was written: some rows hold two (a count and a share). */
export interface PublishedFigure {
  id: string;
  /** The year it is about; '' where it is about all. */
  year: string;
  subject: Text;
  measure: Text;
  /** The figures, and as they were written. */
  values: number[];
  written: string[];
  /** By how much each may differ from what was rounded: half of its last digit, 0 where it is exact. */
  rounding: number[];
  units: Text[];
  /** Id of a node of a framework, or codes of groups, that it is about. */
  about: string[];
  howKnown: string;
  source: Text;
}
