import type { ScaleChoice } from '../../edition/index.js';
import {
  areEqual,
  evaluate,
  type FormulaLeaf,
  type FormulaStyle,
  formulaLeaves,
  formulaText,
  reduceAt,
  type Sample,
  sampleOf,
  scales,
  simplify,
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
  const whole = scales[scale.method].formula({ ...scale, reference });
  const formula = simplify(reduceAt(whole, sample, x), false);
  const given = formulaLeaves(formula).map((leaf) => numbersOf(leaf, sample, x));
  return { given: Object.assign({}, ...given), expression: formulaText(formula, numbersStyle(sample, x)) };
}

/** How to print a formula with the number of every leaf. */
function numbersStyle(sample: Sample, x: number): FormulaStyle {
  return {
    leaf: (leaf) => {
      switch (leaf.is) {
        case 'x':
          return numberExpression(x);
        case 'number':
        case 'place':
        case 'given':
          return numberExpression(leaf.value);
        case 'statistic':
          return numberExpression(sample.statistic(leaf.name));
        case 'quantile':
          return numberExpression(sample.quantile(leaf.share));
        case 'smaller':
          return smallerText(leaf.ties, sample, x);
        case 'missing':
          return '';
      }
    },
    operators: { '+': ' + ', '-': ' - ', '*': ' * ', '/': ' / ' },
    call: (name, parts) => `${name === 'normal-quantile' ? 'normsinv' : name}(${parts.join(', ')})`,
    choice: (test, then, otherwise) => `if(${test}, ${then}, ${otherwise})`,
    test: (is, a, b, test) => {
      if (is === 'reaches') return atLeast(evaluate(test.a, sample, x), evaluate(test.b, sample, x));
      return `${a} ${is === 'exceeds' ? '>' : is} ${b}`;
    },
  };
}

/** The numbers of a leaf that are listed in `given`. */
function numbersOf(leaf: FormulaLeaf, sample: Sample, x: number): Partial<Record<GivenName, number>> {
  switch (leaf.is) {
    case 'given':
      return { [leaf.name]: leaf.value };
    case 'statistic':
      return { [leaf.name]: sample.statistic(leaf.name) };
    case 'quantile':
      return { [leaf.name]: sample.quantile(leaf.share) };
    case 'smaller': {
      const { below, upTo } = sample.equalRange(x);
      if (leaf.ties === 'average' || leaf.ties === 'highest') return { smaller: below, equal: upTo - below };
      return { smaller: sample.smallerCount(leaf.ties)(x) };
    }
    default:
      return {};
  }
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
