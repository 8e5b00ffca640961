import { hash } from 'node:crypto';
import { erasedOf } from './erasedFile.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { segmentsIn } from './recover.js';
import { isSealed, type Seal, sealOf } from './seal.js';

/** A sealed segment, as it was sealed, or as it is since records in it were erased (`generation`). */
export type SealedSegment = Seal & { generation?: number };

/** The sealed segments of a log, in order; one that was rewritten stands there twice. */
export const sealsIn = (log: string): SealedSegment[] =>
  segmentsIn(log)
    .filter((segment) => isSealed(log, segment))
    .flatMap((segment) => {
      const seal = sealOf(log, segment);
      const erased = erasedOf(log, segment);
      return erased ? [seal, { ...seal, generation: erased.generation, sha256: erased.sha256 }] : [seal];
    });

/** Whether the ledger knows all of a sealed segment. */
export function isKnown(ledger: Ledger, { segment, bytes }: Seal): boolean {
  const place = ledger.place();
  return (
    place !== undefined && (place.segment > segment || (place.segment === segment && place.offset >= bytes))
  );
}

/** A request or an act in a segment: its id, and the text that stands for it in the public log. */
export interface InSegment {
  id: string;
  text: string;
}

/**
 * What is in a segment, in the order of the log. A text has the id of the receipt, which nobody can guess, the hash of what was
 * received, when it came, its number of records, and what binds their leaves.
 */
export function contentsOf(ledger: Ledger, segment: number): InSegment[] {
  const requests = ledger
    .sql('SELECT id, sha256, at, received, leaves, offset FROM receipts WHERE segment = ? ORDER BY offset')
    .all(segment) as (RequestFacts & { offset: number })[];
  const acts = ledger
    .sql('SELECT id, text, at, offset FROM acts WHERE segment = ? ORDER BY offset')
    .all(segment) as { id: string; text: string; at: number; offset: number }[];
  const all = [
    ...requests,
    ...acts.map(({ text, ...act }) => ({
      ...act,
      sha256: hash('sha256', text, 'hex'),
      received: 0,
      leaves: null,
    })),
  ];
  return all.sort((a, b) => a.offset - b.offset).map((one) => ({ id: one.id, text: requestText(one) }));
}

type RequestFacts = Pick<ReceiptRow, 'id' | 'sha256' | 'at' | 'received' | 'leaves'>;

/** The text that stands for a request. */
export const requestText = ({ id, sha256, at, received, leaves }: RequestFacts): string =>
  JSON.stringify({
    receipt: id,
    sha256,
    receivedAt: new Date(at).toISOString(),
    records: received,
    ...(leaves !== null && { leaves }),
  });

/** When the oldest request came that is in a later segment than this one; undefined where there is none. */
export function oldestSince(ledger: Ledger, segment: number): number | undefined {
  const found = ledger.sql('SELECT min(at) AS at FROM receipts WHERE segment > ?').get(segment);
  return (found as { at: number | null }).at ?? undefined;
}
