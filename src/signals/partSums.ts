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
  readonly #units: number;
  readonly blank: BlankDates;

  constructor(part: PartFigures, units: number) {
    this.#part = part;
    this.#sums = new DecimalSums(part.sums, units);
    this.#units = units;
    this.blank = new BlankDates(units);
  }

  /**
   * Adds a date.
   * @param rows all that it has
   * @param units the unit of each row of the part, -1 for none
   */
  addDate(rows: readonly number[], units: Int32Array): void {
    const { records } = this.#part;
    if (!records) {
      this.#sums.add(rows, units);
      return;
    }
    const has = new Uint8Array(this.#units);
    this.#sums.add(rows, units, has);
    const read = new Float64Array(this.#units);
    for (const row of rows) if (units[row]! >= 0) read[units[row]!]! += records[row]!;
    for (let unit = 0; unit < has.length; unit++) this.blank.enter(unit, read[unit]!, has[unit] === 1);
  }

  /** 0 without any number. */
  at(unit: number): Decimal {
    return this.#sums.at(unit);
  }
}
