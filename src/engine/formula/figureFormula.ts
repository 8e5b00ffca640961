import { type FormulaTree, Reason, type StatisticOverUnits } from '../../edition/index.js';
import { extentOf, meanOf, sampleSd } from '../stats/moments.js';
import { normalQuantile } from '../stats/normalQuantile.js';
import { quantile, quantileSlopes } from '../stats/quantile.js';
import { equalRange, runsOfEqual } from '../stats/ties.js';
import { operationsOnNumbers } from './operations.js';

/** The result of a formula, or NaN and the reason. */
export interface FormulaCell {
  value: number;
  /** A code of `Reason`: observed, why it is missing, or how the first imputed input was imputed. */
  reason: number;
  /** Partial derivatives by cells of the panel, where they are asked for. */
  derivatives?: ReadonlyMap<number, number>;
}

/** The figures that the names of a formula stand for. */
export interface FormulaFigures {
  units: number;
  /** @param c index of a unit @param t index of a period */
  named(tree: FormulaTree & { is: 'name' }, c: number, t: number): FormulaCell;
  /** The number of the group of each unit in a column, −1 for none. */
  memberOf(column: string): ArrayLike<number>;
  /** The number of a group of a column. */
  groupOf(column: string, code: string): number;
}

type OverUnits = FormulaTree & { is: 'over-units' };

export const missingCell = (reason: number): FormulaCell => ({ value: Number.NaN, reason });

/**
 * Evaluates formulas cell by cell. Missing in, missing out, with the reason of the first missing part from the left, except for
 * `coalesce`, `present` and the branch of `if` that is not taken; a sum over units needs all units that existed, other
 * statistics are of those that have a figure; division by zero is missing with that reason.
 */
export class FormulaEvaluator {
  readonly #overUnits = new Map<FormulaTree, Map<string, Members>>();

  /** @param derive also gives derivatives, by the cells of figures that are not computed themselves */
  constructor(
    readonly figures: FormulaFigures,
    readonly derive = false,
  ) {}

  /** @param c index of a unit @param t index of a period of the panel */
  cell(tree: FormulaTree, c: number, t: number): FormulaCell {
    switch (tree.is) {
      case 'number':
        return { value: tree.value, reason: Reason.observed };
      case 'name':
        return this.figures.named(tree, c, t);
      case 'previous':
        return t < tree.by ? missingCell(Reason.notObserved) : this.cell(tree.a, c, t - tree.by);
      case 'first':
        return this.#first(tree.a, c, t);
      case 'cumulative':
        return this.#cumulative(tree.a, c, t);
      case 'over-units':
        return this.#statistic(tree, c, t);
      default:
        return this.#apply(tree, c, t);
    }
  }

