import {
  FormulaEvaluator,
  type FormulaTree,
  formulaTree,
  type Plan,
  type ReasonCode,
  reasonName,
  sourcesOf,
  type Text,
} from '../../edition/index.js';
import { orNull } from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import { type Expression, numberExpression, sum } from './expression.js';

/** An input of a computed figure. */
export interface ComputedPart {
  name: string;
  title: Text;
  unit: Text;
  period: string;
  /** The figure of the unit itself, or a sum over all units (`total`) or over the group of the unit in this column. */
  of: 'unit' | 'total' | (string & {});
  value: number | null;
  /** As in the panel: observed, imputed:linear, or why it is missing. */
  reason: string;
  /** How it was computed itself; null where it was not. */
  computed: ReceiptComputed | null;
}

/** How a figure was computed from others. */
export interface ReceiptComputed {
  /** As written in the edition. */
  formula: string;
  /** The same with the numbers in place, which evaluates to the figure; null where that is missing. */
  expression: Expression | null;
  parts: ComputedPart[];
}

/**
 * How the figure of a unit was computed; null for an indicator without a formula.
 * @param k index of the indicator
 * @param t index of the period among all
 */
export function computedOf(release: Release, k: number, unit: number, t: number): ReceiptComputed | null {
  const { plan, panel } = release;
  const { formula } = plan.indicators[k]!;
  if (formula === undefined) return null;
  const evaluator = new FormulaEvaluator(plan, panel);
  const tree = formulaTree(formula);
  const parts = new Map<string, ComputedPart>();
  collect({ release, evaluator, unit, parts }, tree, t);
  const isThere = !Number.isNaN(evaluator.cell(tree, unit, t).value);
  return {
    formula,
    expression: isThere ? withNumbers(evaluator, tree, unit, t) : null,
    parts: [...parts.values()],
  };
}

interface PartCollector {
  release: Release;
  evaluator: FormulaEvaluator;
  unit: number;
  parts: Map<string, ComputedPart>;
}

/** Collects the figures that a part of a formula uses in a period. */
function collect(into: PartCollector, tree: FormulaTree, t: number): void {
  if (t < 0 || tree.is === 'number') return;
  switch (tree.is) {
    case 'name':
      addNamed(into, tree, t);
      break;
    case 'previous':
      collect(into, tree.a, t - tree.by);
      break;
    case 'growth':
      collect(into, tree.a, t);
      collect(into, tree.a, t - tree.by);
      break;
    case 'mean':
      for (let s = t - tree.over + 1; s <= t; s++) collect(into, tree.a, s);
      break;
    case 'total':
      addTotal(into, tree, t);
      break;
    case 'share':
      collect(into, tree.a, t);
      addTotal(into, tree, t);
      break;
    case 'min':
    case 'max':
      for (const part of tree.of) collect(into, part, t);
      break;
    default:
      collect(into, tree.a, t);
      if ('b' in tree) collect(into, tree.b, t);
  }
}

function addNamed(
  { release, evaluator, unit, parts }: PartCollector,
  tree: FormulaTree & { is: 'name' },
  t: number,
): void {
  const { plan } = release;
  const source = sourcesOf(plan, tree.name)[0]!;
  const period = tree.period ?? plan.periods[t]!;
  const key = `${tree.name} ${period}`;
  if (parts.has(key)) return;
  const { value, reason } = evaluator.cell(tree, unit, t);
  const then = plan.periods.indexOf(period);
  const computed =
    source.of === 'indicator' && then >= 0 ? computedOf(release, source.indicator, unit, then) : null;
  const { title, unit: measure } = source;
  parts.set(key, {
    name: tree.name,
    title,
    unit: measure,
    period,
    of: 'unit',
    value: orNull(value),
    reason: reasonName[reason as ReasonCode],
    computed,
  });
}

function addTotal(
  { release, evaluator, unit, parts }: PartCollector,
  tree: FormulaTree & { is: 'total' | 'share' },
  t: number,
): void {
  const { plan } = release;
  const whole: FormulaTree = { ...tree, is: 'total' };
  const { value, reason } = evaluator.cell(whole, unit, t);
  const name = nameOf(tree.a);
  const source = name === undefined ? undefined : sourcesOf(plan, name)[0];
  const of = tree.column ?? 'total';
  parts.set(`${JSON.stringify(whole)} ${t}`, {
    name: name ?? '',
    title: source?.title ?? plan.total.title,
    unit: source?.unit ?? { en: '', zh: '' },
    period: plan.periods[t]!,
    of,
    value: orNull(value),
    reason: reasonName[reason as ReasonCode],
    computed: null,
  });
}

const nameOf = (tree: FormulaTree) => (tree.is === 'name' ? tree.name : undefined);

/** Operator precedence of a part as it is written: sums 1, products 2, single figures and functions 3. */
function precedence(tree: FormulaTree): number {
  if (tree.is === 'previous') return precedence(tree.a);
  if (['+', '-', 'negative'].includes(tree.is)) return 1;
  return ['*', '/', 'growth', 'mean', 'share'].includes(tree.is) ? 2 : 3;
}

/** A formula with the numbers of a unit in a period in place of its names. */
function withNumbers(evaluator: FormulaEvaluator, tree: FormulaTree, c: number, t: number): Expression {
  const of = (part: FormulaTree, least = 2, s = t) => {
    const text = withNumbers(evaluator, part, c, s);
    return precedence(part) < least ? `(${text})` : text;
  };
  const value = (part: FormulaTree) => numberExpression(evaluator.cell(part, c, t).value);
  switch (tree.is) {
    case 'number':
      return numberExpression(tree.value);
    case 'name':
      return value(tree);
    case 'total':
      return value(tree);
    case 'negative':
      return `0 - ${of(tree.a)}`;
    case 'abs':
      return `max(${of(tree.a, 0)}, 0 - ${of(tree.a)})`;
    case 'previous':
      return withNumbers(evaluator, tree.a, c, t - tree.by);
    case 'growth':
      return `100 * (${of(tree.a)} / ${of(tree.a, 3, t - tree.by)} - 1)`;
    case 'mean': {
      const terms = Array.from({ length: tree.over }, (_, back) => of(tree.a, 1, t - tree.over + 1 + back));
      return `(${sum(terms)}) / ${tree.over}`;
    }
    case 'share':
      return `100 * (${of(tree.a)} / ${value({ ...tree, is: 'total' })})`;
    case 'min':
    case 'max':
      return `${tree.is}(${tree.of.map((part) => of(part, 0)).join(', ')})`;
    default:
      return `${of(tree.a, precedence(tree))} ${tree.is} ${of(tree.b, precedence(tree) + 1)}`;
  }
}

/** The raw figures below a computed one: indicator and period of each that is not computed itself. */
export function rawBelow(plan: Plan, { parts }: ReceiptComputed): { indicator: number; period: string }[] {
  return parts.flatMap((part) => {
    if (part.computed) return rawBelow(plan, part.computed);
    const indicator = plan.indicators.findIndex(({ id }) => id === part.name);
    return indicator < 0 || part.of !== 'unit' ? [] : [{ indicator, period: part.period }];
  });
}
