import { whyAside, whyTaken } from './asideReasons.js';
import { noteDamage, takeBack } from './damaged.js';
import { Deciding, type ErasedRecord, type StayingAside } from './decision.js';
import type { Frame } from './frame.js';
import type { Judge, Judges, WhyAside } from './judge.js';
import { KeyHash, type KeyKind, type KeyOwner } from './keyHash.js';
import { mostTogether } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { recordAt } from './recordAt.js';
import { wholeFrameOf } from './recover.js';
import { type Fresh, register } from './register.js';
import { openReplay, type Replay, replayRows } from './replay.js';
import type { Written } from './segmentLog.js';
import { Passed, type Settled, Settling } from './settle.js';
import type { RawRecord } from './split.js';
import { type Body, bodyOf, type PassedVerdict } from './verdictOf.js';

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
  passed: number;
  /** Records whose outcome does not follow from their content, by their outcome; of those stored, how many came late. */
  known: Partial<Record<ErasedRecord['was'] | 'late', number>>;
}

/** Judges what was acknowledged, in the order in which it came. Bodies are read from the log. */
export class JudgeSteps {
  readonly #settling: Settling;
  readonly #deciding: Deciding;
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
    this.#deciding = new Deciding(ledger);
    this.#passed = new Passed(KeyHash.of(ledger.db));
  }

  /** One step: all of it or nothing. */
  step({ fresh, keysSince }: Step): Done {
    this.#passed.clear();
    this.#deciding.forget();
    this.#damaged = [];
    try {
      const { finished, more, after } = this.ledger.together(() => {
        register(this.ledger, fresh);
        if (fresh.some(({ head }) => head.kind === 'erase')) {
          this.#settling.keys.reload();
          this.#loaded = undefined;
        }
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
    const known: Part['known'] = {};
    const count = (what: keyof typeof known) => {
      known[what] = (known[what] ?? 0) + 1;
    };
    for (const raw of records) {
      const decision = this.#deciding.decide(row, judge, body, raw);
      if (decision.is === 'passed') this.#pass(loaded, raw, decision);
      else if (decision.is === 'staying') {
        this.#stay(row.n, raw.line, decision);
        count(decision.kind);
      } else if (decision.is === 'erased') {
        this.#erased(row.n, raw.line, decision);
        count(decision.was);
        if (decision.late) count('late');
      } else {
        this.#quarantine(row.n, raw.line, decision.why);
        count('quarantined');
      }
    }
    return { row, count: records.length, passed: this.#passed.count - before, known };
  }

  /** An erased record keeps the outcome that it had. */
  #erased(n: number, line: number, { was, late }: ErasedRecord): void {
    if (was !== 'stored') this.ledger.aside(n, line, was, [whyAside('erased')]);
    else if (late) this.ledger.sql('INSERT OR REPLACE INTO late VALUES (?, ?)').run(n, line);
  }

  #stay(n: number, line: number, { kind, receipt, line: of }: StayingAside): void {
    this.ledger.aside(n, line, kind, [whyTaken(kind, receipt, of)]);
  }

  /** Sets aside what is left of a request whose bytes are damaged. */
  #damage(row: ReceiptRow, judged: number): Part {
    const { n, id: receipt, segment, offset, length, waiting: count } = row;
    noteDamage(this.ledger, row, { n, judged });
    this.#damaged.push({ receipt, segment, offset, length, records: count });
    return { row, count, passed: 0, known: { quarantined: count } };
  }

  #quarantine(n: number, line: number, why: readonly WhyAside[]): void {
    this.ledger.aside(n, line, 'quarantined', why.slice(0, mostReasons));
  }

  #pass({ row: { n }, at, owners }: Loaded, raw: RawRecord, { kind, key, late }: PassedVerdict) {
    const { line, length } = raw;
    this.#passed.add(owners[kind], key, { n, line, at: at(raw), length }, late);
  }

  #count({ row, count, passed, known }: Part, settled: readonly Settled[], at: number): void {
    const numbers = { stored: 0, quarantined: 0, duplicate: 0, conflict: 0, late: 0, ...known };
    for (let i = at; i < at + passed; i++) {
      numbers[settled[i]!]++;
      if (settled[i] === 'stored' && this.#passed.late[i]) numbers.late++;
    }
    const { stored, quarantined, duplicate, conflict, late } = numbers;
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
      const decision = this.#deciding.decide(row, judge, body, raw);
      if (decision.is === 'passed') this.#pass(loaded, raw, decision);
      else if (decision.is === 'staying') {
        this.#stay(n, line, decision);
        this.#leaves(n, decision.kind, false);
      } else this.#quarantine(n, line, decision.is === 'erased' ? [whyAside('erased')] : decision.why);
    }
    for (let i = 0; i < this.#passed.count; i++) {
      const { n, line } = this.#passed.placeOf(i);
      this.ledger.sql('DELETE FROM aside WHERE n = ? AND line = ?').run(n, line);
    }
    for (const [i, settled] of this.#settling.settle(this.#passed).entries())
      this.#leaves(this.#passed.placeOf(i).n, settled, this.#passed.late[i]! && settled === 'stored');
    this.ledger
      .sql('UPDATE replays SET done_n = ?, done_line = ? WHERE id = ?')
      .run(last.n, last.line, replay.id);
  }

  /** Counts a record that leaves quarantine. */
  #leaves(n: number, settled: Settled, late: boolean): void {
    const column = { stored: 'stored', duplicate: 'duplicates', conflict: 'conflicts' }[settled];
    this.ledger
      .sql(
        `UPDATE receipts SET quarantined = quarantined - 1, ${column} = ${column} + 1, late = late + ? WHERE n = ?`,
      )
      .run(late ? 1 : 0, n);
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
