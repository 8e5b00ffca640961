import {
  contractOf,
  type PlatformFacts,
  type Problem,
  platformSignalProblems,
  problems,
} from '../edition/index.js';
import { clickhouse } from '../sql/index.js';
import type { OpenEdition } from './openEdition.js';

/** The record files of an edition that a platform has written, and what they hold. */
export interface PlatformRecords {
  /** Has a folder with record files for each contract. */
  folder: string;
  /** The hashes of the files that a composed file consists of, by the hash of the composed file. */
  madeOf: ReadonlyMap<string, readonly string[]>;
  facts: PlatformFacts;
  /** How names of record files end: in a platform's folder, in its copies in object storage, or where those of several are put together. */
  form?: RecordForm;
  /** Where a cluster reads the record files from object storage and counts their records. */
  far?: FarRecords;
}

type RecordForm = 'csv' | 'parquet' | '*';

/** Record files that a cluster reads itself. */
export interface FarRecords {
  /** What the cluster calls the storage: a named collection with its address and keys. */
  collection: string;
  /** Columns and names of objects, by contract. */
  contracts: ReadonlyMap<string, { columns: readonly string[]; names: readonly string[] }>;
}

/** The record files of a contract, in the folder that the platform has written. */
export const contractFiles = (contract: string, form: RecordForm = 'csv') => `${contract}/*.${form}`;

/** The records of a contract as a table of the cluster: read from Parquet, all columns as text. */
export function farTable({ collection, contracts }: FarRecords, contract: string): string {
  const { columns, names } = contracts.get(contract)!;
  const [named, structure, files] = [
    clickhouse.identifier(collection),
    columns.map((name) => `${clickhouse.identifier(name)} Nullable(String)`).join(', '),
    names.length === 1 ? names[0]! : `{${names.join(',')}}`,
  ];
  return `s3(${named}, filename = ${clickhouse.literal(files)}, format = 'Parquet', structure = ${clickhouse.literal(structure)})`;
}

/** Problems of signals that read the records of a platform. */
export function platformProblems(
  { edition, signals }: OpenEdition,
  platform: PlatformRecords | undefined,
): Problem[] {
  const reading = signals.filter(({ from }) => contractOf(from) !== undefined);
  if (reading.length === 0) return [];
  const { at, from } = reading[0]!;
  return [
    ...(platform ? [] : [problems.noPlatformGiven(at, from)]),
    ...(edition.source.platform ? [] : [problems.noFinalPeriod(at)]),
    ...reading.flatMap((signal) => platformSignalProblems(signal, signal.at)),
  ];
}
