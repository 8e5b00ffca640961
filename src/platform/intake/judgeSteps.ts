import { registerAct } from './acts.js';
import { whyAside } from './asideReasons.js';
import { noteDamage, takeBack } from './damaged.js';
import { registerErasure, type ToErase, wasBefore } from './erased.js';
import type { AddedHead, Frame } from './frame.js';
import type { Judge, Judges, WhyAside } from './judge.js';
import { KeyHash, type KeyKind, type KeyOwner } from './keyHash.js';
import { mostTogether } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { recordAt } from './recordAt.js';
import { isBefore, wholeFrameOf } from './recover.js';
import { openReplay, type Replay, replayRows } from './replay.js';
import type { Written } from './segmentLog.js';
import { Passed, type Settled, Settling } from './settle.js';
import { isErased, type RawRecord } from './split.js';
import { type Body, bodyOf, type PassedVerdict, verdictOf } from './verdictOf.js';

/** A frame that was acknowledged and that the ledger does not know yet. */
export interface Fresh {
  head: AddedHead;
  at: Written;
  /** For an act, its content; for an erasure, its records. */
  text?: string;
}

/** What is to be done in one step: the ledger takes note of frames, and some of what waits is judged. */
export interface Step {
  fresh: readonly Fresh[];
  /** Idempotency keys that are older are forgotten. */
  keysSince?: number | undefined;
}

/** What was done in a step: receipts whose records are all judged now, and whether there may be more to judge. */
export interface Done {
  finished: string[];
  more: boolean;
  /** Requests whose bytes are damaged: their records were set aside unread. */
  damaged: DamagedRequest[];
}

export interface DamagedRequest extends Written {
  receipt: string;
  records: number;
}

/** Records that are judged in a step: one transaction of the ledger, and one sync. */
const stepSize = mostTogether;

/** Reasons that are kept of one record. */
const mostReasons = 20;

interface Loaded {
  row: ReceiptRow;
  body: Body;
  /** Where the bytes of a record are in the frame. */
  at: (raw: RawRecord) => number;
  owners: Record<KeyKind, KeyOwner>;
}

/** Judged records of one receipt. */
interface Part {
  row: ReceiptRow;
  count: number;
  quarantined: number;
  passed: number;
  /** Records whose content was erased, by their outcome. */
  erased: Partial<Record<ToErase['was'], number>>;
}

/** The ledger takes note of frames, in the order of the log; those that it knows already are passed over. */
export function register(ledger: Ledger, fresh: readonly Fresh[]): void {
  const known = ledger.place();
  for (const { head, at, text } of fresh) {
    if (known && isBefore(at, known)) continue;
    if (head.kind === 'act') {
      registerAct(ledger, head, at, text!);
      continue;
    }
    if (head.kind === 'erase') {
      registerErasure(ledger, head, text!);
      continue;
    }
    if (head.kind === 'replay') ledger.registerReplay(head);
    else ledger.register(head, at);
  }
  const last = fresh.at(-1)?.at;
  if (last) ledger.setPlace({ segment: last.segment, offset: last.offset + last.length });
}

/** Judges what was acknowledged, in the order in which it came. Bodies are read from the log. */
export class JudgeSteps {
  readonly #settling: Settling;
  readonly #passed: Passed;
  /** The one that was read last. */
  #loaded: Loaded | undefined;
  /** Where its frame is. */
  #room = Buffer.alloc(1 << 16);
  /** All before it is judged, or has no contract that could judge it. */
  #after = 0;
  /** What was found to be damaged in this step. */
  #damaged: DamagedRequest[] = [];
  /** The number of versions of contracts that were known then. */
  #versions = 0;

  constructor(
    readonly ledger: Ledger,
    readonly judges: Judges,
    /** The folder of the log. */
    readonly log: string,
  ) {
    this.#settling = new Settling(ledger, log);
    this.#passed = new Passed(KeyHash.of(ledger.db));
  }

