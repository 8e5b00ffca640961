import { crc32 } from 'node:zlib';
import type { Ledger } from './ledger.js';

/** Records of a period in one request. */
export interface PeriodTally {
  n: number;
  at: number;
  period: string;
  received: number;
  stored: number;
}

/** The periods of a request that were found when it was in a state; undefined where they are not known. */
export function keptPeriods(ledger: Ledger, n: number, state: string): PeriodTally[] | undefined {
  // A folder that is only read may be that of a platform from before there were any.
  const isKnown = ledger.sql("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'periods'").get();
  const found = isKnown ? ledger.sql('SELECT state, text FROM periods WHERE n = ?').get(n) : undefined;
  if (!found) return undefined;
  const row = found as { state: string; text: string };
  return row.state === stateFor(state, row.text) ? (JSON.parse(row.text) as PeriodTally[]) : undefined;
}

/** Keeps them: they follow from the log and the contract, and are found again where they are lost or changed. */
export function keepPeriods(ledger: Ledger, n: number, state: string, found: readonly PeriodTally[]): void {
  const text = JSON.stringify(found);
  ledger.sql('INSERT OR REPLACE INTO periods VALUES (?, ?, ?)').run(n, stateFor(state, text), text);
}

/** A state with the checksum of what was found in it. */
const stateFor = (state: string, text: string) => `${state} ${crc32(text)}`;
