import {
  contractOf,
  mergedColumn,
  type PlatformFacts,
  type Problem,
  partConditions,
  problems,
} from '../edition/index.js';
import type { OpenEdition } from './openEdition.js';
import type { WrittenSignal } from './writtenSignal.js';

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
    ...reading.flatMap(ruleProblems),
  ];
}

/**
 * The platform judged its records when it received them, so that a contract is refused. Where figures are confidential,
 * its files give the period instead of the day, and conditions, a choice of dates, and figures that are not additive
 * are refused.
 */
function ruleProblems(signal: WrittenSignal): Problem[] {
  const { at, contract, contributors, period, unit, value, where } = signal;
  const found: Problem[] = [];
  const no = (key: string) => found.push(problems.notOfPlatform(at, key));
  if (contract) no('contract');
  if ('lon' in unit) no('unit: { lon, lat }');
  if (contributors === undefined && signal['suppress-below'] === undefined) return found;
  if (where !== undefined || partConditions(value).length > 0) no('where');
  if (period.take !== undefined && period.take !== 'all') no(`take: ${period.take}`);
  if (mergedColumn(value) !== undefined) no(`value: { ${Object.keys(value)[0]} }`);
  return found;
}
