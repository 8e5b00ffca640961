import { type AggregateChoice, type AggregateDetails, formulaTree } from '../../edition/index.js';
import {
  aggregates,
  type ChildScores,
  Evaluation,
  nodeFormulas,
  type PresentChildren,
  reaches,
  type Step,
  type Term,
} from '../../engine/index.js';
import type { FormulaStep, GivenName } from './explainFormula.js';
import { atLeast as reachesText } from './explainScale.js';
import { call, type Expression, mean, numberExpression, powerMean, sum, weightedSum } from './expression.js';
import { withNumbers } from './withNumbers.js';

/** The children of a node for one unit in one period, with the other units for methods that compare units. */
export interface AggregatedChildren {
  /** Ids of the present children. */
  ids: readonly string[];
  values: readonly number[];
  /** Of the present children. */
  weights: readonly number[];
  /** The divisor of an arithmetic mean at the root: the sum of the weights, or 1 with `keep`. */
  whole: number;
  /** Indices of the present children in the plan. */
  children: readonly number[];
  /** The number of children, present or missing. */
  count: number;
  /** The children of all units, a row for each, NaN where one is missing, and which units have enough of them for a score. */
  every: () => Pick<ChildScores, 'rows' | 'enough' | 'children'>;
  /** The index of the unit. */
  unit: number;
  /** All units that have every child, in the order of the children. */
  rows: () => readonly (readonly number[])[];
  /** The weights by benefit of the doubt that are best for the unit. */
  best: () => readonly number[];
  /** The aggregated score. */
  value: number;
}

/** The steps by which the engine aggregates the children of one unit, with the numbers in place. */
export function aggregateFormula(choice: AggregateChoice, aggregated: AggregatedChildren): FormulaStep[] {
  if (choice.details?.of === 'conditional') return conditional(choice.details, aggregated);
  if (choice.details?.of === 'formula') return [formulaStep(choice.details, aggregated)];
  const { steps, compares } = aggregates[choice.aggregate];
  const own: PresentChildren = aggregated;
  const rows = compares ? aggregated.rows().map((values) => ({ ...own, values })) : [own];
  const u = rows.findIndex(({ values }) => values.every((x, k) => x === aggregated.values[k]));
  const made = steps!(choice);
  const evaluation = new Evaluation(made, rows);
  return made.flatMap((step) => formulaSteps(step, step === made.at(-1), { aggregated, evaluation, u }));
}

/** The formula of the node with the scores in place. */
function formulaStep(
  details: Extract<AggregateDetails, { of: 'formula' }>,
  { every, unit, value }: AggregatedChildren,
): FormulaStep {
  const expression = withNumbers(nodeFormulas(details, every()), formulaTree(details.formula), unit, 0);
  return { step: 'aggregate', given: {}, expression, value };
}

/** The result of the condition, then the steps of the aggregate that it selects. */
function conditional(
  { child, atLeast, use, otherwise }: Extract<AggregateDetails, { of: 'conditional' }>,
  aggregated: AggregatedChildren,
): FormulaStep[] {
  const tested = testedValue(child, aggregated);
  const reached = reaches(tested, atLeast);
  const expression = Number.isFinite(tested) ? `if(${reachesText(tested, atLeast)}, 1, 0)` : '0';
  const condition: FormulaStep = { step: 'condition', given: {}, expression, value: reached ? 1 : 0 };
  return [
    condition,
    ...aggregateFormula(reached ? use : otherwise, { ...aggregated, whole: total(aggregated) }),
  ];
}

/** The value that a condition tests; −∞ where a child that it needs is missing. */
function testedValue(
  child: number | 'any' | 'every',
  { values, children, count }: AggregatedChildren,
): number {
  if (child === 'any') return Math.max(...values);
  if (child !== 'every') return values[children.indexOf(child)] ?? Number.NEGATIVE_INFINITY;
  return values.length === count ? Math.min(...values) : Number.NEGATIVE_INFINITY;
}

/** A unit whose steps are printed. */
interface EvaluatedUnit {
  aggregated: AggregatedChildren;
  evaluation: Evaluation;
  /** Its number among those that are evaluated. */
  u: number;
}

/** A step of the engine as one step, or as one for each child. The value of the last step is the published score. */
function formulaSteps({ name, perChild, formula }: Step, isLast: boolean, of: EvaluatedUnit): FormulaStep[] {
  const { ids, whole, value } = of.aggregated;
  const one = (k: number): FormulaStep => {
    const print = new TermPrinter(of, isLast ? whole : total(of.aggregated));
    const expression = print.text(formula, k);
    return {
      step: name,
      ...(perChild ? { of: ids[k]! } : {}),
      given: print.given,
      expression,
      value: isLast ? value : of.evaluation.result(name, of.u, k),
    };
  };
  return perChild ? ids.map((_, k) => one(k)) : [one(-1)];
}

