import {
  contractOf,
  type PlatformFacts,
  type Problem,
  platformSignalProblems,
  problems,
} from '../edition/index.js';
import type { OpenEdition } from './openEdition.js';

/** The record files of an edition that a platform has written, and what they hold. */
export interface PlatformRecords {
  /** Has a folder with record files for each contract. */
  folder: string;
  /** The hashes of the files that a composed file consists of, by the hash of the composed file. */
  madeOf: ReadonlyMap<string, readonly string[]>;
  facts: PlatformFacts;
}

/** The record files of a contract, in the folder that the platform has written. */
export const contractFiles = (contract: string) => `${contract}/*.csv`;

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
