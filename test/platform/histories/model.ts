import type { Form, Sent } from './acts.js';
import type { ContractName, EditionName, Version, World } from './world.js';

export type Outcome = 'stored' | 'quarantined' | 'duplicate' | 'conflict';

/** A record that was acknowledged. */
export interface Line {
  batch: number;
  line: number;
  sent: Sent;
  is: Outcome;
  late: boolean;
  erased: boolean;
}

/** A request that was acknowledged. */
export interface Batch {
  n: number;
  partner: string;
  contract: ContractName;
  form: Form;
  key: string;
  body: string;
  at: number;
  lines: Line[];
  /** The platform's name for it. */
  receipt: string;
}

/** A submission of a period that was signed. */
export interface Part {
  number: number;
  state: 'signed' | 'superseded' | 'withdrawn';
  lines: Line[];
  /** Its place among all that were signed. */
  at: number;
}

interface Subject {
  partner: string;
  contract: ContractName;
  month: string;
  /** The number of requests when corrections were announced. */
  correctionsAfter: number | undefined;
  parts: Part[];
}

/** Records that came into consideration for figures together. */
interface Step {
  lines: Line[];
}

export interface State {
  now: number;
  versions: Record<ContractName, Version[]>;
  batches: Batch[];
  subjects: Subject[];
  /** What was judged together, in the order in which it was. */
  steps: Step[];
  /** Cells of which records were taken back, or judged again: which of their sets may be shown depends on the vintages that were. */
  disturbed: Record<EditionName, string[]>;
  signatures: number;
}

const [hour, day] = [3_600_000, 86_400_000];

export const monthOf = ({ day: text }: Sent) => text.slice(0, 7);

/** What should come out of a history: lists of what was sent and signed, and what the documentation says of them. */
export class Model {
  constructor(public state: State) {}

  static of({ begin }: World): Model {
    const first = (): Version[] => [{ version: '1.0.0', most: 400 }];
    const versions = { visits: first(), trips: first() };
    return new Model({
      now: begin,
      versions,
      batches: [],
      subjects: [],
      steps: [],
      disturbed: { provisional: [], signed: [] },
      signatures: 0,
    });
  }

  get lines(): Line[] {
    return this.state.batches.flatMap(({ lines }) => lines);
  }

  batchOf = ({ batch }: Line): Batch => this.state.batches[batch]!;

  /** What a record is known by: within its partner and contract its number, or its event. */
  keyOf(line: Line): string {
    const { partner, contract } = this.batchOf(line);
    const { event, id } = line.sent;
    return JSON.stringify([partner, contract, event ? ['event', ...event] : ['key', id]]);
  }

  /** The request that has an idempotency key, which belongs to its contract and form and is kept for seven days. */
  requestWith({
    partner,
    contract,
    form,
    key,
  }: Pick<Batch, 'partner' | 'contract' | 'form' | 'key'>): Batch | undefined {
    const since = this.state.now - 7 * day;
    return this.state.batches.findLast(
      (one) =>
        one.partner === partner &&
        one.contract === contract &&
        one.form === form &&
        one.key === key &&
        one.at >= since,
    );
  }

  /** A request is acknowledged, and each of its records judged. */
  accept(
    of: Pick<Batch, 'partner' | 'contract' | 'form' | 'key' | 'body' | 'receipt'>,
    records: readonly Sent[],
  ): Batch {
    const { batches, now } = this.state;
    const batch: Batch = { ...of, n: batches.length, at: now, lines: [] };
    batches.push(batch);
    for (const [i, sent] of records.entries()) {
      const line = i + (of.form === 'csv' ? 2 : 1);
      const one: Line = { batch: batch.n, line, sent, is: 'quarantined', late: false, erased: false };
      this.judge(one);
      batch.lines.push(one);
    }
    this.state.steps.push({ lines: batch.lines.filter(({ is }) => is === 'stored') });
    return batch;
  }

  /** What becomes of a record under the current version of its contract. */
  private judge(line: Line): void {
    const { contract, at } = this.batchOf(line);
    if (line.sent.visits > this.state.versions[contract].at(-1)!.most) return;
    const about = Date.parse(`${line.sent.day}T00:00:00Z`);
    // Of the day after its arrival at the latest, and not of before 1990.
    if (about > at - (at % day) + day || about < Date.UTC(1990, 0, 1)) return;
    const key = this.keyOf(line);
    const first = this.lines.find((one) => one.is === 'stored' && !one.erased && this.keyOf(one) === key);
    if (first) {
      line.is = isSame(first.sent, line.sent) ? 'duplicate' : 'conflict';
      return;
    }
    line.is = 'stored';
    line.late = at > about + day + 48 * hour;
  }

  replay(contract: ContractName): void {
    const aside = this.lines.filter(
      (one) => this.batchOf(one).contract === contract && one.is === 'quarantined' && !one.erased,
    );
    for (const line of aside) this.judge(line);
    this.disturb(
      'provisional',
      aside.filter(({ is }) => is === 'stored'),
    );
    for (const n of new Set(aside.map(({ batch }) => batch)))
      this.state.steps.push({ lines: aside.filter(({ batch, is }) => batch === n && is === 'stored') });
  }

  private disturb(edition: EditionName, lines: readonly Line[]): void {
    this.state.disturbed[edition].push(...lines.map(this.cellOf));
  }

