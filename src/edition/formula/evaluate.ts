import { at, offset } from '../cube.js';
import { type Panel, Reason } from '../panel.js';
import type { Plan } from '../plan.js';
import { type FormulaSource, formulaTree, sourcesOf } from './sources.js';
import type { FormulaTree } from './tree.js';

/** The result of a formula, or NaN and the reason. */
export interface FormulaCell {
  value: number;
  /** A code of `Reason`: observed, why it is missing, or how the first imputed input was imputed. */
  reason: number;
  /** Partial derivatives by cells of the panel, where they are asked for. */
  derivatives?: ReadonlyMap<number, number>;
}

/** Figures of a name that is not an indicator, by code and period. */
type Facts = ReadonlyMap<string, number>;

const missingCell = (reason: number): FormulaCell => ({ value: Number.NaN, reason });

/**
 * Evaluates formulas cell by cell. Missing in, missing out, with the reason of the first missing part from the left; a sum over
 * units needs all units that existed; division by zero is missing with that reason.
 */
export class FormulaEvaluator {
  readonly #sources = new Map<string, FormulaSource>();
  readonly #facts = new Map<string, Facts>();
  readonly #totals = new Map<FormulaTree, Map<string, FormulaCell>>();

  /** @param derive also gives derivatives, by the cells of indicators that are not computed themselves */
  constructor(
    readonly plan: Plan,
    readonly panel: Panel,
    readonly derive = false,
  ) {}

