import { TreeHash } from '../../disk/index.js';
import type { DataContract } from '../contract/contract.js';
import { isSyntax, type ReceiptRow, receiptsOf, sealedHash } from '../intake/index.js';
import type { Content, IncludedReceipt, PeriodCounts, Profile } from './acts.js';
import { type Announced, correctionsIn, type Kept, note } from './corrections.js';
import { rangesOf } from './lines.js';
import { type Moved, type Moves, movesOf, type SignedElsewhere } from './moves.js';
import { type PeriodLine, periodLines } from './periodLines.js';
import type { Subject } from './subject.js';
import { turns } from './turns.js';

/** Some records of a kind, with their number. */
export interface Seen {
  count: number;
  /** The first: receipt and line, and what was found. */
  first: { receipt: string; line: number; found: string }[];
}

/** Facts about the records of a period that the checks use. */
export interface Gathered {
  content: Content;
  profile: Profile;
  /** Records set aside, by their first reason. */
  aside: ReadonlyMap<string, Seen>;
  /** Of those set aside: they could not be read. */
  unreadable: number;
  /** Names of fields, and codes, that the contract does not have. */
  unknownNames: ReadonlyMap<string, Seen>;
  unknownCodes: ReadonlyMap<string, Seen>;
  /** Records whose key had been taken by another content, and that correct nothing. */
  conflicts: Seen;
  /** Records that a correction moved to another period: those that do not count here yet, and those that no longer do. */
  moved: Record<'held' | 'left', readonly Moved[]>;
}

const fewExamples = 5;

export function see(seen: Map<string, Seen>, name: string, first: Seen['first'][number]): void {
  const known = seen.get(name) ?? { count: 0, first: [] };
  known.count++;
  if (known.first.length < fewExamples) known.first.push(first);
  seen.set(name, known);
}

/** Collects the records of a submission: those of a period that were received up to a request. Yields to other work meanwhile. */
export async function gather(
  kept: Kept,
  contract: DataContract,
  subject: Subject,
  {
    before,
    announced,
    signed,
  }: { before: number; announced: Announced; signed: () => readonly SignedElsewhere[] },
): Promise<Gathered> {
  const receipts = receiptsOf(kept.ledger, subject, before);
  const { outcomes, moves } = await correctionsIn(kept, receipts, contract, announced);
  const moved = movesOf(moves, subject.period, moves.length > 0 ? signed() : []);
  for (const { record } of moved.held) note(outcomes, record, 'held');
  const gathering = new Gathering(contract, moved);
  const turn = turns();
  for (const row of receipts) {
    const included: number[] = [];
    for (const line of periodLines(kept, row, contract, outcomes)) {
      await turn();
      if (line.period === subject.period && gathering.add(row, line)) included.push(line.line);
    }
    gathering.addReceipt(row, included);
  }
  return gathering.result((segment) => sealedHash(kept.log, segment));
}

const none: PeriodCounts = {
  received: 0,
  stored: 0,
  quarantined: 0,
  duplicates: 0,
  conflicts: 0,
  corrected: 0,
  replaced: 0,
  late: 0,
};

type Place = { records: number; sums: Map<string, number> };

/** Adds up requests. */
class Gathering {
  readonly counts = { ...none };
  readonly receipts: IncludedReceipt[] = [];
  readonly tree = new TreeHash();
  readonly days = new Map<string, number>();
  readonly places = new Map<string, Place>();
  readonly sums = new Map<string, number>();
  readonly empty = new Map<string, number>();
  readonly aside = new Map<string, Seen>();
  readonly unknownNames = new Map<string, Seen>();
  readonly unknownCodes = new Map<string, Seen>();
  readonly conflicts = new Map<string, Seen>();
  unreadable = 0;
  readonly known: ReadonlySet<string>;

  constructor(
    readonly contract: DataContract,
    readonly moves: Moves,
  ) {
    this.known = new Set(contract.fields.map(({ name }) => name));
  }

  /** Adds a record; says whether it is one of those that count. */
  add(row: ReceiptRow, line: PeriodLine): boolean {
    this.counts.received++;
    const isIncluded = line.is === 'stored' || line.is === 'corrected';
    if (isIncluded) this.#include(row, line);
    else this.#leaveOut(row, line);
    return isIncluded;
  }

