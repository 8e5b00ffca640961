/** A field of a record: its name and kind. `of` are the values of an enum. */
export interface RecordField {
  name: string;
  kind: 'id' | 'code' | 'datetime' | 'month' | 'enum' | 'decimal' | 'integer' | 'flag';
  of: string[];
}

export interface City {
  code: string;
  /** By year: GDP and population, in any unit, and the factor of its volume in addition to them. */
  gdp: number[];
  population: number[];
  effect: number[];
}

export interface RecordType {
  id: string;
  fields: RecordField[];
  /** Twelve monthly factors with mean 1. */
  season: number[];
  /** By year: the share of every city in the records of the type; adds up to 1. */
  shares: Float64Array[];
  /** Names of the fields whose distinct values an indicator counts in some stream. */
  counted: Set<string>;
}

/** A disjoint stream of records of one type: a segment of `segments.csv`. Levels are by year. */
export interface Stream {
  id: string;
  type: RecordType;
  /** Fields with one constant value in the stream. */
  fixed: Record<string, string>;
  /** Records in each year, as a share of all records of all years and types; adds up to 1 over streams and years. */
  volume: number[];
  /** Means of fields. */
  means: Record<string, number[]>;
  /** Shares of the records in which a field is at least `atLeast`; for a flag, at least 1. */
  shares: Record<string, { atLeast: number; share: number[] }>;
  /** The owners of the records, the smallest first: field, and mean number of records per owner and month. */
  owners: { field: string; records: number[] }[];
}

/** The simulation model. `years` are in order; growth is from each to the next. */
export interface Model {
  years: number[];
  cities: City[];
  streams: Stream[];
}
