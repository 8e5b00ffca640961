import {
  at,
  type FormulaSource,
  type FormulaTree,
  formulaTree,
  offset,
  type Panel,
  type Plan,
  Reason,
  sourcesOf,
} from '../../edition/index.js';
import { type FormulaCell, FormulaEvaluator, type FormulaFigures, missingCell } from './figureFormula.js';

/** Figures of a name that is not an indicator, by code and period. */
type Facts = ReadonlyMap<string, number>;

/** The figures that the formulas of computed indicators name: those of indicators, of the economy, and contextual ones. */
class PanelFigures implements FormulaFigures {
  readonly units: number;
  readonly #sources = new Map<string, FormulaSource>();
  readonly #facts = new Map<string, Facts>();
  /** Evaluates computed indicators down to their inputs, where derivatives by these are asked for. */
  inputs?: FormulaEvaluator;

  constructor(
    readonly plan: Plan,
    readonly panel: Panel,
  ) {
    this.units = plan.units.length;
  }

  memberOf(column: string): ArrayLike<number> {
    return this.plan.groupings.find((grouping) => grouping.column === column)!.memberOf;
  }

  groupOf(column: string, code: string): number {
    const { groups } = this.plan.groupings.find((grouping) => grouping.column === column)!;
    return groups.findIndex((group) => group.code === code);
  }

  named({ name, period, unit }: FormulaTree & { is: 'name' }, own: number, t: number): FormulaCell {
    const { plan, panel } = this;
    const source = this.#source(name);
    const c = unit === undefined ? own : plan.units.findIndex(({ code }) => code === unit);
    if (c < 0) return missingCell(Reason.notObserved);
    if (source.of !== 'indicator') {
      const value = this.#factsOf(source).get(`${plan.units[c].code}\n${period ?? plan.periods[t]}`);
      return value === undefined ? missingCell(Reason.notObserved) : { value, reason: Reason.observed };
    }
    const then = period === undefined ? t : plan.periods.indexOf(period);
    if (then < 0) return missingCell(Reason.notObserved);
    const { formula } = plan.indicators[source.indicator];
    if (this.inputs && formula !== undefined) return this.inputs.cell(formulaTree(formula), c, then);
    const cell = offset(panel, source.indicator, c, then);
    const found = { value: at(panel, source.indicator, c, then), reason: panel.reasons[cell] };
    return this.inputs ? { ...found, derivatives: new Map([[cell, 1]]) } : found;
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
      const { period, values } = this.plan.contextual[source.contextual];
      for (const [code, value] of Object.entries(values)) facts.set(`${code}\n${period}`, value);
    }
    this.#facts.set(key, facts);
    return facts;
  }
}

/**
 * An evaluator of the formulas of computed indicators.
 * @param derive also gives derivatives, by the cells of indicators that are not computed themselves
 */
export function panelFormulas(plan: Plan, panel: Panel, derive = false): FormulaEvaluator {
  const figures = new PanelFigures(plan, panel);
  const evaluator = new FormulaEvaluator(figures, derive);
  if (derive) figures.inputs = evaluator;
  return evaluator;
}