  /** @param c index of a unit @param t index of a period of the panel */
  cell(tree: FormulaTree, c: number, t: number): FormulaCell {
    switch (tree.is) {
      case 'number':
        return { value: tree.value, reason: Reason.observed };
      case 'name':
        return this.#named(tree, c, t);
      case 'negative':
        return this.#combine(
          [this.cell(tree.a, c, t)],
          ([x]) => 0 - x!,
          () => [-1],
        );
      case 'abs':
        return this.#combine(
          [this.cell(tree.a, c, t)],
          ([x]) => Math.abs(x!),
          ([x]) => [x! < 0 ? -1 : 1],
        );
      case 'min':
      case 'max':
        return this.#extreme(tree, c, t);
      case 'previous':
        return this.#before(tree.a, c, t - tree.by);
      case 'growth':
        return this.#ratio(this.cell(tree.a, c, t), this.#before(tree.a, c, t - tree.by), growth);
      case 'mean':
        return this.#mean(tree, c, t);
      case 'total':
        return this.#total(tree, c, t);
      case 'share':
        return this.#ratio(this.cell(tree.a, c, t), this.#total(tree, c, t), share);
      case '/':
        return this.#ratio(this.cell(tree.a, c, t), this.cell(tree.b, c, t), quotient);
      default:
        return this.#operation(tree.is, this.cell(tree.a, c, t), this.cell(tree.b, c, t));
    }
  }

  #operation(sign: '+' | '-' | '*', a: FormulaCell, b: FormulaCell): FormulaCell {
    if (sign === '*')
      return this.#combine(
        [a, b],
        ([x, y]) => x! * y!,
        ([x, y]) => [y!, x!],
      );
    if (sign === '+')
      return this.#combine(
        [a, b],
        ([x, y]) => x! + y!,
        () => [1, 1],
      );
    return this.#combine(
      [a, b],
      ([x, y]) => x! - y!,
      () => [1, -1],
    );
  }

  #extreme(tree: FormulaTree & { is: 'min' | 'max' }, c: number, t: number): FormulaCell {
    const pick = (values: readonly number[]) =>
      tree.is === 'min' ? Math.min(...values) : Math.max(...values);
    const parts = tree.of.map((part) => this.cell(part, c, t));
    return this.#combine(parts, pick, (values) => {
      const taken = values.indexOf(pick(values));
      return values.map((_, i) => (i === taken ? 1 : 0));
    });
  }

  #before(tree: FormulaTree, c: number, t: number): FormulaCell {
    return t < 0 ? missingCell(Reason.notObserved) : this.cell(tree, c, t);
  }

  #mean({ a, over }: FormulaTree & { is: 'mean' }, c: number, t: number): FormulaCell {
    const parts = Array.from({ length: over }, (_, back) => this.#before(a, c, t - over + 1 + back));
    return this.#combine(
      parts,
      (values) => values.reduce((sum, x) => sum + x, 0) / over,
      () => parts.map(() => 1 / over),
    );
  }

  /** The sum over the units of a unit's group, or over all units; computed once per group and period. */
  #total(tree: FormulaTree & { is: 'total' | 'share' }, c: number, t: number): FormulaCell {
    const memberOf = this.plan.groupings.find(({ column }) => column === tree.column)?.memberOf;
    const group = memberOf ? memberOf[c]! : 0;
    if (group < 0) return missingCell(Reason.notObserved);
    const known = this.#totals.get(tree) ?? new Map<string, FormulaCell>();
    this.#totals.set(tree, known);
    const key = `${group} ${t}`;
    const before = known.get(key);
    if (before) return before;
    const parts = this.plan.units.flatMap((_, d) => {
      if (memberOf && memberOf[d] !== group) return [];
      const cell = this.cell(tree.a, d, t);
      return cell.reason === Reason.unitDidNotExist ? [] : [cell];
    });
    const sum = this.#combine(
      parts,
      (values) => values.reduce((all, x) => all + x, 0),
      () => parts.map(() => 1),
    );
    const total = parts.length === 0 ? missingCell(Reason.notObserved) : sum;
    known.set(key, total);
    return total;
  }

  #ratio(a: FormulaCell, b: FormulaCell, of: Ratio): FormulaCell {
    const absent = firstMissing([a, b]);
    if (absent) return absent;
    if (b.value === 0) return missingCell(Reason.denominatorZero);
    return this.#combine(
      [a, b],
      ([x, y]) => of.value(x!, y!),
      ([x, y]) => of.derivatives(x!, y!),
    );
  }

  /** Combines parts: missing where one is missing, imputed where one is imputed. */
  #combine(
    parts: readonly FormulaCell[],
    value: (values: readonly number[]) => number,
    slopes: (values: readonly number[]) => readonly number[],
  ): FormulaCell {
    const absent = firstMissing(parts);
    if (absent) return absent;
    const values = parts.map((part) => part.value);
    // No negative zero, which files and spreadsheets do not have.
    const result = value(values) + 0;
    if (!Number.isFinite(result)) return missingCell(Reason.outOfRange);
    const reason = parts.find((part) => part.reason !== Reason.observed)?.reason ?? Reason.observed;
    return {
      value: result,
      reason,
      ...(this.derive ? { derivatives: chainRule(parts, slopes(values)) } : {}),
    };
  }

  #named({ name, period }: FormulaTree & { is: 'name' }, c: number, t: number): FormulaCell {
    const source = this.#source(name);
    if (source.of !== 'indicator') {
      const facts = this.#factsOf(source);
      const value = facts.get(`${this.plan.units[c]!.code}\n${period ?? this.plan.periods[t]!}`);
      return value === undefined ? missingCell(Reason.notObserved) : { value, reason: Reason.observed };
    }
    const then = period === undefined ? t : this.plan.periods.indexOf(period);
    if (then < 0) return missingCell(Reason.notObserved);
    const { formula } = this.plan.indicators[source.indicator]!;
    if (this.derive && formula !== undefined) return this.cell(formulaTree(formula), c, then);
    const cell = offset(this.panel, source.indicator, c, then);
    const value = at(this.panel, source.indicator, c, then);
    const reason = this.panel.reasons[cell]!;
    return { value, reason, ...(this.derive ? { derivatives: new Map([[cell, 1]]) } : {}) };
  }

  #source(name: string): FormulaSource {
    const known = this.#sources.get(name) ?? sourcesOf(this.plan, name)[0];
    if (!known) throw new Error(`unknown name in a formula: ${name}`);
    this.#sources.set(name, known);
    return known;
  }

  #factsOf(source: Exclude<FormulaSource, { of: 'indicator' }>): Facts {
    const key = source.of === 'economy' ? source.id : `${source.contextual}`;
    const known = this.#facts.get(key);
    if (known) return known;
    const facts = new Map<string, number>();
    if (source.of === 'economy') {
      for (const fact of this.plan.economy!.facts) {
        if (!fact.used || fact.indicator !== source.id || fact.level !== this.plan.level) continue;
        facts.set(`${fact.code}\n${fact.period}`, fact.value);
      }
    } else {
      const { period, values } = this.plan.contextual[source.contextual]!;
      for (const [code, value] of Object.entries(values)) facts.set(`${code}\n${period}`, value);
    }
    this.#facts.set(key, facts);
    return facts;
  }
}

interface Ratio {
  value(x: number, y: number): number;
  derivatives(x: number, y: number): readonly number[];
}

const quotient: Ratio = { value: (x, y) => x / y, derivatives: (x, y) => [1 / y, -x / (y * y)] };
const growth: Ratio = {
  value: (x, y) => 100 * (x / y - 1),
  derivatives: (x, y) => [100 / y, (-100 * x) / (y * y)],
};
const share: Ratio = {
  value: (x, y) => 100 * (x / y),
  derivatives: (x, y) => [100 / y, (-100 * x) / (y * y)],
};

function firstMissing(parts: readonly FormulaCell[]): FormulaCell | undefined {
  const absent = parts.find(({ value }) => Number.isNaN(value));
  return absent && missingCell(absent.reason);
}

/** The chain rule. */
function chainRule(parts: readonly FormulaCell[], slopes: readonly number[]): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  parts.forEach(({ derivatives }, i) => {
    for (const [cell, slope] of derivatives ?? []) all.set(cell, (all.get(cell) ?? 0) + slope * slopes[i]!);
  });
  return all;
}
