/**
 * Expressions in a form that spreadsheets, calculators and queries accept: numbers in full, `+ - * / ^ ( )`, and the functions
 * `sqrt ln exp min max median if round normsinv` (round half away from zero; the quantile of the standard normal distribution). The numbers are the shortest decimals that read back as the same double.
 */
export type Expression = string;

/** A number; a negative one is in brackets, so that its sign does not follow an operator. */
export function numberExpression(x: number): Expression {
  return x < 0 ? `(${x})` : `${x}`;
}

/** `a + b + c`; 0 for an empty list. */
export function sum(terms: readonly Expression[]): Expression {
  return terms.length === 0 ? '0' : terms.join(' + ');
}

/** `w1 * x1 + w2 * x2`. */
export function weightedSum(values: readonly number[], weights: readonly number[]): Expression {
  return sum(values.map((x, i) => `${numberExpression(weights[i]!)} * ${numberExpression(x)}`));
}

/** `name(a, b, c)` */
export function call(name: 'min' | 'max' | 'median', values: readonly number[]): Expression {
  return `${name}(${values.map(numberExpression).join(', ')})`;
}

/** A figure rounded to decimals; first to eight more, so that floating-point errors do not decide halves (see `roundTo`). */
export function roundedExpression(x: number, digits: number): Expression {
  return `round(round(${numberExpression(x)}, ${digits + 8}), ${digits})`;
}

/** `(a + b) / n` */
export function mean(values: readonly number[]): Expression {
  return `(${sum(values.map(numberExpression))}) / ${values.length}`;
}

/**
 * A weighted power mean. With an order below zero it is zero where one of the values is zero.
 * @param whole the divisor of the weighted sum: 1, or the sum of the weights where that is not 1
 */
export function powerMean(
  values: readonly number[],
  weights: readonly number[],
  order: number,
  whole = 1,
): Expression {
  const over = whole === 1 ? '' : ` / ${numberExpression(whole)}`;
  const plain = (terms: Expression) => (whole === 1 ? terms : `(${terms})${over}`);
  if (order === 1) return plain(weightedSum(values, weights));
  if (order < 0 && values.some((x) => x === 0)) return call('min', values);
  if (order === 0) {
    const product = values
      .map((x, i) => `${numberExpression(x)} ^ ${numberExpression(weights[i]!)}`)
      .join(' * ');
    return whole === 1 ? product : `(${product}) ^ (1 / ${numberExpression(whole)})`;
  }
  if (order === -1) {
    const terms = sum(values.map((x, i) => `${numberExpression(weights[i]!)} / ${numberExpression(x)}`));
    return `${numberExpression(whole)} / (${terms})`;
  }
  const terms = sum(
    values.map(
      (x, i) => `${numberExpression(weights[i]!)} * ${numberExpression(x)} ^ ${numberExpression(order)}`,
    ),
  );
  return `(${plain(terms)}) ^ (1 / ${numberExpression(order)})`;
}
