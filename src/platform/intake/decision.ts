import type { Judge } from './judge.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import type { RawRecord } from './split.js';
import { type Body, type PassedVerdict, verdictOf } from './verdictOf.js';

/** A record that was erased, with the outcome that it had. */
export interface ErasedRecord {
  was: 'stored' | AsideKind;
  late: boolean;
  /** Undefined where the order to erase it has none, as those of earlier versions. */
  leaf: Buffer | undefined;
  /** The hash of its salt and bytes; undefined likewise. */
  salted: Buffer | undefined;
}

/** A record that is set aside because of one that was erased later: so it stays, although the key is free again. */
export interface StayingAside {
  kind: 'duplicate' | 'conflict';
  /** The one that was erased. */
  receipt: string;
  line: number;
}

/** The records of a request that were erased, by line. */
export function erasedLines(ledger: Ledger, n: number): ReadonlyMap<number, ErasedRecord> {
  const rows = ledger.sql('SELECT line, was, late, leaf, salted FROM erasures WHERE n = ?').all(n);
  return new Map(
    (rows as unknown as ErasureRow[]).map(({ line, was, late, leaf, salted }) => [
      line,
      { was, late: late === 1, leaf: bytesOf(leaf), salted: bytesOf(salted) },
    ]),
  );
}

interface ErasureRow {
  line: number;
  was: ErasedRecord['was'];
  late: number;
  leaf: string | null;
  salted: string | null;
}

const bytesOf = (hex: string | null) => (hex === null ? undefined : Buffer.from(hex, 'hex'));

/** Counts the records of a request that were erased. */
export const countErased = (ledger: Ledger, n: number) =>
  ledger.sql('UPDATE receipts SET erased = (SELECT count(*) FROM erasures WHERE n = ?1) WHERE n = ?1').run(n);

/** The records of a request that stay aside, by line. */
function stayingLines(ledger: Ledger, n: number): ReadonlyMap<number, StayingAside> {
  const rows = ledger.sql('SELECT line, kind, receipt, of FROM staying WHERE n = ?').all(n);
  return new Map(
    (rows as { line: number; kind: StayingAside['kind']; receipt: string; of: number }[]).map(
      ({ line, of, ...rest }) => [line, { ...rest, line: of }],
    ),
  );
}

/** What is decided of a record before it is known whether its key is new. */
export type Decision =
  | PassedVerdict
  | Extract<ReturnType<typeof verdictOf>, { is: 'quarantined' }>
  | ({ is: 'erased' } & ErasedRecord)
  | ({ is: 'staying' } & StayingAside);

/**
 * Decides about records: when they came, when they are judged again, and when that is tried. Of one that was erased nothing is read, even
 * where its bytes are still there: its outcome is that which the order to erase it names.
 */
export class Deciding {
  #of:
    | { n: number; erased: ReadonlyMap<number, ErasedRecord>; staying: ReadonlyMap<number, StayingAside> }
    | undefined;
  #hasStaying: boolean | undefined;

  constructor(readonly ledger: Ledger) {}

  /** Has what orders say read again. */
  forget(): void {
    this.#of = undefined;
    this.#hasStaying = undefined;
  }

  decide(row: ReceiptRow, judge: Judge, body: Body, raw: RawRecord): Decision {
    const { erased, staying } = this.#linesOf(row);
    const gone = erased.get(raw.line);
    if (gone) return { is: 'erased', ...gone };
    const verdict = verdictOf(row, judge, body, raw);
    const stays = verdict.is === 'passed' ? staying.get(raw.line) : undefined;
    return stays ? { is: 'staying', ...stays } : verdict;
  }

  #linesOf({ n, erased }: ReceiptRow) {
    if (this.#of?.n === n) return this.#of;
    this.#hasStaying ??= this.ledger.sql('SELECT 1 FROM staying LIMIT 1').get() !== undefined;
    this.#of = {
      n,
      erased: erased > 0 ? erasedLines(this.ledger, n) : new Map(),
      staying: this.#hasStaying ? stayingLines(this.ledger, n) : new Map(),
    };
    return this.#of;
  }
}
