import type { AtObservation, SdmxDataDetail, SdmxDetail, SdmxReferences } from '../../release/index.js';

/** A validated query. */
export interface Query {
  unit?: string[];
  node?: string[];
  period?: string[];
  level?: string[];
  of?: string;
  q?: string;
  text?: string;
  limit?: number;
  cursor?: string;
  startPeriod?: string;
  endPeriod?: string;
  firstNObservations?: number;
  lastNObservations?: number;
  dimensionAtObservation?: AtObservation;
  'c[TIME_PERIOD]'?: { ge?: string; le?: string };
  detail?: SdmxDetail | SdmxDataDetail;
  references?: SdmxReferences;
}
