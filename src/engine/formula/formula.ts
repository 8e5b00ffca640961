import type { ScaleChoice, Ties } from '../../edition/index.js';

/** A statistic of the sample that a scale is fitted to. */
export type StatisticName = 'min' | 'max' | 'mean' | 'sd' | 'median' | 'mad' | 'n';

/** A parameter that the edition gives by name. */
export type GivenNumber = 'reference' | NumberOption;

type NumberOption = {
  [K in keyof ScaleChoice]: ScaleChoice[K] extends number ? K : never;
}[keyof ScaleChoice];

/**
 * The expression tree of a formula. The engine evaluates it (`compile`), receipts print it with numbers, the text of the
 * method with names, and the workbook with cell references.
 */
export type Formula =
  /** The value to be scored. */
  | { is: 'x' }
  | { is: 'number'; value: number }
  /** The range of scores: p is the lowest or the mean score, q the highest score or the standard deviation. */
  | { is: 'place'; of: 'p' | 'q'; value: number }
  /** `text` is printed for it in the text of the method. */
  | { is: 'given'; name: GivenNumber; value: number; text: string }
  | { is: 'statistic'; name: StatisticName }
  /** A quantile used as minimum or maximum. */
  | { is: 'quantile'; share: number; name: 'min' | 'max' }
  /** The number of values of the sample that are smaller than x; `ties` says how tied values count. */
  | { is: 'smaller'; ties: Ties }
  | { is: Operator; a: Formula; b: Formula }
  | { is: 'ln'; a: Formula }
  | { is: 'exp'; a: Formula }
  /** The quantile of the standard normal distribution at a, between 0 and 1. */
  | { is: 'normal-quantile'; a: Formula }
  /** min(1, max(0, a)) */
  | { is: 'within'; a: Formula }
  /** min(1, a) */
  | { is: 'at-most-one'; a: Formula }
  /** A choice by condition; a receipt prints the whole choice where `shown`, else only the branch taken. */
  | { is: 'if'; test: Test; yes: Formula; no: Formula; shown: boolean }
  | { is: 'missing' };

export type Operator = '+' | '-' | '*' | '/';

/** A condition. `reaches` and `exceeds` compare to 12 significant digits, the others to the bit. */
export interface Test {
  is: 'reaches' | 'exceeds' | '>' | '>=' | '≠';
  a: Formula;
  b: Formula;
}

export const x: Formula = { is: 'x' };
export const missing: Formula = { is: 'missing' };
export const number = (value: number): Formula => ({ is: 'number', value });
export const statistic = (name: StatisticName): Formula => ({ is: 'statistic', name });
export const given = (name: GivenNumber, value: number, text: string = name): Formula => ({
  is: 'given',
  name,
  value,
  text,
});
const operator =
  (is: Operator) =>
  (a: Formula, b: Formula): Formula => ({ is, a, b });
export const plus = operator('+');
export const minus = operator('-');
export const times = operator('*');
export const dividedBy = operator('/');
export const ln = (a: Formula): Formula => ({ is: 'ln', a });
export const exponential = (a: Formula): Formula => ({ is: 'exp', a });
export const normalQuantileOf = (a: Formula): Formula => ({ is: 'normal-quantile', a });
export const within = (a: Formula, cap: boolean): Formula => (cap ? { is: 'within', a } : a);
export const atMostOne = (a: Formula, cap: boolean): Formula => (cap ? { is: 'at-most-one', a } : a);
export const test = (is: Test['is'], a: Formula, b: Formula): Test => ({ is, a, b });
/** A choice of which a receipt prints only the branch taken. */
export const choose = (test: Test, yes: Formula, no: Formula): Formula => ({
  is: 'if',
  test,
  yes,
  no,
  shown: false,
});
/** A choice that a receipt prints with its condition. */
export const either = (test: Test, yes: Formula, no: Formula): Formula => ({
  is: 'if',
  test,
  yes,
  no,
  shown: true,
});
