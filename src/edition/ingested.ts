/** Why a record is set aside. A record with several reasons is counted under the first in this order of checks. */
export const asideReasons = [
  'no-date',
  'not-a-date',
  'outside-window',
  'late',
  'missing',
  'not-a-number',
  'not-whole',
  'too-large',
  'too-fine',
  'out-of-range',
  'unknown-code',
  'nul-byte',
  'no-key',
  'inexact-key',
  'taken-before',
  'duplicate',
] as const;

export type AsideReason = (typeof asideReasons)[number];

/** The outcome for the records of one or several files: read = used + set aside. */
export interface Verdict {
  read: number;
  used: number;
  /** Those used that arrived late. */
  late: number;
  /** By reason; reasons without records are absent. */
  aside: Partial<Record<AsideReason, number>>;
}

/** A record file that was ingested. */
export interface TakenFile extends Verdict {
  /** Its path below the edition at the time. */
  file: string;
  bytes: number;
  sha256: string;
  /** First and last day of the records used, and the period of the last; null where none was used. */
  first: string | null;
  last: string | null;
  period: string | null;
  /** SHA-256 of the records used, as Parquet, and of those set aside; null where none was. */
  accepted: string;
  kept: string | null;
}

/** A file that an indicator was computed from, as listed in a release. */
export interface IngestedFile extends Verdict {
  indicator: string;
  file: string;
  sha256: string;
}

/** The quality of the records used so far, by unit and period. */
export interface RecordQuality {
  /** The latest period with records, and the last date they carry. */
  watermark: string | null;
  last: string | null;
  /** Units with records in some period, and all units. */
  units: { named: number; all: number };
  /** Periods without any records between the first with records and the watermark. */
  emptyPeriods: string[];
  /** Units without records in periods after one in which they had some. */
  gaps: { cells: number; of: number; units: { unit: string; periods: string[] }[] };
  /** Units whose last record is of a period before the watermark. */
  stale: { unit: string; last: string }[];
  /** The number of records by unit in the watermark, compared with the last period before it that has records. */
  drift: Drift | null;
}

export interface Drift {
  from: string;
  to: string;
  /** Units with records in both. */
  units: number;
  /** Median of the ratios. */
  median: number;
  /**
   * The largest outliers, the worst first. `z`: distance of the logarithm of the ratio from the median, in 1.4826
   * median absolute deviations; null where that is zero.
   */
  worst: { unit: string; before: number; now: number; ratio: number; z: number | null }[];
}

/** The result of one ingest of the records that some signals share. */
export interface IngestedRecords {
  from: string;
  indicators: string[];
  /** The folder of ingested records, below the edition. */
  folder: string;
  /** Files ingested now. */
  taken: TakenFile[];
  /** Files with the same bytes as one that was ingested under another name. */
  again: { file: string; as: string }[];
  /** Files skipped, since all their records are of periods before those asked for. */
  before: string[];
  /** Of all files ingested so far. */
  total: Verdict & { files: number };
  quality: RecordQuality;
}

export interface IngestReport {
  records: IngestedRecords[];
}