  addReceipt(row: ReceiptRow, included: readonly number[]): void {
    if (included.length === 0) return;
    const { id: receipt, sha256, form, at, version, segment, offset } = row;
    this.receipts.push({
      receipt,
      sha256,
      form,
      receivedAt: new Date(at).toISOString(),
      version,
      segment,
      offset,
      lines: rangesOf(included),
      records: included.length,
    });
  }

  #include(row: ReceiptRow, { is, late, leaf, record, day, line }: PeriodLine): void {
    this.counts.stored++;
    if (is === 'corrected') this.counts.corrected++;
    if (late) this.counts.late++;
    this.tree.add(leaf());
    this.days.set(day!, (this.days.get(day!) ?? 0) + 1);
    const place = String(record![this.contract.place]);
    const at = this.places.get(place) ?? { records: 0, sums: new Map() };
    at.records++;
    for (const { name, type, required } of this.contract.fields) {
      const value = Object.hasOwn(record!, name) ? record![name] : undefined;
      const isEmpty =
        value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
      if (!required) this.empty.set(name, (this.empty.get(name) ?? 0) + (isEmpty ? 1 : 0));
      if (isEmpty || (type !== 'integer' && type !== 'number')) continue;
      at.sums.set(name, (at.sums.get(name) ?? 0) + Number(value));
      this.sums.set(name, (this.sums.get(name) ?? 0) + Number(value));
    }
    this.places.set(place, at);
    for (const name of Object.keys(record!)) {
      if (!this.known.has(name)) see(this.unknownNames, name, { receipt: row.id, line, found: name });
    }
  }

  #leaveOut(row: ReceiptRow, { is, why, line }: PeriodLine): void {
    const at = { receipt: row.id, line };
    if (is === 'replaced') this.counts.replaced++;
    else if (is === 'duplicate') this.counts.duplicates++;
    else if (is === 'held') this.counts.conflicts++;
    else if (is === 'conflict') {
      this.counts.conflicts++;
      see(this.conflicts, 'conflict', { ...at, found: why[0]?.found.en ?? '' });
    } else {
      this.counts.quarantined++;
      const [first] = why;
      if (first && isSyntax(first.code)) this.unreadable++;
      see(this.aside, first?.code ?? '', {
        ...at,
        found: `${first?.pointer || '/'} ${first?.found.en ?? ''}`,
      });
      for (const { code, pointer, found } of why) {
        if (code === 'unknown-field') see(this.unknownNames, pointer.slice(1), { ...at, found: found.en });
        if (code === 'unknown-code')
          see(this.unknownCodes, `${pointer.slice(1)} = ${found.en}`, { ...at, found: found.en });
      }
    }
  }

  result(sealed: (segment: number) => string | undefined): Gathered {
    const segments = [...new Set(this.receipts.map(({ segment }) => segment))].sort((a, b) => a - b);
    const shares = [...this.empty].map(([name, count]) => [name, count / this.counts.stored] as const);
    return {
      content: {
        version: this.contract.version,
        counts: this.counts,
        places: this.places.size,
        days: this.days.size,
        sums: Object.fromEntries(this.sums),
        receipts: this.receipts,
        segments: segments.map((segment) => ({ segment, sha256: sealed(segment) ?? null })),
        ...(this.moves.replaces.length > 0 && { replaces: this.moves.replaces }),
        recordsRoot: this.tree.root().toString('hex'),
      },
      profile: {
        records: this.counts.stored,
        days: Object.fromEntries(this.days),
        empty: Object.fromEntries(shares),
        places: Object.fromEntries(
          [...this.places].map(([place, { records, sums }]) => [
            place,
            { records, sums: Object.fromEntries(sums) },
          ]),
        ),
      },
      aside: this.aside,
      unreadable: this.unreadable,
      unknownNames: this.unknownNames,
      unknownCodes: this.unknownCodes,
      conflicts: this.conflicts.get('conflict') ?? { count: 0, first: [] },
      moved: this.moves,
    };
  }
}