  #first(tree: FormulaTree, c: number, t: number): FormulaCell {
    for (let s = 0; s <= t; s++) {
      const cell = this.cell(tree, c, s);
      if (!Number.isNaN(cell.value)) return cell;
    }
    return missingCell(Reason.notObserved);
  }

  /** Missing before the first figure, and from the first gap after it on. */
  #cumulative(tree: FormulaTree, c: number, t: number): FormulaCell {
    const factors: FormulaCell[] = [];
    for (let s = 0; s <= t; s++) {
      const cell = this.cell(tree, c, s);
      if (factors.length > 0 || s === t || !Number.isNaN(cell.value)) factors.push(cell);
    }
    const { value, slopes } = operationsOnNumbers.product;
    return this.#combine(factors, value, slopes);
  }

  #apply({ by, of }: FormulaTree & { is: 'apply' }, c: number, t: number): FormulaCell {
    if (by === 'if') {
      const test = this.cell(of[0], c, t);
      if (Number.isNaN(test.value)) return test;
      return this.cell(test.value !== 0 ? of[1] : of[2], c, t);
    }
    const parts = of.map((part) => this.cell(part, c, t));
    if (by === 'present') return { value: Number.isNaN(parts[0].value) ? 0 : 1, reason: Reason.observed };
    if (by === 'coalesce') return parts.find(({ value }) => !Number.isNaN(value)) ?? parts[0];
    const { value, slopes, divisor } = operationsOnNumbers[by];
    if (divisor !== undefined && parts[divisor].value === 0 && !Number.isNaN(parts[0].value))
      return missingCell(Reason.denominatorZero);
    return this.#combine(parts, value, slopes);
  }

  /** Combines parts: missing where one is missing, imputed where one is imputed. */
  #combine(
    parts: readonly FormulaCell[],
    value: (x: readonly number[]) => number,
    slopes?: (x: readonly number[], result: number) => readonly number[],
  ): FormulaCell {
    const absent = parts.find((part) => Number.isNaN(part.value));
    if (absent) return missingCell(absent.reason);
    const values = parts.map((part) => part.value);
    // No negative zero, which files and spreadsheets do not have.
    const result = value(values) + 0;
    if (!Number.isFinite(result)) return missingCell(Reason.outOfRange);
    const reason = parts.find((part) => part.reason !== Reason.observed)?.reason ?? Reason.observed;
    if (!this.derive) return { value: result, reason };
    return {
      value: result,
      reason,
      derivatives: slopes ? chainRule(parts, slopes(values, result)) : new Map(),
    };
  }

  #statistic(tree: OverUnits, c: number, t: number): FormulaCell {
    const memberOf = tree.column === undefined ? undefined : this.figures.memberOf(tree.column);
    const named = tree.group === undefined ? undefined : this.figures.groupOf(tree.column!, tree.group);
    const group = named ?? (memberOf ? memberOf[c] : 0);
    if (group < 0) return missingCell(Reason.notObserved);
    const known = this.#overUnits.get(tree) ?? new Map<string, Members>();
    this.#overUnits.set(tree, known);
    const key = `${group} ${t}`;
    let members = known.get(key);
    if (!members) {
      members = this.#membersOf(tree.a, t, (d) => !memberOf || memberOf[d] === group);
      known.set(key, members);
    }
    const place = places[tree.by];
    if (place) return this.#combine([this.cell(tree.a, c, t)], ([x]) => place(members, x));
    members.shared ??= this.#shared(tree, members);
    return members.shared;
  }

  #membersOf(tree: FormulaTree, t: number, isIn: (unit: number) => boolean): Members {
    const cells: FormulaCell[] = [];
    for (let d = 0; d < this.figures.units; d++) {
      if (!isIn(d)) continue;
      const cell = this.cell(tree, d, t);
      if (cell.reason !== Reason.unitDidNotExist) cells.push(cell);
    }
    return new Members(cells);
  }

  #shared({ by, order = 0 }: OverUnits, { cells, there }: Members): FormulaCell {
    if (by === 'count') return { value: there.length, reason: Reason.observed };
    const of = by === 'total' ? cells : there;
    if (of.length === 0) return missingCell(Reason.notObserved);
    const { value, slopes } = statistics[by]!;
    return this.#combine(
      of,
      (x) => value(x, order),
      (x, result) => slopes(x, result, order),
    );
  }
}

/** The figures of the units of one group, or of all, in a period. */
class Members {
  /** Those that are not missing. */
  readonly there: FormulaCell[];
  /** What all of them share. */
  shared?: FormulaCell;
  #runs?: ReturnType<typeof runsOfEqual>;

  constructor(readonly cells: readonly FormulaCell[]) {
    this.there = cells.filter(({ value }) => !Number.isNaN(value));
  }

  /** How many figures are below x, and below or equal. */
  range(x: number): { below: number; upTo: number } {
    this.#runs ??= runsOfEqual(Float64Array.from(this.there, ({ value }) => value));
    return equalRange(this.#runs, x);
  }
}

/** The place of a figure among those of the units: the highest has the rank 1, equal ones share the best. */
const places: Partial<Record<StatisticOverUnits, (members: Members, x: number) => number>> = {
  rank: (members, x) => members.there.length - members.range(x).upTo + 1,
  'percent-rank': (members, x) => members.range(x).below / (members.there.length - 1),
  /** Of Blom (1958), as the scale of this name. */
  'normal-score': (members, x) =>
    normalQuantile((members.range(x).below + 1 - 0.375) / (members.there.length + 0.25)),
};

interface Statistic {
  value: (x: readonly number[], order: number) => number;
  slopes: (x: readonly number[], result: number, order: number) => readonly number[];
}

const statistics: Partial<Record<StatisticOverUnits, Statistic>> = {
  total: { value: operationsOnNumbers.sum.value, slopes: (x) => x.map(() => 1) },
  quantile: { value: quantile, slopes: (x, _, order) => quantileSlopes(x, order) },
  average: { value: (x) => meanOf(x), slopes: (x) => x.map(() => 1 / x.length) },
  lowest: { value: (x) => extentOf(x)[0], slopes: (x, lowest) => onlyFirst(x, lowest) },
  highest: { value: (x) => extentOf(x)[1], slopes: (x, highest) => onlyFirst(x, highest) },
  deviation: {
    value: (x) => sampleSd(x),
    slopes: (x, sd) => {
      const mean = meanOf(x);
      return x.map((one) => (one - mean) / ((x.length - 1) * sd));
    },
  },
};

function onlyFirst(x: readonly number[], taken: number): number[] {
  const at = x.indexOf(taken);
  return x.map((_, i) => (i === at ? 1 : 0));
}

/** The chain rule. */
function chainRule(parts: readonly FormulaCell[], slopes: readonly number[]): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  parts.forEach(({ derivatives }, i) => {
    for (const [cell, slope] of derivatives ?? []) all.set(cell, (all.get(cell) ?? 0) + slope * slopes[i]);
  });
  return all;
}
