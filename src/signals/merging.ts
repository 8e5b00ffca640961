import { type Aggregate, exactMean, type State } from '../sql/index.js';
import { BlankDates } from './partSums.js';

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
 * and units, so that a value that occurs several times counts once. With `mean`, the mean of the figures of the dates, but for
 * those on which an area has records without any value.
 */
export class MergedStates {
  /** The states of each area, merged all at once: repeated pairwise merges would copy them each time. */
  readonly #states = new Map<number, State[]>();
  /** Records of each area on the date, or of all dates. */
  readonly #records: Float64Array;
  readonly #blank: BlankDates;
  /** The figures of each area, one for each date that has one. */
  readonly #figures: number[][];
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
    this.#records = new Float64Array(areas.count);
    this.#blank = new BlankDates(areas.count);
    this.#figures = Array.from({ length: areas.count }, () => []);
  }

  /** @param records the number of records that the state is of */
  add(unit: number, state: State, records: number): void {
    for (const area of this.#areas.ofUnit[unit]!) {
      this.#records[area]! += records;
      const known = this.#states.get(area);
      if (known) known.push(state);
      else this.#states.set(area, [state]);
    }
  }

  /** To be called after the last record of a date. */
  endDate(): void {
    if (this.#mean) this.#settle();
  }

  /** The figure of every area; NaN where it is undefined, or none of its records has a value. */
  finish(): Float64Array {
    if (!this.#mean) this.#settle();
    return Float64Array.from(this.#figures, (figures, area) =>
      this.#blank.isBlank(area) ? Number.NaN : exactMean(figures),
    );
  }

  #settle(): void {
    const ofNothing = this.#aggregate.finish(this.#nothing);
    for (let area = 0; area < this.#areas.count; area++) {
      const states = this.#states.get(area) ?? [this.#nothing];
      const figure = this.#aggregate.finish(this.#aggregate.merge(states));
      const hasValue = !Object.is(figure, ofNothing);
      const records = this.#records[area]!;
      this.#blank.enter(area, records, hasValue);
      if (!Number.isNaN(figure) && (records === 0 || hasValue)) this.#figures[area]!.push(figure);
    }
    this.#states.clear();
    this.#records.fill(0);
  }
}
