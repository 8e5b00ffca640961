import type { Aggregate, State } from '../sql/index.js';

/** The units, then the groups they belong to and the whole area: every body that has a figure of its own. */
export interface Bodies {
  units: number;
  /** All of them. */
  count: number;
  /** The bodies that each unit is part of, itself among them. */
  of: readonly (readonly number[])[];
}

/**
 * Figures that do not add up, in one period: what is known of the records of every body, merged over words, dates and
 * places, so that a value that stands in several of them counts once. With `mean`, the mean of the figures of the dates.
 */
export class Merging {
  /** Of each body what is to be merged: all at once, since each merging of two would copy what there is so far. */
  readonly #states = new Map<number, State[]>();
  readonly #sums: Float64Array;
  readonly #dates: Float64Array;
  readonly #aggregate: Aggregate<State>;
  readonly #bodies: Bodies;
  readonly #mean: boolean;
  /** What is known of no records: 0 different values, no least one. */
  readonly #nothing: State;

  constructor(aggregate: Aggregate<State>, bodies: Bodies, mean: boolean) {
    this.#aggregate = aggregate;
    this.#bodies = bodies;
    this.#mean = mean;
    this.#nothing = aggregate.read(null);
    this.#sums = new Float64Array(bodies.count);
    this.#dates = new Float64Array(bodies.count);
  }

  add(unit: number, state: State): void {
    for (const body of this.#bodies.of[unit]!) {
      const known = this.#states.get(body);
      if (known) known.push(state);
      else this.#states.set(body, [state]);
    }
  }

  /** After the last record of a date. */
  endDate(): void {
    if (this.#mean) this.#settle();
  }

  /** The figure of every body; NaN where nothing is known. */
  finish(): Float64Array {
    if (!this.#mean) this.#settle();
    return this.#sums.map((sum, body) => sum / this.#dates[body]!);
  }

  #settle(): void {
    for (let body = 0; body < this.#bodies.count; body++) {
      const states = this.#states.get(body) ?? [this.#nothing];
      const figure = this.#aggregate.finish(this.#aggregate.merge(states));
      if (Number.isNaN(figure)) continue;
      this.#sums[body]! += figure;
      this.#dates[body]!++;
    }
    this.#states.clear();
  }
}
