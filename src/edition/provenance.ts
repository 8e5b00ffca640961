import type { IngestedFile } from './ingested.js';
import type { Signal } from './records.js';
import type { Samples } from './sampleRows.js';

/** The facts of a source of records after reading, as stated in the release and in every receipt. */
export interface SourceFacts {
  id: string;
  /** `npm:package@version/file`, or the file in the edition. */
  from: string;
  /** `sha512-…` of the package. */
  integrity?: string;
  /** Of the file itself. */
  sha256: string;
  bytes: number;
  /** The date that the data contain. */
  observed?: string;
  records: number;
  /** Duplicate entries in the file. */
  repeated: number;
  /** The columns by which its records belong together, where each got what those share: the household of persons. */
  each?: readonly string[];
}

/** A count or sum by result of geocoding: read = placed + unplaced + outside. */
export interface Tally {
  read: number;
  placed: number;
  unplaced: number;
  outside: number;
  /** The unplaced that match several units. */
  ambiguous: number;
}

/** How many records of a signal, of one observation date, were placed in a unit; in value too. */
export interface Geocoding {
  indicator: string;
  from: string;
  observed: string;
  /** False for a vintage that a later one of the same period replaces (`take: last`). */
  used: boolean;
  records: Tally;
  value: Tally;
}

/** Records inside the area that match no unit, by their place names. */
export interface Unplaced {
  from: string;
  observed: string;
  words: string;
  why: string;
  records: number;
}

/** The number of raw records of an indicator in a period by unit, and their date. */
export interface RecordCounts {
  indicator: string;
  period: string;
  observed: string;
  counts: Float64Array;
}

/** An input file and its hash. */
export interface InputFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** A place name of a unit in the records of one pass, with its first and last observation date. */
export interface PlaceNamed {
  from: string;
  /** The columns of the place name. */
  columns: string[];
  words: string[];
  unit: string;
  first: string;
  last: string;
}

/** The rows of one indicator in a data file, counted from 1 without the header. */
export interface DataRows {
  file: string;
  form: 'long' | 'wide';
  indicator: string;
  first: number;
  last: number;
  cells: number;
}

/** `standard`: standard error relative to the figure. `bound`: maximal error relative to the true value. */
export interface FigureError {
  kind: 'standard' | 'bound';
  relative: number;
}

/**
 * The figure of a group or the total that is not the sum of its units in the panel: a sum that includes suppressed units, or
 * a merged figure such as a distinct count, where each value counts once.
 */
export interface PublishedTotal {
  indicator: string;
  period: string;
  /** Column of the grouping; `total` for all units together. */
  level: string;
  code: string;
  /** NaN where it is itself suppressed. */
  value: number;
  /** Its possible error; absent where it is exact. */
  error?: FigureError;
}

/** The noise in the figures of an indicator in one period. */
export interface PublishedNoise {
  indicator: string;
  period: string;
  /** Of one draw. */
  epsilon: number;
  /** The most by which one person can change a figure. */
  perPerson: number;
  /** The number of draws over all vintages, each of which spends epsilon. */
  draws: number;
  /** The largest total epsilon. */
  budget: number;
  /** Standard deviation of the noise. */
  sd: number;
  /** 90% of the figures are within this distance of the true value, apart from those set to 0. */
  within90: number;
}

/** The number of records of one date that are placed in a unit and used by at least one signal, each counted once. */
export interface UsedRecords {
  from: string;
  observed: string;
  records: number;
}

/** The data of one contract that the figures were computed from. */
export interface ContractFacts {
  /** The platform that took the records, by number, where they are of several. */
  platform?: number;
  contract: string;
  /** The versions under which the records came. */
  versions: string[];
  /** Records behind the figures. */
  records: number;
  /** Batches that they came in. */
  batches: number;
  /**
   * SHA-256 of a secret of the platform and of the hashes of the record files: the operator can show that these were the records, and
   * nobody can try out which records have it.
   */
  sealed: string;
  /**
   * The tree of the records behind the figures, by which a partner proves that a record of its own counts, or does not: its root
   * (hexadecimal digits) and its number of leaves. Only in dated releases.
   */
  tree?: { root: string; records: number };
}

/** The segments of the platform's log from which records were taken, from the first on. */
export interface SegmentFacts {
  /** Segments that are never written to again. */
  sealed: number;
  /** SHA-256 of the list of them: a line each, with number and SHA-256 of the segment. */
  sha256: string;
  /** Segments that are still written to. */
  open: number;
}

/** The data of the platform that the figures were computed from, without anything about a single partner. */
export interface PlatformFacts {
  contracts: ContractFacts[];
  segments: SegmentFacts;
  /** Signed submissions that were withdrawn or replaced after they counted, in the order in which figures were revised. */
  revisions?: readonly { submission: string; was: string; is: string | null }[];
  /** Those that were withdrawn or replaced and still count, since the difference alone would show what somebody sent. */
  pending?: number;
  /** Batches, or signed submissions, that are in no figure, as their bytes are damaged on the platform. */
  unread?: number;
  /** Signed submissions that are in no figure, as their records are not those that were signed. */
  mismatched?: readonly string[];
  /** Records that are in no figure, as they are about a time that their contract does not allow. */
  aside?: number;
  /** Places and periods without records that would tell, by the difference to earlier figures, what was erased. */
  withheld?: number;
  /** When the last batch that was taken came (ISO 8601, UTC); null before the first. */
  cutOff: string | null;
  /** Signed submissions behind the figures, where records count once they are signed: who signed which hash, and the reasons given. */
  submissions?: readonly object[];
}

/** The origin of the panel: sources, files, geocoding and counts of records. */
export interface Provenance {
  signals: Signal[];
  named: PlaceNamed[];
  /** Undefined where a release does not have it. */
  used: UsedRecords[] | undefined;
  dataRows: DataRows[];
  /** Undefined in a release made before there were any. */
  samples: Samples | undefined;
  inputs: InputFile[];
  sources: SourceFacts[];
  geocoding: Geocoding[];
  unplaced: Unplaced[];
  /** The outcome for the records of every file that was ingested under a contract. */
  ingested: IngestedFile[];
  counts: RecordCounts[];
  totals: PublishedTotal[];
  noise: PublishedNoise[];
  /** Where signals take their records from the platform. */
  platform?: PlatformFacts | undefined;
}
