import type { DataContract } from '../contract/contract.js';
import { type JudgedLine, judgedLines, type ReceiptRow } from '../intake/index.js';
import type { Corrected, Kept, Outcomes } from './corrections.js';
import { dayOfRecord, periodOfDay, periodsOf } from './period.js';

/** A record with the period that it belongs to. */
export interface PeriodLine extends Omit<JudgedLine, 'is'> {
  is: JudgedLine['is'] | Corrected;
  period: string;
  /** Its day; undefined where its time cannot be read. */
  day: string | undefined;
}

const noCorrections: Outcomes = new Map();

/**
 * The records of a request, each with its period. One whose time cannot be read belongs to the first period of which the request has
 * a record, or else to that in which the request came; these come last.
 */
export function* periodLines(
  { ledger, log }: Kept,
  row: ReceiptRow,
  contract: DataContract,
  corrections: Outcomes = noCorrections,
): Generator<PeriodLine> {
  const dayOf = dayOfRecord(contract);
  const corrected = corrections.get(row.n);
  const periodOf = periodsOf(contract);
  const untimed: JudgedLine[] = [];
  let first: string | undefined;
  for (const one of judgedLines(ledger, log, row)) {
    const day = one.record && dayOf(one.record);
    const period = day === undefined ? undefined : periodOf(day);
    first ??= period;
    if (period === undefined) untimed.push(one);
    else yield Object.assign(one, { is: corrected?.get(one.line) ?? one.is, day, period });
  }
  const period = first ?? periodOfDay(contract, new Date(row.at).toISOString().slice(0, 10))!;
  for (const one of untimed) yield Object.assign(one, { day: undefined, period });
}
