import { sharesKey } from '../submissions/moves.js';
import { everSigned, type SignedPart, type SignedRecord, signedContent } from '../submissions/signed.js';
import { type Account, addTo, type Publication } from './account.js';
import { Entering, nothingWaits } from './entering.js';
import { Published } from './published.js';
import { putTogether } from './recordFiles.js';
import { earlierChanges, mayEnterAgain } from './revised.js';
import { changeOf, isSafeChange } from './revision.js';
import type { Row } from './rules.js';
import type { ContractState } from './state.js';
import {
  accountFor,
  afresh,
  isCurrent,
  lostSet,
  noteRequest,
  publicationOf,
  published,
  rowsIn,
  type Taken,
  type Taking,
  Writer,
} from './taking.js';

type Part = ReturnType<typeof everSigned>[number];

/** The name of a signed submission in the state: the same content has the same one. */
export const partName = ({
  submission,
  number,
  sha256,
}: Pick<SignedPart, 'submission' | 'number' | 'sha256'>) => `${submission} ${number} ${sha256}`;

const subjectOf = ({ partner, contract, period }: Part) => [partner, contract, period].join('\n');

/**
 * Takes records that count once they are signed, those of a submission together. Where one that counts already was withdrawn or
 * replaced, the figures are revised by the whole difference as soon as that difference keeps the rules; until then what was signed first
 * goes on counting.
 */
export async function takeSigned(taking: Taking, known: ContractState | undefined): Promise<Taken> {
  const act = lastAct(taking);
  if (known && isCurrent(taking, known) && areStillOut(taking, known)) {
    if (known.act === act) return { state: known, publications: [] };
    const signing = new Signing(taking, known.parts);
    if (signing.gone.length === 0 && known.pending.length === 0) {
      await putTogether(taking.folder, known);
      return signing.goOn({ ...structuredClone(known), ...(act !== undefined && { act }) });
    }
  }
  const account = accountFor(taking);
  const state = { ...afresh(taking, known?.next), ...(act !== undefined && { act }) };
  return new Signing(taking, account.parts).anew(state, account);
}

function lastAct({ ledger, reading }: Taking): string | undefined {
  const found = ledger
    .sql('SELECT id FROM acts WHERE contract = ? ORDER BY n DESC LIMIT 1')
    .get(reading.contract);
  return (found as { id: string } | undefined)?.id;
}

/** Whether the submissions that could not be taken still cannot be. */
function areStillOut(taking: Taking, { unread, mismatched }: ContractState): boolean {
  if (unread.length + mismatched.length === 0) return true;
  const signed = everSigned(taking.ledger, { contract: taking.reading.contract });
  const isOut = (name: number | string, is: string) => {
    const part = signed.find((one) => partName(one) === name);
    return (part ? contentOf(taking, part).is : 'other') === is;
  };
  return unread.every((name) => isOut(name, 'unread')) && mismatched.every((name) => isOut(name, 'other'));
}

/** What was signed of a contract, and what of it counts. */
class Signing {
  readonly #signed: ReadonlyMap<string, Part>;
  readonly #inForce: readonly Part[];
  /** Submissions that counted and are no longer in force. */
  readonly gone: readonly string[];

  constructor(
    readonly taking: Taking,
    counted: readonly string[],
  ) {
    const all = everSigned(taking.ledger, { contract: taking.reading.contract });
    this.#signed = new Map(all.map((part) => [partName(part), part]));
    this.#inForce = all.filter(({ inForce }) => inForce);
    const names = new Set(this.#inForce.map(partName));
    this.gone = counted.filter((name) => !names.has(name));
  }

  /** Takes what was signed since. */
  goOn(state: ContractState): Promise<Taken> {
    const account = state.revisions.length > 0 ? accountFor(this.taking) : undefined;
    const entering = new Entering(this.taking.reading.rules, state, mayEnterAgain(this.taking, account));
    return this.#enterNew(state, entering, new Writer(this.taking.folder, state), []);
  }

  /** Takes all anew, from what was published. */
  async anew(state: ContractState, account: Account): Promise<Taken> {
    const { reading, folder } = this.taking;
    const revisions = this.#revise(account);
    state.revisions = account.revisions.flatMap(({ was, is }) =>
      was.map((one, i) => ({ was: one, is: is[i] ?? null })),
    );
    state.pending = this.gone.filter((name) => account.parts.includes(name));
    const sets = account.sets.filter(({ isGone }) => !isGone);
    const lost = this.#missing(account.parts, new Published(sets, []));
    const known = new Published(sets, lost);
    const entering = new Entering(
      reading.rules,
      nothingWaits(lost.map((set) => lostSet(this.taking, set))),
      mayEnterAgain(this.taking, account),
    );
    const writer = new Writer(folder, state);
    for (const name of account.parts) {
      const rows = this.#note(state, name);
      if (!rows) continue;
      await writer.add(entering.take(known.split(rows)));
    }
    return this.#enterNew(state, entering, writer, revisions);
  }

  /** Takes submissions that do not count yet, unless what they replace still does. */
  async #enterNew(
    state: ContractState,
    entering: Entering,
    writer: Writer,
    revisions: readonly Publication[],
  ): Promise<Taken> {
    const pending = state.pending.flatMap((name) => this.#signed.get(name) ?? []);
    const isWaiting = (part: Part) =>
      pending.some((one) => subjectOf(one) === subjectOf(part) || sharesKey(one, part));
    const parts: string[] = [];
    for (const part of this.#inForce) {
      const name = partName(part);
      const isKnown = [state.parts, state.unread, state.mismatched].some((names) =>
        names.includes(name as never),
      );
      if (isKnown || isWaiting(part)) continue;
      const rows = this.#note(state, name);
      if (!rows) continue;
      parts.push(name);
      await writer.add(entering.enter(rows));
    }
    await writer.end(entering);
    const { gone, sets } = entering;
    return published(this.taking, state, [
      ...revisions,
      publicationOf(this.taking.reading, sets, { parts, gone }),
    ]);
  }

  /** The rows of a submission that counts from now on; undefined, with a note why, where its records cannot be had as they were signed. */
  #note(state: ContractState, name: string): Row[] | undefined {
    const part = this.#signed.get(name);
    const content = part && contentOf(this.taking, part);
    if (content?.is !== 'signed') {
      (content?.is === 'unread' ? state.unread : state.mismatched).push(name);
      return undefined;
    }
    state.parts.push(name);
    const { ledger } = this.taking;
    for (const { receipt } of part!.receipts) {
      const row = ledger.receipt(receipt);
      if (row) noteRequest(state, row);
    }
    return this.#rowsOf(part!, content.records, state.aside);
  }