  /** One step: all of it or nothing. */
  step({ fresh, keysSince }: Step): Done {
    this.#passed.clear();
    this.#damaged = [];
    try {
      const { finished, more, after } = this.ledger.together(() => {
        register(this.ledger, fresh);
        if (fresh.some(({ head }) => head.kind === 'erase')) this.#settling.keys.reload();
        if (keysSince !== undefined) this.ledger.forgetKeys(keysSince);
        return this.#judgeSome();
      });
      this.#after = after;
      const empty = fresh.flatMap(({ head }) =>
        head.kind === 'records' && head.lines === 0 ? [head.receipt] : [],
      );
      return { finished: [...finished, ...empty], more, damaged: this.#damaged };
    } catch (error) {
      this.#settling.keys.reload();
      throw error;
    } finally {
      // A file that was rewritten meanwhile is not held.
      this.#settling.reader.close();
    }
  }

  close(): void {
    this.#settling.reader.close();
  }

  #judgeSome() {
    const parts: Part[] = [];
    const versions = this.judges.count?.() ?? 0;
    if (versions !== this.#versions) this.#after = 0;
    this.#versions = versions;
    const replay = openReplay(this.ledger, this.judges);
    if (replay?.done_n === 0 && takeBack(this.ledger, this.log, replay.contract) > 0) this.#after = 0;
    let [after, left] = [this.#after, stepSize];
    while (left > 0) {
      const row = this.ledger.waitingAfter(after);
      // Records received after a replay are judged after it, so that a rebuilt ledger is the same.
      if (!row || (replay && row.n > replay.before)) break;
      const judge = this.judges.of(row.contract, row.version);
      if (judge) {
        const part = this.#judge(row, judge, left);
        parts.push(part);
        left -= part.count;
        if (part.count < row.waiting) break;
      }
      after = row.n;
    }
    const settled = this.#settling.settle(this.#passed);
    let at = 0;
    for (const part of parts) {
      this.#count(part, settled, at);
      at += part.passed;
    }
    if (replay && left === stepSize) this.#replaySome(replay);
    const finished = parts.filter(({ row, count }) => count === row.waiting).map(({ row }) => row.id);
    return { finished, more: replay !== undefined || left <= 0, after };
  }

  /** Judges records of one request. */
  #judge(row: ReceiptRow, judge: Judge, most: number): Part {
    const from = row.received - row.waiting;
    const loaded = this.#load(row);
    if (!loaded) return this.#damage(row, from);
    const { body } = loaded;
    const records = body.records.slice(from, from + most);
    const before = this.#passed.count;
    const erased: Part['erased'] = {};
    let others = 0;
    for (const raw of records) {
      const verdict = verdictOf(row, judge, body, raw);
      const was =
        verdict.is === 'quarantined' && isErased(raw) ? wasBefore(this.ledger, row.n, raw.line) : undefined;
      if (was && was !== 'quarantined') {
        erased[was] = (erased[was] ?? 0) + 1;
        others++;
        if (was !== 'stored') this.ledger.aside(row.n, raw.line, was, [whyAside('erased')]);
      } else if (verdict.is === 'quarantined')
        this.#quarantine(row.n, raw.line, was ? [whyAside('erased')] : verdict.why);
      else this.#pass(loaded, raw, verdict);
    }
    const passed = this.#passed.count - before;
    return { row, count: records.length, quarantined: records.length - passed - others, passed, erased };
  }

  /** Sets aside what is left of a request whose bytes are damaged. */
  #damage(row: ReceiptRow, judged: number): Part {
    const { n, id: receipt, segment, offset, length, waiting: count } = row;
    noteDamage(this.ledger, row, { n, judged });
    this.#damaged.push({ receipt, segment, offset, length, records: count });
    return { row, count, quarantined: count, passed: 0, erased: {} };
  }

