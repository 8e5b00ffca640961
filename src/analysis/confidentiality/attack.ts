import type { Program, Solve } from '../../engine/index.js';
import { type AdditiveTable, components, Withheld } from './additive.js';

/** The interval that can be inferred for a suppressed cell from the published ones. */
export interface Exposure {
  cell: number;
  low: number;
  /** Infinite where the cell is in no published sum. */
  high: number;
}

/**
 * The interval of each suppressed cell that can be inferred from every published cell, all sums, and non-negativity, by two linear
 * programs for each cell. It uses published data only: the values of suppressed cells are never read.
 *
 * @param withheld one code of {@link Withheld} for each cell
 * @param wanted the cells to attack; all suppressed ones by default
 * @throws Error where the solver finds no feasible table, which is impossible with correct sums
 */
export function attack(
  table: AdditiveTable,
  withheld: Uint8Array,
  solve: Solve,
  wanted = [...withheld.keys()].filter((i) => withheld[i] !== Withheld.no),
): Exposure[] {
  return components(table, wanted).flatMap((part) => {
    const unknown = part.cells.filter((i) => withheld[i] !== Withheld.no);
    const rows = publishedConstraints(table, withheld, part.sums, unknown);
    const bounds = unknown.map(() => [0, Number.POSITIVE_INFINITY] as const);
    const extreme = (k: number, sign: number) => {
      const solution = solve({ cost: unknown.map((_, j) => (j === k ? sign : 0)), rows, bounds });
      if (solution.status === 'unbounded') return Number.POSITIVE_INFINITY;
      if (solution.status !== 'optimal') throw new Error(`The attack on cell ${unknown[k]} has no answer.`);
      return solution.x[k]!;
    };
    const asked = new Set(wanted);
    return unknown.flatMap((cell, k) =>
      asked.has(cell) ? [{ cell, low: extreme(k, 1), high: extreme(k, -1) }] : [],
    );
  });
}

/** The constraints of the published sums on the unknown cells. */
function publishedConstraints(
  { values }: AdditiveTable,
  withheld: Uint8Array,
  sums: AdditiveTable['sums'],
  unknown: readonly number[],
): Program['rows'] {
  const column = new Map(unknown.map((cell, k) => [cell, k]));
  return sums.flatMap(({ total, parts }) => {
    const terms = new Array<number>(unknown.length).fill(0);
    let known = 0;
    const add = (cell: number, sign: number) => {
      if (withheld[cell] === Withheld.no) known += sign * values[cell]!;
      else terms[column.get(cell)!] = sign;
    };
    add(total, -1);
    for (const part of parts) add(part, 1);
    return terms.some((term) => term !== 0) ? [{ terms, low: -known, high: -known }] : [];
  });
}
