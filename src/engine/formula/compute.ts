import {
  formulaTree,
  inputsOfFormula,
  offset,
  type Panel,
  type Plan,
  Reason,
  type Text,
} from '../../edition/index.js';
import { panelFormulas } from './panelFigures.js';

/**
 * The panel with the figures of computed indicators, from those of the others; the same panel where the plan has none. Cells of
 * units that did not exist stay as they are.
 */
export function computeIndicators(plan: Plan, panel: Panel): Panel {
  if (!plan.indicators.some(({ formula }) => formula !== undefined)) return panel;
  const full: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const k of inOrder(plan)) {
    const evaluator = panelFormulas(plan, full);
    const tree = formulaTree(plan.indicators[k].formula!);
    // Period by period: a formula may take earlier figures of its own indicator, also those of other units.
    plan.periods.forEach((_, t) => {
      plan.units.forEach((_, c) => {
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
    if (seen.has(k) || plan.indicators[k].formula === undefined) return;
    seen.add(k);
    for (const input of inputsOfFormula(plan, k)) add(input);
    order.push(k);
  };
  plan.indicators.forEach((_, k) => {
    add(k);
  });
  return order;
}

const mostNamed = 5;

/** Notes, for readers and for `check`, on figures that formulas could not compute. */
export function computedWarnings(plan: Plan, panel: Panel): Text[] {
  const kinds = [
    [Reason.denominatorZero, { en: 'they would be divided by zero', zh: '除数为零' }],
    [Reason.outOfRange, { en: 'they would be no finite number', zh: '结果不是有限数值' }],
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
