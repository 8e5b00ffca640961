import { setImmediate } from 'node:timers/promises';
import { registerAct } from './acts.js';
import type { ActHead, Frame, RecordsHead, ReplayHead } from './frame.js';
import type { Judge, Judges } from './judge.js';
import type { Ledger, Passed, ReceiptRow } from './ledger.js';
import { replaySome } from './replay.js';
import type { Written } from './segmentLog.js';
import { settle } from './settle.js';
import type { RawRecord } from './split.js';
import { type Body, bodyOf, verdictOf } from './verdictOf.js';

/** A frame that was acknowledged and that the ledger does not know yet. */
export interface Fresh {
  head: RecordsHead | ReplayHead | ActHead;
  at: Written;
  /** Of an act: what it was. */
  text?: string;
  /** Its records, where they are in memory. */
  body?: Body;
}

/** Records that are judged before others have their turn: other requests wait no longer than this takes. */
const slice = 1000;

/** Milliseconds after which the ledger is tried again when its disk failed. */
const pause = 1000;

/** Judges what was acknowledged, in the order in which it came, a slice at a time: each slice is one transaction of the ledger. */
export class Judging {
  #fresh: Fresh[] = [];
  readonly #bodies = new Map<string, Body>();
  /** The one that was read from the log last. */
  #loaded: { id: string; body: Body } | undefined;
  readonly #listeners = new Map<string, (() => void)[]>();
  /** All before it is judged, or has no contract that could judge it. */
  #after = 0;
  #running: Promise<void> | undefined;
  #ended = false;

  constructor(
    readonly ledger: Ledger,
    readonly judges: Judges,
    /** Reads a frame from the log. */
    readonly load: (at: Written) => Frame,
    readonly onFault: (error: unknown) => void,
    /** Hears which frames the ledger knows from now on. */
    readonly onKnown: (fresh: readonly Fresh[]) => void,
  ) {}

  /** What the ledger does not know yet. */
  get fresh(): readonly Fresh[] {
    return this.#fresh;
  }

  add(...fresh: readonly Fresh[]): void {
    this.#fresh.push(...fresh);
    this.start();
  }

  /** Judges what waits, until nothing does. */
  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#fresh.length > 0 && !this.#ended) this.start();
    });
  }

  /** Resolves when all that was acknowledged until now is judged, as far as there are contracts for it. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Resolves when a receipt is judged. */
  judged(receipt: string): Promise<void> {
    return new Promise((resolve) => {
      this.#listeners.set(receipt, [...(this.#listeners.get(receipt) ?? []), resolve]);
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  /** Takes note of all that is fresh without judging it. */
  register(): void {
    const fresh = this.#fresh.slice();
    this.ledger.together(() => this.#register(fresh));
    this.#forget(fresh);
  }

  /** Takes note of frames at once. */
  take(fresh: readonly Fresh[]): void {
    this.#fresh.push(...fresh);
    this.register();
  }

  async #run(): Promise<void> {
    await setImmediate();
    while (!this.#ended) {
      try {
        if (!this.#tick()) return;
        await setImmediate();
      } catch (error) {
        this.onFault(error);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }

  /** One slice. Says whether there may be more. */
  #tick(): boolean {
    const fresh = this.#fresh.slice();
    const { done, after } = this.ledger.together(() => {
      this.#register(fresh);
      return this.#judgeSome();
    });
    this.#after = after;
    this.#forget(fresh);
    const empty = fresh.flatMap(({ head }) =>
      head.kind === 'records' && head.lines === 0 ? [head.receipt] : [],
    );
    for (const id of [...done.finished, ...empty]) {
      this.#bodies.delete(id);
      for (const listener of this.#listeners.get(id) ?? []) listener();
      this.#listeners.delete(id);
    }
    return done.records > 0 || this.#fresh.length > 0;
  }

  #register(fresh: readonly Fresh[]): void {
    for (const { head, at, body, text } of fresh) {
      if (head.kind === 'act') registerAct(this.ledger, head, at, text!);
      else if (head.kind === 'replay') this.ledger.registerReplay(head);
      else this.ledger.register(head, at);
      if (body) this.#bodies.set(head.receipt, body);
    }
    const last = fresh.at(-1)?.at;
    if (last) this.ledger.setPlace({ segment: last.segment, offset: last.offset + last.length });
  }

  #forget(fresh: readonly Fresh[]): void {
    this.#fresh = this.#fresh.slice(fresh.length);
    this.onKnown(fresh);
  }

  #judgeSome() {
    const passed: Passed[] = [];
    const parts: { row: ReceiptRow; count: number; quarantined: number; passed: number }[] = [];
    let [after, left] = [this.#after, slice];
    while (left > 0) {
      const row = this.ledger.waitingAfter(after);
      if (!row) break;
      const judge = this.judges.of(row.contract, row.version);
      const from = row.received - row.waiting;
      const records = judge ? this.#bodyOf(row).records.slice(from, from + left) : [];
      const found = judge ? this.#judge(row, judge, records) : [];
      passed.push(...found);
      if (judge) {
        const quarantined = records.length - found.length;
        parts.push({ row, count: records.length, quarantined, passed: found.length });
      }
      left -= records.length;
      if (judge && records.length < row.waiting) break;
      after = row.n;
    }
    const settled = settle(this.ledger, passed);
    let at = 0;
    for (const part of parts) {
      const own = settled.slice(at, at + part.passed);
      const late = passed.slice(at, at + part.passed).filter(({ late }, i) => late && own[i] === 'stored');
      const count = (kind: string) => own.filter((one) => one === kind).length;
      this.ledger
        .sql(
          `UPDATE receipts SET judged = judged + ?, stored = stored + ?, quarantined = quarantined + ?,
            duplicates = duplicates + ?, conflicts = conflicts + ?, late = late + ? WHERE n = ?`,
        )
        .run(
          part.count,
          count('stored'),
          part.quarantined,
          count('duplicate'),
          count('conflict'),
          late.length,
          part.row.n,
        );
      at += part.passed;
    }
    const replayed = left > 0 ? replaySome(this.ledger, this.judges, left, (row) => this.#bodyOf(row)) : 0;
    const finished = parts.filter(({ row, count }) => count === row.waiting).map(({ row }) => row.id);
    return { done: { finished, records: slice - left + replayed }, after };
  }

  /** Judges records of one request; says which passed. */
  #judge(row: ReceiptRow, judge: Judge, records: readonly RawRecord[]): Passed[] {
    const { read } = this.#bodyOf(row);
    return records.flatMap((raw) => {
      const verdict = verdictOf(row, judge, read(raw), raw);
      if ('id' in verdict) return verdict;
      this.ledger.aside(row.n, raw.line, 'quarantined', verdict.why.slice(0, mostReasons));
      return [];
    });
  }

  #bodyOf(row: ReceiptRow): Body {
    const known = this.#bodies.get(row.id);
    if (known) return known;
    if (this.#loaded?.id !== row.id) {
      this.#loaded = { id: row.id, body: bodyOf(row.form, this.load(row).body) };
    }
    return this.#loaded.body;
  }
}

/** Reasons that are kept of one record. */
const mostReasons = 20;