  #rowsOf(part: Part, records: readonly SignedRecord[], aside: Record<string, number> = {}): Row[] {
    const { ledger } = this.taking;
    return part.receipts.flatMap(({ receipt: id }) => {
      const row = ledger.receipt(id);
      const own = records.filter(({ receipt }) => receipt === id);
      return row ? rowsIn(this.taking, own, { ...row, unit: partName(part) }, aside) : [];
    });
  }

  /** The rows of a submission as it was signed; none where they cannot be had. */
  #rowsNamed(name: string): Row[] {
    const part = this.#signed.get(name);
    const content = part && contentOf(this.taking, part);
    return content?.is === 'signed' ? this.#rowsOf(part!, content.records) : [];
  }

  /** Published sets of which some records are not among those of submissions. */
  #missing(parts: readonly string[], known: Published) {
    if (known.sets.length === 0) return [];
    for (const name of parts) known.split(this.#rowsNamed(name));
    return known.missing();
  }

  /** Revises figures by all submissions that are gone together or, where that may not be, one by one; the account says so. */
  #revise(account: Account): Publication[] {
    const revisions: Publication[] = [];
    for (;;) {
      const open = this.gone.filter((name) => account.parts.includes(name));
      const groups = open.length === 0 ? [] : [open, ...(open.length > 1 ? open.map((name) => [name]) : [])];
      const found = firstOf(groups, (names) => this.#revision(account, names));
      if (!found) return revisions;
      // What could not be revised before may be after this.
      addTo(account, found);
      revisions.push(found);
    }
  }

  /** Figures without some submissions and with what took their place; undefined where the difference would say too much. */
  #revision(account: Account, names: readonly string[]): Publication | undefined {
    const { reading } = this.taking;
    const revised = names.map((was) => ({ was, is: this.#successorOf(was) }));
    const successors = new Map(revised.map(({ was, is }) => [was, is]));
    const next = account.parts.flatMap((name) =>
      successors.has(name) ? (successors.get(name) ?? []) : name,
    );
    const isLacking = (name: string) => contentOf(this.taking, this.#signed.get(name)!).is !== 'signed';
    if (revised.some(({ is }) => is !== null && (isLacking(is) || this.#isElsewhere(is, next))))
      return undefined;
    if (reading.rules.length === 0) return publicationOf(reading, [], { revised });
    const sets = account.sets.filter(({ isGone }) => !isGone);
    const lost = this.#missing(account.parts, new Published(sets, []));
    const known = new Published(sets, lost);
    const before = account.parts.flatMap((name) => known.split(this.#rowsNamed(name)).own);
    const dissolved = this.#missing(next, new Published(sets, lost));
    const kept = new Published(
      sets.filter((set) => !dissolved.includes(set)),
      lost,
    );
    const entering = new Entering(reading.rules, nothingWaits(lost.map((set) => lostSet(this.taking, set))));
    const after: Row[] = [];
    const add = (rows: readonly Row[]) => {
      for (const row of rows) after.push(row);
    };
    for (const name of next) add(entering.take(kept.split(this.#rowsNamed(name))));
    add(entering.end());
    const change = changeOf(before, after, reading.rules);
    const earlier = earlierChanges(this.taking, account);
    const isKnown = change.every(({ cell }) => !earlier.unknown.has(cell));
    const mayEnter = entering.sets.every(mayEnterAgain(this.taking, account));
    if (!isKnown || !mayEnter || !isSafeChange(change, reading.rules, earlier.changes)) return undefined;
    const gone = [...dissolved.map(({ number }) => number), ...entering.gone];
    return publicationOf(reading, entering.sets, { revised, gone });
  }

  /** Whether records of a submission count in another one still: corrections moved them. */
  #isElsewhere(name: string, parts: readonly string[]): boolean {
    const part = this.#signed.get(name)!;
    return parts.some(
      (other) => other !== name && sharesKey(part, this.#signed.get(other) ?? { receipts: [] }),
    );
  }

  /** The submission in force of the same partner and period. */
  #successorOf(name: string): string | null {
    const gone = this.#signed.get(name);
    const part = gone && this.#inForce.find((one) => subjectOf(one) === subjectOf(gone));
    return part ? partName(part) : null;
  }
}

/** The first result that there is. */
function firstOf<T, R>(all: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

const contentOf = ({ ledger, log }: Taking, part: Part) => signedContent({ ledger, log }, part);