  /** The figure that a record is for. */
  cellOf = (line: Line): string => `${this.batchOf(line).contract} ${line.sent.city} ${monthOf(line.sent)}`;

  erase(lines: readonly Line[]): void {
    for (const line of lines) line.erased = true;
    this.disturb('provisional', lines);
    this.disturb('signed', lines);
  }

  /** What is signed together with a record: what its partner sent under its contract for its month. */
  subjectOf(line: Line | undefined): Subject | undefined {
    if (!line) return undefined;
    const { subjects } = this.state;
    const [{ partner, contract }, month] = [this.batchOf(line), monthOf(line.sent)];
    const known = subjects.find((s) => s.partner === partner && s.contract === contract && s.month === month);
    if (known) return known;
    const fresh: Subject = { partner, contract, month, correctionsAfter: undefined, parts: [] };
    subjects.push(fresh);
    return fresh;
  }

  /** Whether a month has ended, so that it may be signed. */
  isOver(month: string): boolean {
    const [year, number] = month.split('-').map(Number) as [number, number];
    return this.state.now >= Date.UTC(year, number, 1);
  }

  sign(subject: Subject): Part {
    for (const part of subject.parts) if (part.state === 'signed') part.state = 'superseded';
    const before = subject.parts.flatMap(({ lines }) => lines);
    const part: Part = {
      number: subject.parts.length + 1,
      state: 'signed',
      lines: this.contentOf(subject),
      at: this.state.signatures++,
    };
    // What moved here waits until the figures of the month where it was are revised.
    if (subject.parts.length > 0 || this.isMoved(part.lines))
      this.disturb('signed', [...before, ...part.lines]);
    subject.parts.push(part);
    subject.correctionsAfter ??= this.state.batches.length;
    return part;
  }

  withdraw(subject: Subject): void {
    const part = subject.parts.at(-1)!;
    part.state = 'withdrawn';
    this.disturb('signed', part.lines);
  }

  /**
   * The records that a signature covers: of each key the first, or what came last since corrections were announced for its month or for
   * that of what it replaces; none that is still signed, with its key, in another month.
   */
  private contentOf({ partner, contract, month }: Subject): Line[] {
    return this.keysOf(partner, contract).flatMap((same) => {
      const counts = this.countsOf(same);
      if (!counts || monthOf(counts.sent) !== month) return [];
      const elsewhere = this.state.subjects.filter(
        (other) => other.partner === partner && other.contract === contract && other.month !== month,
      );
      const inForce = elsewhere.flatMap(({ parts }) => parts.filter(({ state }) => state === 'signed'));
      return inForce.some(({ lines }) => lines.some((line) => same.includes(line))) ? [] : [counts];
    });
  }

  /** The records of each key. */
  private keysOf(partner: string, contract: ContractName): Line[][] {
    const byKey = new Map<string, Line[]>();
    const own = this.state.batches.filter((one) => one.partner === partner && one.contract === contract);
    for (const line of own.flatMap(({ lines }) => lines)) {
      if (line.is === 'quarantined' || line.erased) continue;
      byKey.set(this.keyOf(line), [...(byKey.get(this.keyOf(line)) ?? []), line]);
    }
    return [...byKey.values()];
  }

  /** Which of the records with one key counts. */
  private countsOf(same: readonly Line[]): Line | undefined {
    let [first, counts]: (Line | undefined)[] = [];
    for (const line of same) {
      if (line.is === 'stored') first = counts = line;
      else if ([line, counts ?? line].some((of) => line.batch >= this.announcedFor(of)))
        counts = line.is === 'duplicate' ? first : line;
    }
    return counts;
  }

  private announcedFor(line: Line): number {
    return this.subjectOf(line)?.correctionsAfter ?? Number.POSITIVE_INFINITY;
  }

  /** Whether a key of some records has records in several months. */
  private isMoved(lines: readonly Line[]): boolean {
    return lines.some((line) =>
      this.lines.some(
        (other) => monthOf(other.sent) !== monthOf(line.sent) && this.keyOf(other) === this.keyOf(line),
      ),
    );
  }

  /** The sums of each partner, contract and day of arrival (UTC). */
  account(): Map<string, Record<string, number>> {
    const sums = new Map<string, Record<string, number>>();
    for (const { partner, contract, at, lines } of this.state.batches) {
      const key = `${new Date(at).toISOString().slice(0, 10)} ${partner} ${contract}`;
      const own = sums.get(key) ?? countsOf([]);
      for (const [name, n] of Object.entries(countsOf(lines))) own[name] = own[name]! + n;
      sums.set(key, own);
    }
    return sums;
  }
}

/** What a receipt says of its records. An erasure leaves it as it was. */
export function countsOf(lines: readonly Line[]): Record<string, number> {
  const count = (of: Outcome) => lines.filter(({ is }) => is === of).length;
  return {
    received: lines.length,
    stored: count('stored'),
    quarantined: count('quarantined'),
    duplicates: count('duplicate'),
    conflicts: count('conflict'),
    waiting: 0,
    late: lines.filter(({ late }) => late).length,
    erased: lines.filter(({ erased }) => erased).length,
  };
}

const isSame = (a: Sent, b: Sent) =>
  a.id === b.id && a.city === b.city && a.day === b.day && a.hospital === b.hospital && a.visits === b.visits;
