import type { Ties } from '../../edition/index.js';

/** A number that is taken from the sample a scale is fitted to. */
export type StatisticName = 'min' | 'max' | 'mean' | 'sd' | 'median' | 'mad' | 'n';

/** A number that the edition gives by name. */
export type GivenNumber = 'low' | 'high' | 'target' | 'reference' | 'share';

/**
 * A formula as a tree. The engine evaluates it (`compiled`), receipts print it with its numbers put in, the text of the method
 * with its names, and the workbook with its cells.
 */
export type Formula =
  /** The value that is scored. */
  | { is: 'x' }
  | { is: 'number'; value: number }
  /** Where scores lie: the lowest or the mean score, the highest or the standard deviation of scores. */
  | { is: 'place'; of: 'p' | 'q'; value: number }
  /** `text` stands for it in the method's text. */
  | { is: 'given'; name: GivenNumber; value: number; text: string }
  | { is: 'statistic'; name: StatisticName }
  /** A quantile that stands for the smallest or the largest value. */
  | { is: 'quantile'; share: number; name: 'min' | 'max' }
  /** How many values of the sample are smaller than x; what equal ones add is said by `ties`. */
  | { is: 'smaller'; ties: Ties }
  | { is: Operator; a: Formula; b: Formula }
  | { is: 'ln'; a: Formula }
  /** min(1, max(0, a)) */
  | { is: 'within'; a: Formula }
  /** min(1, a) */
  | { is: 'at-most-one'; a: Formula }
  /** One of two; a receipt shows the condition where `shown`, else the one in force. */
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
export const over = operator('/');
export const ln = (a: Formula): Formula => ({ is: 'ln', a });
export const within = (a: Formula, cap: boolean): Formula => (cap ? { is: 'within', a } : a);
export const atMostOne = (a: Formula, cap: boolean): Formula => (cap ? { is: 'at-most-one', a } : a);
export const test = (is: Test['is'], a: Formula, b: Formula): Test => ({ is, a, b });
/** One of two, where the other way is of no interest to who looks at one value. */
export const choose = (test: Test, yes: Formula, no: Formula): Formula => ({
  is: 'if',
  test,
  yes,
  no,
  shown: false,
});
/** One of two, the condition being what makes the score. */
export const either = (test: Test, yes: Formula, no: Formula): Formula => ({
  is: 'if',
  test,
  yes,
  no,
  shown: true,
});
