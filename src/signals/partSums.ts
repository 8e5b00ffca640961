import { type Decimal, type DecimalColumn, DecimalSums } from '../sql/index.js';

/** A sum or count that a figure is made of, by place and date. */
export interface PartFigures {
  sums: DecimalColumn;
  /** The records whose numbers are summed; absent for a count, which is never blank. */
  records?: Float64Array;
}

/**
 * Dates on which a unit has records but none of them a number: such a date says nothing, and where all are so there is no figure.
 * A date without records of the unit is 0.
 */
export class BlankDates {
  readonly #blank: Int32Array;
  readonly #known: Uint8Array;

  constructor(units: number) {
    this.#blank = new Int32Array(units);
    this.#known = new Uint8Array(units);
  }

  /** Enters a date. @param hasNumber whether any of its records has a number */
  enter(unit: number, records: number, hasNumber: boolean): void {
    if (hasNumber) this.#known[unit] = 1;
    else if (records > 0) this.#blank[unit]!++;
  }

  /** The number of such dates. */
  of(unit: number): number {
    return this.#blank[unit]!;
  }

  /** Whether a unit has records, and none of them a number. */
  isBlank(unit: number): boolean {
    return this.#blank[unit]! > 0 && this.#known[unit] === 0;
  }
}

/** What a part of a figure comes to in one period, by unit: sums are exact over all dates. */
export class PartSums {
  readonly #part: PartFigures;
  readonly #sums: DecimalSums;
  readonly #onDate: { records: Float64Array; has: Uint8Array };
  readonly blank: BlankDates;

  constructor(part: PartFigures, units: number) {
    this.#part = part;
    this.#sums = new DecimalSums(part.sums, units);
    this.#onDate = { records: new Float64Array(units), has: new Uint8Array(units) };
    this.blank = new BlankDates(units);
  }

  add(unit: number, row: number): void {
    const has = this.#sums.add(unit, row);
    if (!this.#part.records) return;
    this.#onDate.records[unit]! += this.#part.records[row]!;
    if (has) this.#onDate.has[unit] = 1;
  }

  /** To be called after the last record of a date. */
  endDate(): void {
    if (!this.#part.records) return;
    const { records, has } = this.#onDate;
    for (let unit = 0; unit < has.length; unit++) this.blank.enter(unit, records[unit]!, has[unit] === 1);
    records.fill(0);
    has.fill(0);
  }

  /** 0 without any number. */
  at(unit: number): Decimal {
    return this.#sums.at(unit);
  }
}
