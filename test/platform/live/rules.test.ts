import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { attack, Withheld } from '../../../src/analysis/index.js';
import { loadSolver, type Solve } from '../../../src/engine/index.js';
import { letIn, type Row, type Rule } from '../../../src/platform/live/rules.js';
import { times } from '../../helpers/thorough.js';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const rule: Rule = { records: 2, contributors: { least: 3, percent: 10, coalition: 1 }, amounts: [0] };
const row = (cell: number, who: number, amount: number, partner = 'north'): Row => ({
  cell: `${cell}`,
  contributor: `c${who}`,
  partner,
  values: [`${amount}`],
  receipt: 'rcp',
  line: 1,
  unit: 'rcp',
});

/** Batches of records of a few cells and contributors, small amounts beside large ones. */
const batches = fc.array(
  fc.array(
    fc
      .tuple(fc.nat({ max: 2 }), fc.nat({ max: 4 }), fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 1000 })))
      .map(([cell, who, amount]) => row(cell, who, amount)),
    { minLength: 1, maxLength: 6 },
  ),
  { minLength: 1, maxLength: 12 },
);

/** What vintages show after each batch: the records that are in figures. */
function vintagesOf(sent: readonly Row[][]): Row[][] {
  const held = new Map<string, Row[]>();
  let shown: Row[] = [];
  return sent.map((rows) => {
    shown = [...shown, ...letIn(held, rows, [rule]).flat()];
    return shown;
  });
}

const amountOf = ({ values }: Row) => Number(values[0]);
const sumOf = (rows: readonly Row[]) => rows.reduce((sum, one) => sum + amountOf(one), 0);

/** Whether nobody behind a sum can tell another's amount from it: in plain words, for every pair. */
function keepsTheRules(rows: readonly Row[]): boolean {
  if (rows.length === 0) return true;
  const who = [...new Set(rows.map(({ contributor }) => contributor))];
  const amount = (name: string) => sumOf(rows.filter(({ contributor }) => contributor === name));
  return (
    rows.length >= 2 &&
    who.length >= 3 &&
    who.every((knows) =>
      who.every((of) => of === knows || sumOf(rows) - amount(knows) >= 1.1 * amount(of) - 1e-9),
    )
  );
}

/** The records by which a later vintage exceeds an earlier one. */
const more = (later: readonly Row[], earlier: readonly Row[]) => later.slice(earlier.length);

describe('what is let into figures', () => {
  it('keeps the rules in every vintage, sum and difference of vintages', () => {
    fc.assert(
      fc.property(batches, (sent) => {
        const vintages = [[], ...vintagesOf(sent)];
        for (const [i, earlier] of vintages.entries()) {
          for (const later of vintages.slice(i + 1)) {
            const change = more(later, earlier);
            // Every cell by itself, two cells together as a province, and all.
            for (const cells of [['0'], ['1'], ['2'], ['0', '1'], ['0', '1', '2']]) {
              expect(keepsTheRules(change.filter(({ cell }) => cells.includes(cell)))).toBe(true);
            }
          }
        }
      }),
      { numRuns: times(150, 2000) },
    );
  });

  it('is the same whether what is held back was sent or not', () => {
    fc.assert(
      fc.property(batches, (sent) => {
        const shown = vintagesOf(sent);
        const inFigures = new Set(shown.at(-1));
        const without = vintagesOf(sent.map((rows) => rows.filter((one) => inFigures.has(one))));
        expect(without).toEqual(shown);
      }),
      { numRuns: times(150, 1000) },
    );
  });

  it('leaves a contributor who watches every vintage no narrow interval for another (linear programs)', () => {
    fc.assert(
      fc.property(batches, (sent) => {
        for (const { rows, sums } of knowledgeOf(vintagesOf(sent))) {
          const who = [...new Set(rows.map(({ contributor }) => contributor))];
          for (const attacker of who) expectWide(rows, sums, attacker);
        }
      }),
      { numRuns: times(6, 40) },
    );
  });

  it('would not keep them if a cell were shown as soon as it has contributors enough', () => {
    const sent = [[row(0, 0, 50), row(0, 1, 40), row(0, 2, 30)], [row(0, 0, 7)]];
    const all = sent.flat();
    expect(keepsTheRules(all)).toBe(true);
    expect(keepsTheRules(more(all, sent[0]!))).toBe(false);
    expect(vintagesOf(sent).at(-1)).toEqual(sent[0]);
  });
});

/** What vintages tell of each cell: the records in it, and the sum of each change. */
function knowledgeOf(vintages: readonly Row[][]) {
  const steps = vintages.map((rows, v) => more(rows, vintages[v - 1] ?? []));
  return ['0', '1', '2'].map((cell) => {
    const sums = steps.map((step) => step.filter((one) => one.cell === cell)).filter((own) => own.length > 0);
    return { rows: sums.flat(), sums };
  });
}

/** Every amount of others in every change may be a tenth larger, for all that the attacker can work out. */
function expectWide(rows: readonly Row[], sums: readonly Row[][], attacker: string): void {
  const parts = sums.map((own) => {
    const names = [...new Set(own.map(({ contributor }) => contributor))];
    return names.map((name) => ({
      name,
      amount: sumOf(own.filter(({ contributor }) => contributor === name)),
    }));
  });
  const cells = parts.flat();
  const values = Float64Array.from([...cells.map(({ amount }) => amount), ...sums.map(sumOf)]);
  let next = 0;
  const table = {
    values,
    sums: parts.map((own, i) => ({
      total: cells.length + i,
      parts: own.map(() => next++),
    })),
  };
  const withheld = new Uint8Array(values.length);
  cells.forEach(({ name }, i) => {
    if (name !== attacker) withheld[i] = Withheld.primary;
  });
  for (const { cell, high } of attack(table, withheld, solve)) {
    expect(high).toBeGreaterThanOrEqual(1.1 * values[cell]! - 1e-6);
  }
  expect(rows.length).toBe(sums.flat().length);
}
