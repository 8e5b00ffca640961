import { isInRanges } from '../submissions/lines.js';
import { everSigned, type SignedPart, type SignedRecord, signedContent } from '../submissions/signed.js';
import { type Account, addTo, linesIn, type Publication } from './account.js';
import { Entering, nothingWaits } from './entering.js';
import { Published } from './published.js';
import { putTogether } from './recordFiles.js';
import { type Change, changeOf, isSafeChange } from './revision.js';
import type { Row } from './rules.js';
import type { ContractState } from './state.js';
import { recordsIn } from './stored.js';
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
    const entering = new Entering(this.taking.reading.rules, state);
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
    const entering = new Entering(reading.rules, nothingWaits(lost.map((set) => lostSet(this.taking, set))));
    const writer = new Writer(folder, state);
    for (const name of account.parts) {
      const rows = this.#note(state, name);
      if (!rows) continue;
      const { own, left, free } = known.split(rows);
      for (const row of left) entering.withhold(row);
      await writer.add(own);
      await writer.add(entering.enter(free));
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
    const waiting = new Set(state.pending.flatMap((name) => this.#signed.get(name) ?? []).map(subjectOf));
    const parts: string[] = [];
    for (const part of this.#inForce) {
      const name = partName(part);
      const isKnown = [state.parts, state.unread, state.mismatched].some((names) =>
        names.includes(name as never),
      );
      if (isKnown || waiting.has(subjectOf(part))) continue;
      const rows = this.#note(state, name);
      if (!rows) continue;
      parts.push(name);
      await writer.add(entering.enter(rows));
    }
    await writer.add(entering.end());
    await writer.flush();
    Object.assign(state, entering.waiting);
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
    for (const names of [this.gone, ...(this.gone.length > 1 ? this.gone.map((name) => [name]) : [])]) {
      const isOpen = names.length > 0 && names.every((name) => account.parts.includes(name));
      const revision = isOpen ? this.#revision(account, names) : undefined;
      if (!revision) continue;
      addTo(account, revision);
      revisions.push(revision);
    }
    return revisions;
  }

  /** Figures without some submissions and with what took their place; undefined where the difference would say too much. */
  #revision(account: Account, names: readonly string[]): Publication | undefined {
    const { reading } = this.taking;
    const revised = names.map((was) => ({ was, is: this.#successorOf(was) }));
    const successors = new Map(revised.map(({ was, is }) => [was, is]));
    const next = account.parts.flatMap((name) =>
      successors.has(name) ? (successors.get(name) ?? []) : name,
    );
    if (
      revised.some(({ is }) => is !== null && contentOf(this.taking, this.#signed.get(is)!).is !== 'signed')
    )
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
    for (const name of next) {
      const { own, left, free } = kept.split(this.#rowsNamed(name));
      for (const row of left) entering.withhold(row);
      add(own);
      add(entering.enter(free));
    }
    add(entering.end());
    const change = changeOf(before, after, reading.rules);
    const earlier = this.#earlier(account);
    const isKnown = change.every(({ cell }) => !earlier.unknown.has(cell));
    if (!isKnown || !isSafeChange(change, reading.rules, earlier.changes)) return undefined;
    const gone = [...dissolved.map(({ number }) => number), ...entering.gone];
    return publicationOf(reading, entering.sets, { revised, gone });
  }

  /** The submission in force of the same partner and period. */
  #successorOf(name: string): string | null {
    const gone = this.#signed.get(name);
    const part = gone && this.#inForce.find((one) => subjectOf(one) === subjectOf(gone));
    return part ? partName(part) : null;
  }

  /** The changes by which figures were revised before; `unknown`: cells of which a record in such a change was erased since. */
  #earlier({ revisions, sets }: Account): { changes: Change[]; unknown: ReadonlySet<string> } {
    const unknown = new Set<string>();
    const rowsOf = (numbers: readonly number[]) =>
      numbers.flatMap((number) => {
        const { cell, of } = sets[number]!;
        return of.flatMap(([receipt, lines]) => {
          const row = this.taking.ledger.receipt(receipt);
          const found = (row && recordsIn(this.taking.log, row, isInRanges(lines))) ?? [];
          const rows = row ? rowsIn(this.taking, found, row, {}) : [];
          if (rows.length < linesIn(lines).length) unknown.add(cell);
          return rows;
        });
      });
    const { rules } = this.taking.reading;
    return {
      changes: revisions.map(({ gone, sets: own }) => changeOf(rowsOf(gone), rowsOf(own), rules)),
      unknown,
    };
  }
}

const contentOf = ({ ledger, log }: Taking, part: Part) => signedContent({ ledger, log }, part);
