import type { Ledger } from '../intake/ledger.js';
import { everSigned, type SignedPart, signedContent } from '../submissions/signed.js';
import type { Reading } from './reading.js';
import { addFile, putTogether } from './recordFiles.js';
import { changeOf, isSafeChange } from './revision.js';
import { letIn, type Row } from './rules.js';
import { type ContractState, newContract } from './state.js';

/** The state of a contract while signed submissions are taken. */
export interface TakingSigned {
  ledger: Ledger;
  log: string;
  reading: Reading;
  state: ContractState;
  folder: string;
  onBatch: (at: number) => void;
}

/** The name of a signed submission in the state: the same content has the same one. */
export const partName = ({
  submission,
  number,
  sha256,
}: Pick<SignedPart, 'submission' | 'number' | 'sha256'>) => `${submission} ${number} ${sha256}`;

/**
 * Takes records that count once they are signed, those of a submission together. Where one that counts already was withdrawn or
 * replaced, the figures are revised by the whole difference, and the state says so, as soon as that difference keeps the rules; until
 * then what was signed first goes on counting.
 */
export async function takeSigned(taking: TakingSigned): Promise<void> {
  const { ledger, reading, state, folder } = taking;
  const signed = new Map(
    everSigned(ledger, { contract: reading.contract }).map((part) => [partName(part), part]),
  );
  const inForce = [...signed.values()].filter(({ inForce }) => inForce);
  const gone = state.parts.filter((name) => !inForce.some((part) => partName(part) === name));
  await putTogether(folder, state);
  state.unread = [];
  state.pending = await revise(taking, signed, gone);
  const waiting = new Set(state.pending.flatMap((name) => signed.get(name) ?? []).map(subjectOf));
  const held = new Map(state.held);
  for (const part of inForce) {
    if (state.parts.includes(partName(part)) || waiting.has(subjectOf(part))) continue;
    // What was signed is taken whole or not at all.
    const rows = rowsOf(taking, part);
    if (!rows) {
      state.unread.push(partName(part));
      continue;
    }
    await addFile(folder, state, letIn(held, rows, reading.rules));
    state.parts.push(partName(part));
    noteBatches(taking, part);
  }
  state.held = [...held];
}

type Part = ReturnType<typeof everSigned>[number];

const subjectOf = ({ partner, contract, period }: Part) => [partner, contract, period].join('\n');

/** Revises the figures by what is gone, all of it together or, where that may not be, one by one. Says what has to wait. */
async function revise(
  taking: TakingSigned,
  signed: ReadonlyMap<string, Part>,
  gone: readonly string[],
): Promise<string[]> {
  if (gone.length === 0) return [];
  if (await reviseBy(taking, signed, gone)) return [];
  const left: string[] = [];
  for (const name of gone) if (!(await reviseBy(taking, signed, [name]))) left.push(name);
  return left;
}

async function reviseBy(
  taking: TakingSigned,
  signed: ReadonlyMap<string, Part>,
  gone: readonly string[],
): Promise<boolean> {
  const { reading, state, folder } = taking;
  if (gone.some((name) => !signed.has(name))) return false;
  const successors = new Map(gone.map((name) => [name, successorOf(signed, name)]));
  const next = state.parts.flatMap((name) => (gone.includes(name) ? (successors.get(name) ?? []) : name));
  const rows = new Map<string, Row[]>();
  for (const name of new Set([...state.parts, ...next])) {
    const part = signed.get(name);
    const own = part && rowsOf(taking, part);
    if (!own) return false;
    rows.set(name, own);
  }
  const [before, after] = [state.parts, next].map((names) =>
    letInBy(
      reading,
      names.map((name) => rows.get(name)!),
    ),
  );
  const change = changeOf(before!.rows, after!.rows, reading.rules);
  if (!isSafeChange(change, reading.rules, state.changes ?? [])) return false;
  const fresh: ContractState = {
    ...newContract(state.columns),
    next: state.next,
    unread: state.unread ?? [],
  };
  await addFile(folder, fresh, after!.rows);
  Object.assign(state, fresh, {
    parts: next,
    held: [...after!.held],
    versions: [],
    changes: [...(state.changes ?? []), ...(change.length > 0 ? [change] : [])],
    revisions: [
      ...(state.revisions ?? []),
      ...gone.map((name) => ({ was: name, is: successors.get(name) ?? null, cells: change.length })),
    ],
  });
  for (const name of next) noteBatches(taking, signed.get(name)!);
  return true;
}

/** The submission in force of the same partner and period. */
function successorOf(signed: ReadonlyMap<string, Part>, name: string): string | undefined {
  const subject = subjectOf(signed.get(name)!);
  const part = [...signed.values()].find((one) => one.inForce && subjectOf(one) === subject);
  return part && partName(part);
}

/** The records of a submission; undefined where they are not what was signed, or cannot be read. */
function rowsOf({ ledger, log, reading }: TakingSigned, part: Part): Row[] | undefined {
  const content = signedContent({ ledger, log }, part);
  if (content.is !== 'signed') return undefined;
  const numbers = new Map(part.receipts.map(({ receipt }) => [receipt, ledger.receipt(receipt)!.n]));
  return content.records.map(({ record, receipt }) =>
    reading.rowOf(record, { n: numbers.get(receipt)!, partner: part.partner }),
  );
}

/** The records that submissions let into figures, one after the other, and those held back. */
function letInBy(
  { rules }: Reading,
  parts: readonly (readonly Row[])[],
): { rows: Row[]; held: Map<string, Row[]> } {
  const held = new Map<string, Row[]>();
  const rows = parts.flatMap((own) => letIn(held, own, rules));
  return { rows, held };
}

function noteBatches({ ledger, state, onBatch }: TakingSigned, { receipts }: Part): void {
  const rows = receipts.flatMap(({ receipt }) => ledger.receipt(receipt) ?? []);
  state.batches += rows.length;
  for (const { version, at } of rows) {
    if (!state.versions.includes(version)) state.versions.push(version);
    onBatch(at);
  }
}
