import { isInRanges } from '../submissions/lines.js';
import { type Account, type KnownSet, sizeOf } from './account.js';
import { type Change, changeOf, isSafeChange } from './revision.js';
import type { Row } from './rules.js';
import { recordsIn } from './stored.js';
import { rowsIn, type Taking } from './taking.js';

/** The changes by which figures were revised before; `unknown`: cells of which a record in such a change was erased since. */
export function earlierChanges(
  taking: Taking,
  { revisions, sets }: Account,
): { changes: Change[]; unknown: ReadonlySet<string> } {
  const unknown = new Set<string>();
  const rowsOf = (numbers: readonly number[]) =>
    numbers.flatMap((number) => {
      const { rows, isWhole } = rowsOfSets(taking, [sets[number]!]);
      if (!isWhole) unknown.add(sets[number]!.cell);
      return rows;
    });
  const { rules } = taking.reading;
  return {
    changes: revisions.map(({ gone, sets: own }) => changeOf(rowsOf(gone), rowsOf(own), rules)),
    unknown,
  };
}

/**
 * Whether a set may enter a cell that sets of its partners left by a revision: the difference from what left it then must keep the
 * rules, as if it took its place at once.
 */
export function mayEnterAgain(
  taking: Taking,
  account: Account | undefined,
): (set: readonly Row[]) => boolean {
  const left = new Map<string, KnownSet[][]>();
  for (const { gone } of account?.revisions ?? []) {
    const sets = gone.map((number) => account!.sets[number]!);
    for (const cell of new Set(sets.map((set) => set.cell)))
      left.set(cell, [...(left.get(cell) ?? []), sets.filter((set) => set.cell === cell)]);
  }
  const { ledger, reading } = taking;
  const partnersOf = ({ of }: KnownSet) => of.map(([receipt]) => ledger.receipt(receipt)?.partner);
  return (set) =>
    (left.get(set[0]!.cell) ?? []).every((gone) => {
      const partners = new Set(gone.flatMap(partnersOf));
      if (!set.some(({ partner }) => partners.has(partner))) return true;
      const { rows, isWhole } = rowsOfSets(taking, gone);
      // Of what was erased since nobody can say by how much it differs.
      return isWhole && isSafeChange(changeOf(rows, set, reading.rules), reading.rules, []);
    });
}

/** What is left of the records of published sets, and whether that is all of them. */
function rowsOfSets(taking: Taking, sets: readonly KnownSet[]): { rows: Row[]; isWhole: boolean } {
  const { ledger, log } = taking;
  const rows = sets.flatMap(({ of }) =>
    of.flatMap(([receipt, lines]) => {
      const row = ledger.receipt(receipt);
      return row ? rowsIn(taking, recordsIn(log, row, isInRanges(lines)) ?? [], row, {}) : [];
    }),
  );
  return { rows, isWhole: rows.length === sets.reduce((sum, set) => sum + sizeOf(set), 0) };
}
