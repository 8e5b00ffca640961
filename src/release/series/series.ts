import type { Plan, Text } from '../../edition/index.js';
import type { Moment } from './moment.js';
import type { QualityFacts } from './qualityFacts.js';

/** Why a vintage replaces the one before it; `first` replaces none. */
export type RevisionClass = 'first' | 'routine' | 'major' | 'error';

/** When a vintage was withdrawn, and why. */
export interface Withdrawal {
  date: string;
  reason: Text;
}

/** One dated, numbered release of a series. */
export interface Vintage {
  number: number;
  /** The day it is published. */
  date: string;
  /** Id of the release. */
  id: string;
  version: string;
  class: RevisionClass;
  reason: Text;
  /** Number of the vintage it replaces; null for the first. */
  supersedes: number | null;
  /** Last period it publishes. */
  period: string;
  /** Embargoed until this moment; null where it was public at once. */
  embargo: Moment | null;
  /** When an embargoed vintage was made public; null while it is embargoed, and where there was no embargo. */
  lifted: string | null;
  /** Null while it is embargoed, since the indicators are not public either. */
  quality: QualityFacts | null;
  /** Set where it was withdrawn; it stays readable. */
  withdrawn?: Withdrawal;
}

/** A change of an announced date. */
export interface DateChange {
  /** What had been announced. */
  from: Moment;
  announced: string;
  reason: Text;
}

/** An announced publication of a period. */
export interface CalendarEntry extends Moment {
  period: string;
  /** The day on which the current date was announced. */
  announced: string;
  changes: DateChange[];
  /** Number of the vintage that was published for it; null before that. */
  vintage: number | null;
}

/** Somebody with access to a vintage before it is public. */
export interface EarlyAccess {
  vintage: number;
  who: string;
  why: string;
  /** Instants (UTC). */
  from: string;
  to: string;
}

/** series.json: the vintages of one edition, and what is announced. */
export interface Series {
  format: 1;
  edition: string;
  title: Text;
  'data-status': Plan['dataStatus'];
  vintages: Vintage[];
  calendar: CalendarEntry[];
  /** Access before publication; empty for none. */
  access: EarlyAccess[];
}

/** Whether a vintage is still embargoed in its series. */
export function isEmbargoed({ embargo, lifted }: Vintage): boolean {
  return embargo !== null && lifted === null;
}

/** The newest public vintage that is not withdrawn, or the newest public one where all are; undefined where there is none. */
export function latestOf(series: Series): Vintage | undefined {
  const isPublic = (v: Vintage) => !isEmbargoed(v);
  return series.vintages.findLast((v) => isPublic(v) && !v.withdrawn) ?? series.vintages.findLast(isPublic);
}

/** series.json as text. */
export function seriesText(series: Series): string {
  return `${JSON.stringify(series, null, 1)}\n`;
}
