import type { Aggregate, State } from '../sql/index.js';

/** The areas that have figures of their own: the units, then the groups and the total. */
export interface Areas {
  units: number;
  /** Number of areas. */
  count: number;
  /** The areas that each unit belongs to, including itself. */
  ofUnit: readonly (readonly number[])[];
}

/**
 * Figures that are not additive, in one period: the states of the records of every area, merged over place names, dates
 * and units, so that a value that occurs several times counts once. With `mean`, the mean of the figures of the dates.
 */
export class MergedStates {
  /** The states of each area, merged all at once: repeated pairwise merges would copy them each time. */
  readonly #states = new Map<number, State[]>();
  readonly #sums: Float64Array;
  readonly #dates: Float64Array;
  readonly #aggregate: Aggregate<State>;
  readonly #areas: Areas;
  readonly #mean: boolean;
  /** The state of no records: 0 different values, no minimum. */
  readonly #nothing: State;

  constructor(aggregate: Aggregate<State>, areas: Areas, mean: boolean) {
    this.#aggregate = aggregate;
    this.#areas = areas;
    this.#mean = mean;
    this.#nothing = aggregate.read(null);
    this.#sums = new Float64Array(areas.count);
    this.#dates = new Float64Array(areas.count);
  }

  add(unit: number, state: State): void {
    for (const area of this.#areas.ofUnit[unit]!) {
      const known = this.#states.get(area);
      if (known) known.push(state);
      else this.#states.set(area, [state]);
    }
  }

  /** To be called after the last record of a date. */
  endDate(): void {
    if (this.#mean) this.#settle();
  }

  /** The figure of every area; NaN where it is undefined. */
  finish(): Float64Array {
    if (!this.#mean) this.#settle();
    return this.#sums.map((sum, area) => sum / this.#dates[area]!);
  }

  #settle(): void {
    for (let area = 0; area < this.#areas.count; area++) {
      const states = this.#states.get(area) ?? [this.#nothing];
      const figure = this.#aggregate.finish(this.#aggregate.merge(states));
      if (Number.isNaN(figure)) continue;
      this.#sums[area]! += figure;
      this.#dates[area]!++;
    }
    this.#states.clear();
  }
}
