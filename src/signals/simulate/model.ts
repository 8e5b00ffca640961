/** A field of a record: its name and what it holds. `of` are the words of an enum. */
export interface Field {
  name: string;
  kind: 'id' | 'code' | 'datetime' | 'month' | 'enum' | 'decimal' | 'integer' | 'flag';
  of: string[];
}

export interface City {
  code: string;
  /** By year: GDP in any unit, population in any unit. */
  gdp: number[];
  population: number[];
  /** What its volume is multiplied by beside GDP and population. */
  effect: number;
}

export interface RecordType {
  id: string;
  fields: Field[];
  /** Twelve factors with mean 1. */
  season: number[];
  /** By year: the share of every city in the records of the type; adds up to 1. */
  shares: Float64Array[];
  /** Names of the fields of which an indicator counts the different values in some stream. */
  counted: Set<string>;
}

/**
 * A disjoint stream of records of one type: the segment of `segments.csv`. Levels are by year.
 */
export interface Stream {
  id: string;
  type: RecordType;
  /** Fields that hold one word in the whole stream. */
  fixed: Record<string, string>;
  /** Records in each year, as a share of all records of all years and types; adds up to 1 over streams and years. */
  volume: number[];
  /** Means of fields. */
  means: Record<string, number[]>;
  /** Shares of the records in which a field is at least so much; a flag is at least 1. */
  shares: Record<string, { atLeast: number; share: number[] }>;
  /** Who the records belong to, the smallest first: field, and mean number of records each has in a month. */
  owners: { field: string; records: number[] }[];
}

/** What is simulated. `years` are in order; growth is from each to the next. */
export interface Model {
  years: number[];
  cities: City[];
  streams: Stream[];
}
