import {
  type FormulaTree,
  formulaTree,
  type Plan,
  partsOf,
  type ReasonCode,
  reasonName,
  type StatisticOverUnits,
  sourcesOf,
  statisticsOverUnits,
  type Text,
} from '../../edition/index.js';
import { type FormulaEvaluator, panelFormulas } from '../../engine/index.js';
import { orNull } from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import type { Expression } from './expression.js';
import { withNumbers } from './withNumbers.js';

/** An input of a computed figure. */
export interface ComputedPart {
  name: string;
  title: Text;
  unit: Text;
  period: string;
  /** The figure of the unit itself, or a statistic over all units (`total`) or over the group of the unit in this column. */
  of: 'unit' | 'total' | (string & {});
  /** The name of the unit, where it is another one, or of the group. */
  place?: Text;
  /** The statistic over units, where it is no sum. */
  statistic?: StatisticOverUnits;
  /** The order of a quantile, 0 to 1. */
  order?: number;
  value: number | null;
  /** As in the panel: observed, imputed:linear, or why it is missing. */
  reason: string;
  /** How it was computed itself; null where it was not, and for an earlier figure of the same indicator, which has a receipt of its own. */
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
  const evaluator = panelFormulas(plan, panel);
  const tree = formulaTree(formula);
  const parts = new Map<string, ComputedPart>();
  collect({ release, evaluator, own: k, unit, parts }, tree, t);
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
  /** The indicator that is computed. */
  own: number;
  unit: number;
  parts: Map<string, ComputedPart>;
}

/** Collects the figures that a part of a formula uses in a period. */
function collect(into: PartCollector, tree: FormulaTree, t: number): void {
  if (t < 0) return;
  if (tree.is === 'name') addNamed(into, tree, t);
  else if (tree.is === 'over-units') {
    addOverUnits(into, tree, t);
    if (statisticsOverUnits[tree.by].place) collect(into, tree.a, t);
  } else if (tree.is === 'first') collect(into, tree.a, firstPeriod(into, tree.a, t));
  else if (tree.is === 'cumulative')
    for (let s = firstPeriod(into, tree.a, t); s <= t; s++) collect(into, tree.a, s);
  else for (const part of partsOf(tree)) collect(into, part, tree.is === 'previous' ? t - tree.by : t);
}

/** The first period in which the unit has a figure; that of the formula where it has none. */
function firstPeriod({ evaluator, unit }: PartCollector, tree: FormulaTree, t: number): number {
  for (let s = 0; s < t; s++) if (!Number.isNaN(evaluator.cell(tree, unit, s).value)) return s;
  return t;
}

type OverUnits = FormulaTree & { is: 'over-units' };

function addNamed(
  { release, evaluator, own, unit, parts }: PartCollector,
  tree: FormulaTree & { is: 'name' },
  t: number,
): void {
  const { plan } = release;
  const source = sourcesOf(plan, tree.name)[0]!;
  const period = tree.period ?? plan.periods[t]!;
  const key = `${tree.name} ${period} ${tree.unit ?? ''}`;
  if (parts.has(key)) return;
  const { value, reason } = evaluator.cell(tree, unit, t);
  const then = plan.periods.indexOf(period);
  const of = tree.unit === undefined ? unit : plan.units.findIndex(({ code }) => code === tree.unit);
  const isOther = source.of === 'indicator' && source.indicator !== own;
  const computed = isOther && then >= 0 ? computedOf(release, source.indicator, of, then) : null;
  const { title, unit: measure } = source;
  parts.set(key, {
    name: tree.name,
    title,
    unit: measure,
    period,
    of: 'unit',
    ...(tree.unit === undefined ? {} : { place: plan.units[of]!.name }),
    value: orNull(value),
    reason: reasonName[reason as ReasonCode],
    computed,
  });
}

function groupName({ groupings }: Release['plan'], column: string, code: string): Text {
  const { groups } = groupings.find((grouping) => grouping.column === column)!;
  return groups.find((group) => group.code === code)!.name;
}

function addOverUnits({ release, evaluator, unit, parts }: PartCollector, tree: OverUnits, t: number): void {
  const { plan } = release;
  const { value, reason } = evaluator.cell(tree, unit, t);
  const name = tree.a.is === 'name' ? tree.a.name : undefined;
  const source = name === undefined ? undefined : sourcesOf(plan, name)[0];
  parts.set(`${JSON.stringify(tree)} ${t}`, {
    name: name ?? '',
    title: source?.title ?? plan.total.title,
    unit: (!statisticsOverUnits[tree.by].plain && source?.unit) || { en: '', zh: '' },
    period: plan.periods[t]!,
    of: tree.column ?? 'total',
    ...(tree.group === undefined ? {} : { place: groupName(plan, tree.column!, tree.group) }),
    ...(tree.by === 'total' ? {} : { statistic: tree.by }),
    ...(tree.order === undefined ? {} : { order: tree.order }),
    value: orNull(value),
    reason: reasonName[reason as ReasonCode],
    computed: null,
  });
}

/** The raw figures below a computed one: indicator and period of each that is not computed itself. */
export function rawBelow(plan: Plan, { parts }: ReceiptComputed): { indicator: number; period: string }[] {
  return parts.flatMap((part) => {
    if (part.computed) return rawBelow(plan, part.computed);
    const indicator = plan.indicators.findIndex(({ id }) => id === part.name);
    if (indicator < 0 || plan.indicators[indicator]!.formula !== undefined) return [];
    return part.of !== 'unit' || part.place ? [] : [{ indicator, period: part.period }];
  });
}
