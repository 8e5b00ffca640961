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
  const found = isKnown && ledger.sql('SELECT text FROM periods WHERE n = ? AND state = ?').get(n, state);
  return found ? (JSON.parse((found as { text: string }).text) as PeriodTally[]) : undefined;
}

/** Keeps them: they follow from the log and the contract, and are found again where they are lost. */
export function keepPeriods(ledger: Ledger, n: number, state: string, found: readonly PeriodTally[]): void {
  ledger.sql('INSERT OR REPLACE INTO periods VALUES (?, ?, ?)').run(n, state, JSON.stringify(found));
}
