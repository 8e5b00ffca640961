import { appendTo, groupBy } from '../../sql/index.js';
import { sumsOf } from './account.js';
import { decimalSum } from './decimal.js';
import type { Split } from './published.js';
import { isSafe, letIn, type Row, type Rule } from './rules.js';

/** A published set of which a record is no longer there, as it was erased or cannot be read. */
export interface LostSet {
  number: number;
  cell: string;
  /** Whose records were in it. */
  partners: string[];
  sums: string[];
}

/** The records that are in no figure. */
export interface Waiting {
  /** Until enough contributors stand behind them, by cell. */
  held: [cell: string, rows: Row[]][];
  /** As they would tell what was erased, by cell. */
  withheld: [cell: string, rows: Row[]][];
  lost: LostSet[];
}

export const nothingWaits = (lost: LostSet[] = []): Waiting => ({ held: [], withheld: [], lost });

/**
 * Which records enter figures, one batch after the other.
 *
 * A set of records that was published leaves the figures as a whole when one of its records is erased: the difference between the
 * figures before and after is then a sum that was safe to publish. What is left of it, and what its partners send for the same cell,
 * is withheld: added to a figure, it would tell the erased amount by what is missing. It enters once it adds up to what the set was.
 */
export class Entering {
  readonly #held: Map<string, Row[]>;
  readonly #withheld: Map<string, Row[]>;
  #lost: LostSet[];
  readonly #sets: Row[][] = [];
  /** Sets whose place others took. */
  readonly gone: number[] = [];

  /** @param mayEnter what is asked of a set beside the rules */
  constructor(
    readonly rules: readonly Rule[],
    { held, withheld, lost }: Waiting,
    readonly mayEnter?: (set: readonly Row[]) => boolean,
  ) {
    this.#held = new Map(held);
    this.#withheld = new Map(withheld);
    this.#lost = lost;
  }

  /** Sets that entered figures. */
  get sets(): readonly (readonly Row[])[] {
    return this.#sets;
  }

  get waiting(): Waiting {
    return { held: [...this.#held], withheld: [...this.#withheld], lost: this.#lost };
  }

  /** Records that came together, of one partner. Says which records enter, of those that were held back before, too. */
  enter(rows: readonly Row[]): readonly Row[] {
    if (this.rules.length === 0) return rows;
    if (this.#lost.length === 0) return this.#letIn(rows);
    return this.#letIn(rows.filter((row) => !this.#isBlocked(row) || !this.#withhold(row)));
  }

  /** Records by what was published of them: says which enter, with those of whole sets. What is left of lost sets is withheld. */
  take({ own, left, free }: Split): readonly Row[] {
    for (const row of left) this.#withhold(row);
    const entered = this.enter(free);
    return own.length === 0 ? entered : [...own, ...entered];
  }

  #withhold(row: Row): true {
    appendTo(this.#withheld, row.cell, row);
    return true;
  }

  #isBlocked({ cell, partner }: Row): boolean {
    return this.#lost.some((set) => set.cell === cell && set.partners.includes(partner));
  }

  /**
   * Where a set enters, what is left of its cell is tried again in the order in which it came, until nothing more enters: so it makes no
   * difference whether what was published is known as such, or found anew.
   */
  #letIn(rows: readonly Row[]): Row[] {
    const sets = letIn(this.#held, rows, this.rules, this.mayEnter);
    for (const set of sets) this.#sets.push(set);
    for (const { cell } of sets.map(([row]) => row!))
      if (this.#held.has(cell)) for (const set of this.#tryAgain(cell)) sets.push(set);
    return sets.flat();
  }

  #tryAgain(cell: string): Row[][] {
    const found: Row[][] = [];
    for (let before = -1; before !== found.length; ) {
      before = found.length;
      const left = this.#held.get(cell) ?? [];
      this.#held.delete(cell);
      for (const unit of unitsOf(left))
        for (const set of letIn(this.#held, unit, this.rules, this.mayEnter)) {
          this.#sets.push(set);
          found.push(set);
        }
    }
    return found;
  }

  /** Ends a round: lets in what adds up to sets that were lost. */
  end(): Row[] {
    return [...new Set(this.#lost.map(({ cell }) => cell))].flatMap((cell) => this.#heal(cell));
  }

  /** Lets withheld records in that add up to the sets of their cell that were lost. What came besides them is then tried, too. */
  #heal(cell: string): Row[] {
    const lost = this.#lost.filter((set) => set.cell === cell);
    const rows = this.#withheld.get(cell) ?? [];
    const sums = lost[0]!.sums.map((_, i) => decimalSum(lost.map((set) => set.sums[i]!)));
    const units = unitsOf(rows);
    const found = candidatesIn(units, sums, this.rules).find((set) => isSafe(set, this.rules));
    if (!found) return [];
    this.#lost = this.#lost.filter((set) => set.cell !== cell);
    this.#withheld.delete(cell);
    for (const { number } of lost) this.gone.push(number);
    this.#sets.push(found);
    const chosen = new Set(found);
    const left = unitsOf(rows.filter((row) => !chosen.has(row)));
    return [...found, ...left.flatMap((unit) => this.#letIn(unit))];
  }
}

/** Records that came together, in the order in which they came. */
const unitsOf = (rows: readonly Row[]): Row[][] => [...groupBy(rows, ({ unit }) => unit).values()];

/** What may have been sent again in place of what was erased: all up to a batch, one batch, or the first and a later one. */
function candidatesIn(units: readonly Row[][], sums: readonly string[], rules: readonly Rule[]): Row[][] {
  const own = units.map((unit) => sumsOf(unit, rules));
  const isSame = (one: readonly string[]) => one.every((sum, i) => sum === sums[i]);
  const add = (one: readonly string[], other: readonly string[]) =>
    one.map((sum, i) => decimalSum([sum, other[i]!]));
  let all = sums.map(() => '0');
  return units.flatMap((unit, i) => {
    all = add(all, own[i]!);
    return [
      ...(isSame(all) ? [units.slice(0, i + 1).flat()] : []),
      ...(isSame(own[i]!) ? [unit] : []),
      ...(i > 1 && isSame(add(own[0]!, own[i]!)) ? [[...units[0]!, ...unit]] : []),
    ];
  });
}
