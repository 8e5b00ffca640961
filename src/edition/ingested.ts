/** Why a record is set aside. One that has several reasons is counted under the first that its contract comes to. */
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

/** What became of the records of one file, or of several: read = used + all that is set aside. */
export interface Verdict {
  read: number;
  used: number;
  /** Of those used, the ones that came late. */
  late: number;
  /** By the first reason of each record, those without any left out. */
  aside: Partial<Record<AsideReason, number>>;
}

/** A record file that was taken. */
export interface TakenFile extends Verdict {
  /** Path below the edition when it was taken. */
  file: string;
  bytes: number;
  sha256: string;
  /** First and last day of the records used, and the period of the last; null where none was. */
  first: string | null;
  last: string | null;
  period: string | null;
  /** SHA-256 of the records used, as Parquet, and of those set aside; null where none was. */
  accepted: string;
  kept: string | null;
}

/** A file that an indicator was computed from, as a release carries it. */
export interface IngestedFile extends Verdict {
  indicator: string;
  file: string;
  sha256: string;
}

/** How good the records are that were used so far, by unit and period. */
export interface RecordQuality {
  /** The latest period with records, and the last date they carry. */
  watermark: string | null;
  last: string | null;
  /** Units with records in some period, and all units. */
  units: { named: number; all: number };
  /** Periods from the first with records to the watermark that have none at all. */
  emptyPeriods: string[];
  /** Units without records in periods after one in which they had some. */
  gaps: { cells: number; of: number; units: { unit: string; periods: string[] }[] };
  /** Units whose last record is of a period before the watermark. */
  stale: { unit: string; last: string }[];
  /** Records by unit in the watermark against the period before it that has records. */
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
   * Those farthest from the others, the worst first. `z`: distance of the logarithm of the ratio from the median, in 1.4826
   * median absolute deviations; null where that is zero.
   */
  worst: { unit: string; before: number; now: number; ratio: number; z: number | null }[];
}

/** What one ingest did with the records that some signals share. */
export interface IngestedRecords {
  from: string;
  indicators: string[];
  /** Folder of what was taken, below the edition. */
  folder: string;
  /** Files taken now. */
  taken: TakenFile[];
  /** Files with the bytes of one taken under another name, now or before. */
  again: { file: string; as: string }[];
  /** Files passed over, since all their records are of periods before those asked for. */
  before: string[];
  /** Of all files taken so far. */
  total: Verdict & { files: number };
  quality: RecordQuality;
}

export interface IngestReport {
  records: IngestedRecords[];
}
