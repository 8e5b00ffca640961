import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AdditiveTable, type Sum, Withheld } from '../../src/analysis/confidentiality/additive.js';
import { attack } from '../../src/analysis/confidentiality/attack.js';
import { protect } from '../../src/analysis/confidentiality/protect.js';
import { loadSolver, type Solve } from '../../src/engine/index.js';
import { times } from '../helpers/thorough.js';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** Rows and columns of inner cells with their totals and the grand total. */
function crossTable(
  inner: readonly (readonly number[])[],
): AdditiveTable & { at: (i: number, j: number) => number } {
  const [rows, columns] = [inner.length, inner[0]!.length];
  const at = (i: number, j: number) => i * (columns + 1) + j;
  const values = new Float64Array((rows + 1) * (columns + 1));
  inner.forEach((row, i) => {
    row.forEach((v, j) => {
      for (const cell of [at(i, j), at(i, columns), at(rows, j), at(rows, columns)]) values[cell]! += v;
    });
  });
  const count = (n: number) => Array.from({ length: n }, (_, i) => i);
  const sums: Sum[] = [
    ...count(rows + 1).map((i) => ({ total: at(i, columns), parts: count(columns).map((j) => at(i, j)) })),
    ...count(columns + 1).map((j) => ({ total: at(rows, j), parts: count(rows).map((i) => at(i, j)) })),
  ];
  return { values, sums, at };
}

const small = crossTable([
  [20, 50, 10],
  [8, 19, 22],
  [17, 32, 12],
]);

function expectProtected(
  table: AdditiveTable,
  withheld: Uint8Array,
  primary: readonly number[],
  margin: number,
) {
  for (const { cell, low, high } of attack(table, withheld, solve, [...primary])) {
    const value = table.values[cell]!;
    expect(low).toBeLessThanOrEqual(value * (1 - margin) + 1e-6);
    expect(high).toBeGreaterThanOrEqual(value * (1 + margin) - 1e-6);
  }
}

describe('an attacker', () => {
  it('works out a cell that is withheld alone', () => {
    const alone = new Uint8Array(16);
    alone[small.at(1, 0)] = Withheld.primary;
    expect(attack(small, alone, solve)).toEqual([{ cell: small.at(1, 0), low: 8, high: 8 }]);
  });

  it('narrows a rectangle down to what its smallest cells allow', () => {
    const withheld = new Uint8Array(16);
    for (const [i, j] of [
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 2],
    ] as const)
      withheld[small.at(i, j)] = Withheld.secondary;
    // One diagonal may move by −8 … 17 against the other.
    expect(attack(small, withheld, solve, [small.at(1, 0)])).toEqual([
      { cell: small.at(1, 0), low: 0, high: 25 },
    ]);
  });

  it('knows no upper limit of a cell that no sum holds', () => {
    const table = { values: Float64Array.of(5), sums: [] };
    expect(attack(table, Uint8Array.of(1), solve)).toEqual([
      { cell: 0, low: 0, high: Number.POSITIVE_INFINITY },
    ]);
  });
});

describe('withholding', () => {
  it('finds the cheapest rectangle, as trying all patterns does', () => {
    const primary = [small.at(1, 0)];
    const withheld = protect(small, primary, { margin: 0.5 }, solve);
    expectProtected(small, withheld, primary, 0.5);
    expect(hidden(small, withheld)).toBe(cheapestByTrying(small, primary, 0.5));
  });

  it('withholds nothing more where two primary cells already hide one another', () => {
    const table = { values: Float64Array.of(3, 4, 93, 100), sums: [{ total: 3, parts: [0, 1, 2] }] };
    expect([...protect(table, [0, 1], { margin: 0.1 }, solve)]).toEqual([1, 1, 0, 0]);
  });

  it('does not take a small cell for the only cover of a large one', () => {
    const table = { values: Float64Array.of(90, 1, 30, 121), sums: [{ total: 3, parts: [0, 1, 2] }] };
    const withheld = protect(table, [0], { margin: 0.1 }, solve);
    expect([...withheld]).toEqual([1, 0, 2, 0]);
  });

  it('protects a cell of 0 upwards', () => {
    const table = { values: Float64Array.of(0, 7, 5, 12), sums: [{ total: 3, parts: [0, 1, 2] }] };
    const withheld = protect(table, [0], { margin: 0.1 }, solve);
    expect([...withheld]).toEqual([1, 0, 2, 0]);
    expect(attack(table, withheld, solve, [0])).toEqual([{ cell: 0, low: 0, high: 5 }]);
  });

  it('withholds a total where its only part is primary', () => {
    const table = {
      values: Float64Array.of(4, 4, 6, 10),
      sums: [
        { total: 1, parts: [0] },
        { total: 3, parts: [1, 2] },
      ],
    };
    expect([...protect(table, [0], { margin: 0.1 }, solve)]).toEqual([1, 2, 2, 0]);
  });

  it('leaves a table alone of which nothing is primary', () => {
    expect([...protect(small, [], { margin: 0.1 }, solve)]).toEqual(new Array(16).fill(0));
  });

  it('keeps what an earlier vintage withheld, and lets it cover what is primary now', () => {
    const table = { values: Float64Array.of(3, 40, 30, 73), sums: [{ total: 3, parts: [0, 1, 2] }] };
    expect([...protect(table, [0], { margin: 0.1, before: [1] }, solve)]).toEqual([1, 2, 0, 0]);
  });

  it('withholds what was not published before, were it dearer', () => {
    const table = { values: Float64Array.of(3, 40, 30, 73), sums: [{ total: 3, parts: [0, 1, 2] }] };
    expect([...protect(table, [0], { margin: 0.1, published: [2] }, solve)]).toEqual([1, 2, 0, 0]);
  });

  it('holds against the attacker in random tables with totals both ways', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 2 }),
        (inner, picks) => {
          const table = crossTable(inner);
          const primary = picks.map((p) => table.at(p % inner.length, Math.floor(p / 3)));
          const withheld = protect(table, primary, { margin: 0.1 }, solve);
          expectProtected(table, withheld, primary, 0.1);
        },
      ),
      { numRuns: times(10, 30) },
    );
  });
});

const hidden = ({ values }: AdditiveTable, withheld: Uint8Array) =>
  values.reduce((sum, v, i) => (withheld[i] === Withheld.secondary ? sum + v : sum), 0);

/** The least value of a protecting pattern, by trying all of them. */
function cheapestByTrying(table: AdditiveTable, primary: readonly number[], margin: number): number {
  const others = [...table.values.keys()].filter((i) => !primary.includes(i));
  let best = Number.POSITIVE_INFINITY;
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const withheld = new Uint8Array(table.values.length);
    for (const cell of primary) withheld[cell] = Withheld.primary;
    others.forEach((cell, j) => {
      if ((bits >> j) & 1) withheld[cell] = Withheld.secondary;
    });
    const cost = hidden(table, withheld);
    if (cost >= best) continue;
    const holds = attack(table, withheld, solve, [...primary]).every(
      ({ cell, low, high }) =>
        low <= table.values[cell]! * (1 - margin) + 1e-9 && high >= table.values[cell]! * (1 + margin) - 1e-9,
    );
    if (holds) best = cost;
  }
  return best;
}
