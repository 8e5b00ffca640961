import { offset } from '../cube.js';
import { type Panel, Reason } from '../panel.js';
import type { Plan } from '../plan.js';
import type { Text } from '../text.js';
import { FormulaEvaluator } from './evaluate.js';
import { formulaTree, inputsOfFormula } from './sources.js';

/**
 * The panel with the figures of computed indicators, from those of the others; the same panel where the plan has none. Cells of
 * units that did not exist stay as they are.
 */
export function computeIndicators(plan: Plan, panel: Panel): Panel {
  if (!plan.indicators.some(({ formula }) => formula !== undefined)) return panel;
  const full: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const k of inOrder(plan)) {
    const evaluator = new FormulaEvaluator(plan, full);
    const tree = formulaTree(plan.indicators[k]!.formula!);
    plan.units.forEach((_, c) => {
      plan.periods.forEach((_, t) => {
        const place = offset(full, k, c, t);
        if (full.reasons[place] === Reason.unitDidNotExist) return;
        const { value, reason } = evaluator.cell(tree, c, t);
        full.values[place] = value;
        full.reasons[place] = reason;
      });
    });
  }
  return full;
}

/** The computed indicators, each after those that its formula names. */
function inOrder(plan: Plan): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const add = (k: number) => {
    if (seen.has(k) || plan.indicators[k]!.formula === undefined) return;
    seen.add(k);
    for (const input of inputsOfFormula(plan, k)) add(input);
    order.push(k);
  };
  plan.indicators.forEach((_, k) => {
    add(k);
  });
  return order;
}

/**
 * A plan in which each computed indicator without a declared error takes the errors of its inputs, where all of them
 * have one.
 */
export function withInputErrors<P extends Pick<Plan, 'indicators'>>(plan: P): P {
  if (!plan.indicators.some(({ formula }) => formula !== undefined)) return plan;
  const isKnown = (k: number): boolean => {
    const { formula, error } = plan.indicators[k]!;
    if (error && error.by !== 'inputs') return true;
    const inputs = inputsOfFormula(plan, k);
    return formula !== undefined && inputs.length > 0 && inputs.every(isKnown);
  };
  const indicators = plan.indicators.map((one, k) => {
    if (one.formula === undefined || (one.error && one.error.by !== 'inputs')) return one;
    return { ...one, error: isKnown(k) ? ({ by: 'inputs' } as const) : null };
  });
  return { ...plan, indicators };
}

const mostNamed = 5;

/** Notes, for readers and for `check`, on figures that formulas could not compute. */
export function computedWarnings(plan: Plan, panel: Panel): Text[] {
  const kinds = [
    [Reason.denominatorZero, { en: 'they would be divided by zero', zh: '除数为零' }],
    [Reason.outOfRange, { en: 'they would be too large for a number', zh: '结果超出数值范围' }],
  ] as const;
  return plan.indicators.flatMap((one, k) => {
    if (one.formula === undefined) return [];
    return kinds.flatMap(([reason, why]) => {
      const cells = plan.units.flatMap((unit, c) =>
        plan.periods.flatMap((period, t) =>
          t >= plan.first && panel.reasons[offset(panel, k, c, t)] === reason ? [{ unit, period }] : [],
        ),
      );
      if (cells.length === 0) return [];
      const more = cells.length > mostNamed;
      const named = (lang: 'en' | 'zh') =>
        cells.slice(0, mostNamed).map(({ unit, period }) => `${unit.name[lang]} ${period}`);
      return [
        {
          en: `${one.title.en} (computed): ${cells.length} figure${cells.length === 1 ? ' is' : 's are'} missing because ${cells.length === 1 ? why.en.replace('they', 'it') : why.en}: ${named('en').join(', ')}${more ? ' …' : ''}.`,
          zh: `${one.title.zh}（计算得出）：${cells.length} 个数值因${why.zh}而缺失：${named('zh').join('、')}${more ? '等' : ''}。`,
        },
      ];
    });
  });
}
