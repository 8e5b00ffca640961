import { lines, offset } from '../../edition/index.js';
import { boxCoxLambda, extentOf, present, quantile, skewness, type TreatedSpan } from '../../engine/index.js';
import type { Release } from '../readRelease.js';
import type { WrittenExpression } from './explainFormula.js';
import { type Expression, numberExpression } from './expression.js';

/**
 * The treatment of one figure: winsorised to the next value or to a fence, or transformed.
 *
 * @param k index of the indicator
 * @param at index of the period among all
 */
export function treatFormula(release: Release, k: number, at: number, unit: number): WrittenExpression {
  const { plan, index } = release;
  const { direction, treat } = plan.indicators[k]!;
  const each = treat!.over === 'each-period';
  const span = index.treated.find((s) => s.indicator === k && (!each || s.period === at));
  const [from, to] = each ? [at, at + 1] : [plan.first, index.panel.periods];
  const values = lines(index.panel, k, from, to).map((x) => direction * x);
  const own = offset(index.panel, 0, unit, at - from);
  const x = values[own]!;
  if (treat && 'fences' in treat) {
    const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)];
    const [low, high] = [q1 - treat.fences * (q3 - q1), q3 + treat.fences * (q3 - q1)];
    const expression = `min(${numberExpression(high)}, max(${numberExpression(low)}, ${numberExpression(x)}))`;
    return { given: { 'fence-low': low, 'fence-high': high }, expression };
  }
  const moved = winsorisedExpression(values, span);
  if (!span?.transform) return { given: {}, expression: numberExpression(moved[own]!) };
  return transformedExpression(span.transform, moved, moved[own]!, treat!.lambda);
}

/** Winsorised points have the most extreme value that was not moved on their side. */
function winsorisedExpression(values: Float64Array, span: TreatedSpan | undefined): Float64Array {
  const moved = values.slice();
  const at = new Set(span?.winsorised.map((w) => w.at));
  const [min, max] = extentOf(present(values.filter((_, i) => !at.has(i))));
  for (const w of span?.winsorised ?? []) moved[w.at] = w.side === 'high' ? max : min;
  return moved;
}

type Transform = NonNullable<TreatedSpan['transform']>;

function transformedExpression(
  name: Transform,
  values: Float64Array,
  x: number,
  lambda: number | null,
): WrittenExpression {
  const sample = present(values);
  const [min, max] = extentOf(sample);
  const slack = `0.01 * (${numberExpression(max)} - ${numberExpression(min)})`;
  const above = `${numberExpression(x)} - ${numberExpression(min)}`;
  const power = name === 'box-cox' ? (lambda ?? boxCoxLambda(sample.map((y) => y - min + 1))) : 0;
  const forms: Record<Transform, () => Expression> = {
    log: () => `ln(${numberExpression(x)})`,
    'log-ct': () => `ln(${above} + ${slack})`,
    'log-ct-skew': () =>
      skewness(sample) < 0
        ? `-1 * ln(${numberExpression(max)} - ${numberExpression(x)} + ${slack})`
        : `ln(${above} + ${slack})`,
    'log-ct-plus': () => `ln(${above} + 1)`,
    'log-gii': () =>
      `ln((${numberExpression(max)} - 1) * (${above}) / (${numberExpression(max)} - ${numberExpression(min)}) + 1)`,
    'box-cox': () =>
      power === 0
        ? `ln(${above} + 1)`
        : `((${above} + 1) ^ ${numberExpression(power)} - 1) / ${numberExpression(power)}`,
  };
  const given = name === 'log' ? {} : { min, max };
  return { given: name === 'box-cox' ? { ...given, lambda: power } : given, expression: forms[name]() };
}
