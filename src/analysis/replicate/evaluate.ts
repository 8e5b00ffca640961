import type { PublishedFormula } from '../../edition/index.js';
import { log, power } from '../../engine/index.js';
import { groupedGini } from './groupedGini.js';

/**
 * The value of a formula of published figures.
 *
 * @param x the figures, in the order in which the formula names them
 * @returns NaN where undefined, as the logarithm of 0 or a Gini coefficient without a sum
 */
export function evaluate(formula: PublishedFormula, x: readonly number[]): number {
  const value = (of: PublishedFormula) => evaluate(of, x);
  switch (formula.is) {
    case 'number':
      return formula.value;
    case 'figure':
      return x[formula.at] ?? Number.NaN;
    case '+':
      return value(formula.a) + value(formula.b);
    case '-':
      return value(formula.a) - value(formula.b);
    case '*':
      return value(formula.a) * value(formula.b);
    case '/':
      return value(formula.a) / value(formula.b);
    case '^':
      return power(value(formula.a), value(formula.b));
    case 'negative':
      return -value(formula.a);
    case 'percent':
      return value(formula.a) / 100;
    case 'ln':
      return log(value(formula.a));
    case 'power':
      return integerPower(value(formula.a), formula.by);
    case 'gini':
      return groupedGini(formula.sizes.map(value), formula.sums.map(value));
  }
}

/** A whole power by multiplication, so that 10⁴ is 10,000. */
function integerPower(base: number, by: number): number {
  let product = 1;
  for (let i = 0; i < Math.abs(by); i++) product *= base;
  return by < 0 ? 1 / product : product;
}
