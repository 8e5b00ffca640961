import { type FormulaTree, nodesOf, type ScaleChoice } from '../../edition/index.js';
import {
  areEqual,
  atom,
  evaluate,
  type FormulaStyle,
  reduceAt,
  type Sample,
  type ScaleNameOf,
  sampleOf,
  scaleLeaf,
  scaleNameOf,
  scaleNames,
  scales,
  scaleTree,
  simplify,
  tiesOf,
  writeFormula,
} from '../../engine/index.js';
import type { GivenName, WrittenExpression } from './explainFormula.js';
import { type Expression, numberExpression } from './expression.js';

/** A scale, the sample it is fitted to and the value of its reference; all with the direction applied, so that more is better. */
export interface FittedScale {
  scale: ScaleChoice;
  /** Present values. */
  sample: Float64Array;
  reference: number;
  /** Whether the values are scores, not raw figures. */
  scores?: boolean;
}

/** The engine's formula of a scale with the numbers for one value, which must be present and have a score. */
export function scaleFormula(
  x: number,
  { scale, sample: values, reference, scores }: FittedScale,
): WrittenExpression {
  const sample = sampleOf(values, scores);
  const parameters = { ...scale, reference };
  const definition = scales[scale.method];
  const leaf = scaleLeaf(parameters, sample);
  const numberOf = (part: FormulaTree) => evaluate(part, leaf, x);
  const whole = scaleTree(definition, parameters);
  const formula = simplify(reduceAt(whole, numberOf, !definition.showsChoice), false);
  const given: Partial<Record<GivenName, number>> = {};
  for (const part of nodesOf(formula)) {
    const name = scaleNameOf(part);
    if (name === undefined) continue;
    const kind = scaleNames[name];
    if (kind === 'given' || kind === 'statistic') given[name as ScaleNameOf<typeof kind>] = numberOf(part);
    if (kind === 'quantile') given[name === 'low-quantile' ? 'min' : 'max'] = numberOf(part);
    if (kind === 'smaller') {
      const ties = tiesOf(name as ScaleNameOf<'smaller'>, scale);
      const { below, upTo } = sample.equalRange(x);
      const isShared = ties === 'average' || ties === 'highest';
      Object.assign(given, isShared ? { smaller: below, equal: upTo - below } : { smaller: numberOf(part) });
    }
  }
  const style: FormulaStyle = {
    leaf: (part) => {
      const name = scaleNameOf(part);
      if (part.is === 'apply') return null;
      if (name === 'smaller') return atom(smallerText(scale.ties, sample, x));
      return atom(numberExpression(numberOf(part)));
    },
    // A figure that equals the limit apart from rounding is printed as the limit.
    test: (sign, [a, b], [x, limit]) => `${areEqual(numberOf(x!), numberOf(limit!)) ? b : a} ${sign} ${b}`,
    loose: true,
  };
  return { given, expression: writeFormula(formula, 0, style)!.text };
}

/** The number of smaller values as an expression; tied values count as `ties` says. */
function smallerText(ties: ScaleChoice['ties'], sample: Sample, x: number): Expression {
  const { below, upTo } = sample.equalRange(x);
  const others = upTo - below - 1;
  if (ties === 'average' && others > 0) return `(${below} + (${others + 1} - 1) / 2)`;
  if (ties === 'highest' && others > 0) return `(${below} + (${others + 1} - 1))`;
  return `${sample.smallerCount(ties)(x)}`;
}

/**
 * The comparison of a figure with a limit, as an expression. A figure that equals the limit apart from rounding is
 * printed as the limit.
 */
export function atLeast(x: number, limit: number): Expression {
  return `${numberExpression(areEqual(x, limit) ? limit : x)} >= ${numberExpression(limit)}`;
}