  #quarantine(n: number, line: number, why: readonly WhyAside[]): void {
    this.ledger.aside(n, line, 'quarantined', why.slice(0, mostReasons));
  }

  #pass({ row: { n }, at, owners }: Loaded, raw: RawRecord, { kind, key, late }: PassedVerdict) {
    const { line, length } = raw;
    this.#passed.add(owners[kind], key, { n, line, at: at(raw), length }, late);
  }

  #count({ row, count, quarantined, passed, erased }: Part, settled: readonly Settled[], at: number): void {
    const numbers = { stored: 0, duplicate: 0, conflict: 0, late: 0, ...erased };
    for (let i = at; i < at + passed; i++) {
      numbers[settled[i]!]++;
      if (settled[i] === 'stored' && this.#passed.late[i]) numbers.late++;
    }
    const { stored, duplicate, conflict, late } = numbers;
    this.ledger
      .sql(
        `UPDATE receipts SET judged = judged + ?, stored = stored + ?, quarantined = quarantined + ?,
          duplicates = duplicates + ?, conflicts = conflicts + ?, late = late + ? WHERE n = ?`,
      )
      .run(count, stored, quarantined, duplicate, conflict, late, row.n);
  }

  /** Judges records in quarantine once more. */
  #replaySome(replay: Replay): void {
    const { judge } = replay;
    const rows = replayRows(this.ledger, replay, stepSize);
    const last = rows.at(-1);
    if (!last) {
      this.ledger.sql('UPDATE replays SET done = 1 WHERE id = ?').run(replay.id);
      return;
    }
    this.#passed.clear();
    for (const { n, line } of rows) {
      const row = this.ledger.receiptAt(n);
      const loaded = this.#load(row);
      // As long as it cannot be read, it stays in quarantine for the reasons that it has.
      if (!loaded) continue;
      const { body } = loaded;
      const raw = recordAt(body.records, line);
      const verdict = verdictOf(row, judge, body, raw);
      if (verdict.is === 'passed') this.#pass(loaded, raw, verdict);
      else this.#quarantine(n, line, wasBefore(this.ledger, n, line) ? [whyAside('erased')] : verdict.why);
    }
    for (let i = 0; i < this.#passed.count; i++) {
      const { n, line } = this.#passed.placeOf(i);
      this.ledger.sql('DELETE FROM aside WHERE n = ? AND line = ?').run(n, line);
    }
    for (const [i, settled] of this.#settling.settle(this.#passed).entries()) {
      const column = { stored: 'stored', duplicate: 'duplicates', conflict: 'conflicts' }[settled];
      const late = this.#passed.late[i] && settled === 'stored' ? 1 : 0;
      this.ledger
        .sql(
          `UPDATE receipts SET quarantined = quarantined - 1, ${column} = ${column} + 1, late = late + ? WHERE n = ?`,
        )
        .run(late, this.#passed.placeOf(i).n);
    }
    this.ledger
      .sql('UPDATE replays SET done_n = ?, done_line = ? WHERE id = ?')
      .run(last.n, last.line, replay.id);
  }

  /** The records of a request; undefined where its bytes are damaged. */
  #load(row: ReceiptRow): Loaded | undefined {
    if (this.#loaded?.row.id !== row.id) {
      // One request is looked at at a time: its frame takes the place of the one before.
      this.#loaded = undefined;
      if (this.#room.length < row.length) this.#room = Buffer.alloc(2 * row.length);
      const frame = wholeFrameOf(this.log, row, row.length, this.#room, this.#settling.reader.open);
      if (!frame) return undefined;
      const { partner, contract } = row;
      const ownerOf = (kind: KeyKind) => this.#passed.hash.ownerOf(partner, contract, kind);
      const owners = { key: ownerOf('key'), event: ownerOf('event') };
      this.#loaded = { row, body: bodyOf(row.form, frame.body), at: placesIn(frame), owners };
    }
    return this.#loaded;
  }
}

const placesIn =
  ({ bodyAt }: Frame) =>
  ({ from }: RawRecord) =>
    bodyAt + from;
