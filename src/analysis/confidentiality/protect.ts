import type { Solve } from '../../engine/index.js';
import { type AdditiveTable, components, type Sum, Withheld } from './additive.js';

/** The required protection, and the status of cells in earlier vintages. */
export interface Protection {
  /** The interval of a primary cell must reach below (1 − margin) and above (1 + margin) times its value. */
  margin: number;
  /** Cells that an earlier vintage of the same period withheld: they stay withheld. */
  before?: readonly number[];
  /** Cells that an earlier vintage published: others are suppressed instead wherever possible. */
  published?: readonly number[];
}

/**
 * Chooses the secondary suppressions, so that no primary cell can be inferred from the sums: of all patterns that leave every
 * primary cell an interval of `margin` on both sides, the one that suppresses the least value.
 *
 * A mixed-integer program with cuts: choose a pattern, find a primary cell that it exposes by an attack, add the
 * dual solution of the attack as a constraint, and repeat. It ends with the optimum, since there are finitely many cuts.
 * A primary cell of 0 is protected upwards by 1, since a relative margin of 0 is 0.
 * (Fischetti and Salazar-González 2001, Management Science 47(7): 1008–1027.)
 *
 * @param primary the cells that must not be disclosed
 * @returns a code of {@link Withheld} for each cell
 * @throws Error where suppressing everything does not protect a cell, since it is in no sum with others
 */
export function protect(
  table: AdditiveTable,
  primary: readonly number[],
  how: Protection,
  solve: Solve,
): Uint8Array {
  const withheld = new Uint8Array(table.values.length);
  const always = [...new Set([...primary, ...(how.before ?? [])])];
  for (const { cells, sums } of components(table, always)) {
    const chosen = suppressionPattern(suppressionPart(table, cells, sums, primary, how), solve);
    cells.forEach((cell, i) => {
      if (chosen[i]) withheld[cell] = Withheld.secondary;
    });
  }
  for (const cell of primary) withheld[cell] = Withheld.primary;
  return withheld;
}

/** A component with cells numbered from 0. */
interface SuppressionPart {
  values: Float64Array;
  sums: readonly Sum[];
  primary: number[];
  fixed: Set<number>;
  cost: number[];
  margin: number;
  /** Upper bound of any cell: the largest total. */
  limit: number;
}

function suppressionPart(
  { values }: AdditiveTable,
  cells: readonly number[],
  sums: readonly Sum[],
  primary: readonly number[],
  { margin, before = [], published = [] }: Protection,
): SuppressionPart {
  const at = new Map(cells.map((cell, i) => [cell, i]));
  const here = (list: readonly number[]) => list.flatMap((cell) => at.get(cell) ?? []);
  const own = Float64Array.from(cells, (cell) => values[cell]!);
  const total = own.reduce((sum, v) => sum + v, 0);
  const dear = new Set(here(published));
  const fixed = new Set([...here(primary), ...here(before)]);
  return {
    values: own,
    sums: sums.map((s) => ({ total: at.get(s.total)!, parts: here(s.parts) })),
    limit: own.reduce((most, v) => Math.max(most, v), 0) + 1,
    primary: here(primary),
    fixed,
    // At equal value fewer cells are preferred; a cell published earlier costs more than all others together.
    cost: [...own].map((v, i) => (fixed.has(i) ? 0 : v / (total || 1) + 1e-6 + (dear.has(i) ? 2 : 0))),
    margin,
  };
}

/** A condition on the pattern: Σ terms · withheld ≥ 1. */
type Cut = number[];

function suppressionPattern(of: SuppressionPart, solve: Solve): boolean[] {
  const cuts: Cut[] = [];
  for (;;) {
    const pattern = cheapest(of, cuts, solve);
    const found = of.primary.flatMap((cell) =>
      [1, -1].flatMap((side) => cutFor(of, pattern, cell, side, solve)),
    );
    if (found.length === 0) return pattern;
    cuts.push(...found);
  }
}

function cheapest({ cost, fixed }: SuppressionPart, cuts: readonly Cut[], solve: Solve): boolean[] {
  const solution = solve({
    cost,
    rows: cuts.map((terms) => ({ terms, low: 1, high: Number.POSITIVE_INFINITY })),
    bounds: cost.map((_, i) => (fixed.has(i) ? [1, 1] : [0, 1])),
    integer: cost.map(() => true),
  });
  if (solution.status !== 'optimal') throw new Error('No pattern protects these cells.');
  return [...solution.x].map((x) => x > 0.5);
}

/**
 * The cut for a cell whose interval is too narrow; none where it is wide enough. The end of the interval is computed by a dual
 * program: dual values of the sums and of the bounds of every suppressed cell (0 and the largest total). Published cells are
 * fixed and therefore not in the program; the dual values give the benefit of suppressing any other cell.
 */
function cutFor(
  of: SuppressionPart,
  pattern: readonly boolean[],
  cell: number,
  side: number,
  solve: Solve,
): Cut[] {
  const { values, sums, margin } = of;
  const need = margin * values[cell]! || (side > 0 ? 1 : 0);
  if (need === 0) return [];
  const rise = (i: number) => (side > 0 ? of.limit : values[i]!);
  const fall = (i: number) => (side > 0 ? values[i]! : of.limit);
  const free = [...values.keys()].filter((i) => pattern[i]);
  const held = sums.filter(({ total, parts }) => pattern[total] || parts.some((i) => pattern[i]));
  const solution = solve({
    cost: [...held.map(() => 0), ...free.map((i) => rise(i)), ...free.map((i) => fall(i))],
    rows: free.map((i) => {
      const own = (sign: number) => free.map((j) => (j === i ? sign : 0));
      const goal = i === cell ? 1 : 0;
      return { terms: [...held.map((s) => termOf(s, i)), ...own(1), ...own(-1)], low: goal, high: goal };
    }),
    bounds: [...held.map(() => everything), ...free.map(() => positive), ...free.map(() => positive)],
  });
  if (solution.status !== 'optimal') throw new Error(`No bound for cell ${cell}.`);
  if (solution.cost >= need * (1 - 1e-9)) return [];
  const worth = [...values.keys()].map((i) => {
    const price = held.reduce((sum, s, j) => sum - solution.x[j]! * termOf(s, i), i === cell ? 1 : 0);
    return Math.min((price > 0 ? price * rise(i) : -price * fall(i)) / need, 1);
  });
  return [worth.map((w) => (w < 1e-9 ? 0 : w))];
}

const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const positive = [0, Number.POSITIVE_INFINITY] as const;

function termOf({ total, parts }: Sum, cell: number): number {
  if (cell === total) return -1;
  return parts.includes(cell) ? 1 : 0;
}
