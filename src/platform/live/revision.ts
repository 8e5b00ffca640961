import { amountColumns } from './account.js';
import { coalitionOf, coalitionsOf, keeps, type Row, type Rule } from './rules.js';

/** The change of a cell: for each amount that a rule names, by contributor; and the number of changed records. */
export interface CellChange {
  cell: string;
  records: number;
  /** By contributor and partner: a difference for each amount of the rules, in their order. */
  by: [contributor: string, differences: number[], partner: string][];
}

export type Change = readonly CellChange[];

const amountIn = ({ values }: Row, column: number | undefined) =>
  column === undefined ? 1 : Number(values[column] || 0);

/** Shares in a change, by contributor and partner. */
type Shares = Map<string, CellChange['by'][number]>;

function addShare(shares: Shares, [contributor, differences, partner]: CellChange['by'][number]): void {
  const key = JSON.stringify([contributor, partner]);
  const known = shares.get(key)?.[1];
  shares.set(key, [contributor, differences.map((x, i) => x + (known?.[i] ?? 0)), partner]);
}

/** The changes of the cells whose records in figures differ from before. */
export function changeOf(before: readonly Row[], after: readonly Row[], rules: readonly Rule[]): Change {
  const amounts = amountColumns(rules);
  const keyOf = ({ partner, values }: Row) => JSON.stringify([partner, values]);
  const left = new Map<string, Row[]>();
  for (const row of before) {
    const same = left.get(keyOf(row));
    if (same) same.push(row);
    else left.set(keyOf(row), [row]);
  }
  const added = after.filter((row) => !left.get(keyOf(row))?.pop());
  const cells = new Map<string, { records: number; by: Shares }>();
  const note = (row: Row, sign: number) => {
    const own = cells.get(row.cell) ?? { records: 0, by: new Map() };
    own.records++;
    const differences = amounts.map((column) => sign * amountIn(row, column));
    addShare(own.by, [row.contributor, differences, row.partner]);
    cells.set(row.cell, own);
  };
  for (const rows of left.values()) for (const row of rows) note(row, -1);
  for (const row of added) note(row, 1);
  return [...cells].map(([cell, { records, by }]) => ({ cell, records, by: [...by.values()] }));
}

/**
 * Whether figures may be revised by a change. The difference of two published figures must not reveal a contributor: in each cell the
 * differences fulfil the rules for amounts, alone and added to the last one, two, three … changes of that cell. A sum
 * of changes that is zero reveals nothing and passes.
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
  const by: Shares = new Map();
  for (const share of [...a.by, ...b.by]) addShare(by, share);
  return { cell: a.cell, records: a.records + b.records, by: [...by.values()] };
}

function keepsRules({ records, by }: CellChange, rules: readonly Rule[]): boolean {
  const amounts = amountColumns(rules);
  const partners = [...new Set(by.map(([, , partner]) => partner))];
  return rules.every((rule) => {
    const attackers: string[][] = [[], ...coalitionsOf(partners, coalitionOf(rule))];
    return (
      records >= rule.records &&
      rule.amounts.every((column) => {
        const i = amounts.indexOf(column);
        return attackers.every((own) => {
          const rows = differencesIn(
            by.filter(([, , partner]) => !own.includes(partner)),
            i,
          );
          // The amounts of changes stand in the only column of these rows.
          const ofChange = { ...rule, records: 0, amounts: [0] };
          return rows.length === 0 || keeps(rows, ofChange, own.length);
        });
      })
    );
  });
}

/** The difference of each contributor, whichever partners sent it, as a record. */
function differencesIn(shares: CellChange['by'], i: number): Row[] {
  const sums = new Map<string, number>();
  for (const [contributor, differences] of shares)
    sums.set(contributor, (sums.get(contributor) ?? 0) + differences[i]!);
  return [...sums].flatMap(([contributor, sum]) =>
    sum === 0 ? [] : [{ ...nowhere, contributor, values: [`${Math.abs(sum)}`] }],
  );
}

const nowhere = { cell: '', partner: '', receipt: '', line: 0, unit: '' };