/** Operator precedence: sums 1, products 2; all other terms have 3 and need no brackets. */
const precedence: Partial<Record<Term['is'], number>> = {
  '+': 1,
  '-': 1,
  sum: 1,
  mean: 1,
  '*': 2,
  '/': 2,
  average: 2,
};

/** Writes terms with the numbers of one unit, and collects the numbers that are given beside the formula. */
class TermPrinter {
  readonly given: Partial<Record<GivenName, number>> = {};
  readonly #of: EvaluatedUnit;
  readonly #whole: number;

  /** @param whole the divisor of weighted means */
  constructor(of: EvaluatedUnit, whole: number) {
    this.#of = of;
    this.#whole = whole;
  }

  /** A term as an expression. `k` is the index of the child, −1 for a term without one. */
  text(term: Term, k: number): Expression {
    const { aggregated, evaluation, u } = this.#of;
    const each = (of: Term) => evaluation.eachChild(of, u);
    const texts = (of: Term) => aggregated.values.map((_, i) => this.text(of, i));
    switch (term.is) {
      case '+':
      case '-':
      case '*':
      case '/':
        return `${this.#side(term, 'a', k)} ${term.is} ${this.#side(term, 'b', k)}`;
      case 'square':
        return `${this.#closed(term.a, k)} ^ 2`;
      case 'root':
        return `sqrt(${this.text(term.a, k)})`;
      case 'at-least-zero':
        return `max(0, ${this.text(term.a, k)})`;
      case 'hypotenuse':
        return `sqrt(${this.#closed(term.a, k)} ^ 2 + ${this.#closed(term.b, k)} ^ 2)`;
      case 'sum':
        return sum(texts(term.of));
      case 'average':
        return `(${sum(texts(term.of))}) / ${aggregated.values.length}`;
      case 'length':
        return `sqrt(${aggregated.values.map((_, i) => `${this.#closed(term.of, i)} ^ 2`).join(' + ')})`;
      case 'lowest':
        return call('min', each(term.of));
      case 'highest':
        return call('max', each(term.of));
      case 'mean':
        return powerMean(each(term.of), aggregated.weights, term.order, this.#whole);
      case 'median':
        return medianText(aggregated);
      case 'by-place': {
        const sorted = aggregated.values.toSorted((a, b) => b - a);
        const weights = sorted.map((_, i) => term.places[i] ?? 0);
        return `(${weightedSum(sorted, weights)}) / ${numberExpression(sumOf(weights))}`;
      }
      case 'across-units':
        return numberExpression(this.#statistic(term, k));
      case 'wins':
      case 'losses':
        this.given[term.is] = evaluation.value(term, u, k);
        return numberExpression(this.given[term.is]!);
      default:
        return numberExpression(evaluation.value(term, u, k));
    }
  }

  /** A statistic over all units; means and standard deviations are also given beside the formula. */
  #statistic(term: Extract<Term, { is: 'across-units' }>, k: number): number {
    const value = this.#of.evaluation.value(term, this.#of.u, k);
    if (term.statistic === 'mean') this.given.mean = value;
    if (term.statistic === 'sd' || term.statistic === 'sample-sd') this.given.sd = value;
    return value;
  }

  #side(whole: Extract<Term, { is: '+' | '-' | '*' | '/' }>, which: 'a' | 'b', k: number): Expression {
    const part = whole[which];
    const [inner, outer] = [precedence[part.is] ?? 3, precedence[whole.is]!];
    const free = which === 'a' || whole.is === '+' || whole.is === '*';
    return inner > outer || (inner === outer && free) ? this.text(part, k) : `(${this.text(part, k)})`;
  }

  #closed(term: Term, k: number): Expression {
    return (precedence[term.is] ?? 3) < 3 ? `(${this.text(term, k)})` : this.text(term, k);
  }
}

/** A median as an expression: the middle value, or the mean of the two in the middle. */
function medianText({ values, value }: AggregatedChildren): Expression {
  if (values.includes(value)) return numberExpression(value);
  const sorted = values.toSorted((a, b) => a - b);
  const above = sorted.findIndex((x) => x > value);
  return mean([sorted[above - 1]!, sorted[above]!]);
}

const sumOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

/** The sum of the weights, 1 where it differs from 1 by rounding alone. */
function total({ weights }: AggregatedChildren): number {
  const whole = sumOf(weights);
  return Math.abs(whole - 1) <= 1e-12 ? 1 : whole;
}
