import type { IngestedFile } from './ingested.js';
import type { Signal } from './records.js';

/** What is known of a source of records after it was read: stated in the release and in every receipt. */
export interface SourceFacts {
  id: string;
  /** `npm:package@version/file`, or the file in the edition. */
  from: string;
  /** `sha512-…` of the package. */
  integrity?: string;
  /** Of the file itself. */
  sha256: string;
  bytes: number;
  /** The date the data themselves give. */
  observed?: string;
  records: number;
  /** Entries that stood in the file a second time. */
  repeated: number;
}

/** Where something counted went: read = placed + unplaced + outside. */
export interface Tally {
  read: number;
  placed: number;
  unplaced: number;
  outside: number;
  /** Of the unplaced, what fits several units. */
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

/** Records of the area that belong to no unit, by the words they use. */
export interface Unplaced {
  from: string;
  observed: string;
  words: string;
  why: string;
  records: number;
}

/** Raw records behind one indicator in one period: how many for each unit, and the date they carry. */
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

/** The words by which the records that one pass reads call a unit, on the observation dates from first to last. */
export interface PlaceNamed {
  from: string;
  /** The columns of the words. */
  columns: string[];
  words: string[];
  unit: string;
  first: string;
  last: string;
}

/** Where the cells of one indicator stand in one data file. Rows are data rows, the first is 1. */
export interface DataRows {
  file: string;
  form: 'long' | 'wide';
  indicator: string;
  first: number;
  last: number;
  cells: number;
}

/** `standard`: a standard error relative to the figure. `bound`: no figure is further off, relative to the truth. */
export interface FigureError {
  kind: 'standard' | 'bound';
  relative: number;
}

/**
 * The figure of a group that its units in the panel do not add up to: the sum of a signal that has rules of
 * confidentiality, withheld units and all; or what is merged, as distinct counts are where a value counts once.
 */
export interface PublishedTotal {
  indicator: string;
  period: string;
  /** Column of the grouping; `total` for all units together. */
  level: string;
  code: string;
  /** NaN where the total itself is withheld. */
  value: number;
  /** How far it may be from the truth; absent where it is exact. */
  error?: FigureError;
}

/** Noise that the figures of an indicator carry in one period. */
export interface PublishedNoise {
  indicator: string;
  period: string;
  /** Of one draw. */
  epsilon: number;
  /** The most by which one person can change a figure. */
  perPerson: number;
  /** How often the figures were drawn, over all vintages; epsilon was spent as often. */
  draws: number;
  /** The most that may be spent on them. */
  budget: number;
  /** Standard deviation of the noise. */
  sd: number;
  /** Nine figures in ten are no further from the truth; those set to 0 aside. */
  within90: number;
}

/** How many records of one date stand behind figures: in a unit, and counted by a signal, however many signals count them. */
export interface UsedRecords {
  from: string;
  observed: string;
  records: number;
}

/** Everything a reader may ask about where the panel came from. */
export interface Provenance {
  signals: Signal[];
  named: PlaceNamed[];
  /** Undefined where a release does not say. */
  used: UsedRecords[] | undefined;
  dataRows: DataRows[];
  inputs: InputFile[];
  sources: SourceFacts[];
  geocoding: Geocoding[];
  unplaced: Unplaced[];
  /** What became of the records of every file that was taken under a contract. */
  ingested: IngestedFile[];
  counts: RecordCounts[];
  totals: PublishedTotal[];
  noise: PublishedNoise[];
}
