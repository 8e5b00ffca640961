import { lines, offset } from '../../edition/index.js';
import { boxCoxLambda, extentOf, present, quantile, skewness, type TreatedSpan } from '../../engine/index.js';
import type { Release } from '../readRelease.js';
import type { Written } from './explainFormula.js';
import { type Expression, figure } from './expression.js';

/**
 * The treatment of one figure: winsorised to the next value or to a fence, or transformed.
 *
 * @param k index of the indicator
 * @param at index of the period among all
 */
export function treatFormula(release: Release, k: number, at: number, unit: number): Written {
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
    const expression = `min(${figure(high)}, max(${figure(low)}, ${figure(x)}))`;
    return { given: { 'fence-low': low, 'fence-high': high }, expression };
  }
  const moved = winsorised(values, span);
  if (!span?.transform) return { given: {}, expression: figure(moved[own]!) };
  return transformed(span.transform, moved, moved[own]!, treat!.lambda);
}

/** Winsorised points have the most extreme value that was not moved on their side. */
function winsorised(values: Float64Array, span: TreatedSpan | undefined): Float64Array {
  const moved = values.slice();
  const at = new Set(span?.winsorised.map((w) => w.at));
  const [min, max] = extentOf(present(values.filter((_, i) => !at.has(i))));
  for (const w of span?.winsorised ?? []) moved[w.at] = w.side === 'high' ? max : min;
  return moved;
}

type Transform = NonNullable<TreatedSpan['transform']>;

function transformed(name: Transform, values: Float64Array, x: number, lambda: number | null): Written {
  const sample = present(values);
  const [min, max] = extentOf(sample);
  const slack = `0.01 * (${figure(max)} - ${figure(min)})`;
  const above = `${figure(x)} - ${figure(min)}`;
  const power = name === 'box-cox' ? (lambda ?? boxCoxLambda(sample.map((y) => y - min + 1))) : 0;
  const forms: Record<Transform, () => Expression> = {
    log: () => `ln(${figure(x)})`,
    'log-ct': () => `ln(${above} + ${slack})`,
    'log-ct-skew': () =>
      skewness(sample) < 0 ? `-1 * ln(${figure(max)} - ${figure(x)} + ${slack})` : `ln(${above} + ${slack})`,
    'log-ct-plus': () => `ln(${above} + 1)`,
    'log-gii': () => `ln((${figure(max)} - 1) * (${above}) / (${figure(max)} - ${figure(min)}) + 1)`,
    'box-cox': () =>
      power === 0 ? `ln(${above} + 1)` : `((${above} + 1) ^ ${figure(power)} - 1) / ${figure(power)}`,
  };
  const given = name === 'log' ? {} : { min, max };
  return { given: name === 'box-cox' ? { ...given, lambda: power } : given, expression: forms[name]() };
}
