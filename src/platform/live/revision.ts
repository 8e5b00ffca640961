import { isSafe, type Row, type Rule } from './rules.js';

/** The change of a cell: for each amount that a rule names, by contributor; and the number of changed records. */
export interface CellChange {
  cell: string;
  records: number;
  /** By contributor: a difference for each amount of the rules, in their order. */
  by: [contributor: string, differences: number[]][];
}

export type Change = readonly CellChange[];

/** The amounts of all rules. */
const amountsOf = (rules: readonly Rule[]) => [...new Set(rules.flatMap(({ amounts }) => amounts))];

const amountIn = ({ values }: Row, column: number | undefined) =>
  column === undefined ? 1 : Number(values[column] || 0);

/** The changes of the cells whose records in figures differ from before. */
export function changeOf(before: readonly Row[], after: readonly Row[], rules: readonly Rule[]): Change {
  const amounts = amountsOf(rules);
  const keyOf = ({ values }: Row) => JSON.stringify(values);
  const left = new Map<string, Row[]>();
  for (const row of before) {
    const same = left.get(keyOf(row));
    if (same) same.push(row);
    else left.set(keyOf(row), [row]);
  }
  const added = after.filter((row) => !left.get(keyOf(row))?.pop());
  const cells = new Map<string, { records: number; by: Map<string, number[]> }>();
  const note = (row: Row, sign: number) => {
    const own = cells.get(row.cell) ?? { records: 0, by: new Map<string, number[]>() };
    const known = own.by.get(row.contributor) ?? amounts.map(() => 0);
    own.records++;
    own.by.set(
      row.contributor,
      known.map((sum, i) => sum + sign * amountIn(row, amounts[i])),
    );
    cells.set(row.cell, own);
  };
  for (const rows of left.values()) for (const row of rows) note(row, -1);
  for (const row of added) note(row, 1);
  return [...cells].map(([cell, { records, by }]) => ({ cell, records, by: [...by] }));
}

/**
 * Whether figures may be revised by a change: in each cell it keeps the rules as if the differences were amounts, alone and together
 * with the last changes of that cell, however many; a sum of changes that is nothing says nothing.
 *
 * @param earlier the changes by which figures were revised before
 */
export function isSafeChange(change: Change, rules: readonly Rule[], earlier: readonly Change[]): boolean {
  return change.every((own) => {
    const before = earlier.flatMap((one) => one.filter(({ cell }) => cell === own.cell)).reverse();
    let sum = own;
    for (const one of [undefined, ...before]) {
      if (one) sum = together(sum, one);
      if (!keepsRules(sum, rules)) return false;
    }
    return true;
  });
}

function together(a: CellChange, b: CellChange): CellChange {
  const by = new Map(a.by);
  for (const [contributor, differences] of b.by)
    by.set(
      contributor,
      differences.map((x, i) => x + (by.get(contributor)?.[i] ?? 0)),
    );
  return { cell: a.cell, records: a.records + b.records, by: [...by] };
}

function keepsRules({ records, by }: CellChange, rules: readonly Rule[]): boolean {
  const amounts = amountsOf(rules);
  return rules.every((rule) => {
    if (records < rule.records) return false;
    return rule.amounts.every((column) => {
      const i = amounts.indexOf(column);
      const rows = by.flatMap(([contributor, differences]): Row[] => {
        const values = [`${Math.abs(differences[i]!)}`];
        return differences[i] === 0 ? [] : [{ cell: '', contributor, n: 0, values }];
      });
      // The amounts of changes stand in the only column of these rows.
      return rows.length === 0 || isSafe(rows, [{ ...rule, records: 0, amounts: [0] }]);
    });
  });
}
