import type { OperationName } from '../../edition/index.js';
import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { power, square } from '../elementary/power.js';
import { roundTo } from '../elementary/round.js';
import { median } from '../stats/median.js';
import { normalQuantile } from '../stats/normalQuantile.js';
import { areEqual, exceeds, reaches } from '../stats/ties.js';

type Numbers = readonly number[];

/** What an operation makes of figures that are all there, and its partial derivatives. */
interface OperationOnNumbers {
  value: (x: Numbers) => number;
  /** The same of one or of two figures, without a list. */
  one?: (a: number) => number;
  two?: (a: number, b: number) => number;
  three?: (a: number, b: number, c: number) => number;
  /** Absent where derivatives mean nothing: the edition says that it is not smooth. */
  slopes?: (x: Numbers, result: number) => Numbers;
  /** Whether a figure must be other than zero, by its place: the divisor. */
  divisor?: number;
  /** As receipts and workbooks write it, in functions that spreadsheets have: `sqrt ln exp min max median if round`. */
  written: (x: readonly string[]) => string;
  /** Of a comparison. */
  sign?: string;
  /** How tightly what is written holds together: 1 a sum, 2 a product, 3 a power, absent what needs no brackets. */
  precedence?: 1 | 2 | 3;
  /** The least precedence of the first argument and of the others that need no brackets; absent: none needs any. */
  operands?: readonly [number, number];
}

const sumOf = (x: Numbers) => x.reduce((sum, one) => sum + one, 0);
const ones = (x: Numbers) => x.map(() => 1);
const ln10 = log(10);

/** Operators between their operands. */
const joined = (sign: string) => (x: readonly string[]) => x.join(` ${sign} `);
const asSum = (sign: string) => ({ written: joined(sign), precedence: 1, operands: [1, 2] }) as const;
const asProduct = (sign: string) => ({ written: joined(sign), precedence: 2, operands: [2, 3] }) as const;
const call = (name: string) => (x: readonly string[]) => `${name}(${x.join(', ')})`;
const one = (of: (a: number) => number) => ({ value: ([a]: Numbers) => of(a), one: of });
const two = (of: (a: number, b: number) => number) => ({ value: ([a, b]: Numbers) => of(a, b), two: of });
const truth = (test: (a: number, b: number) => boolean, sign: string): OperationOnNumbers => ({
  ...two((a, b) => (test(a, b) ? 1 : 0)),
  written: ([a, b]) => `if(${a} ${sign} ${b}, 1, 0)`,
  sign,
});
/** The least or the greatest, whose place has the slope 1. */
const extreme = (name: 'min' | 'max', of: (...x: number[]) => number): OperationOnNumbers => ({
  value: (x) => of(...x),
  two: of,
  slopes: (x, result) => {
    const taken = x.indexOf(result);
    return x.map((_, i) => (i === taken ? 1 : 0));
  },
  written: call(name),
});

/** The values of every operation of the edition's formulas, the same bits on every machine. Comparisons take 12 digits, as all ties do. */
export const operationsOnNumbers: Readonly<Record<OperationName, OperationOnNumbers>> = {
  '+': { ...two((a, b) => a + b), slopes: ones, ...asSum('+') },
  '-': { ...two((a, b) => a - b), slopes: () => [1, -1], ...asSum('-') },
  '*': { ...two((a, b) => a * b), slopes: ([a, b]) => [b, a], ...asProduct('*') },
  '/': {
    ...two((a, b) => a / b),
    slopes: ([a, b]) => [1 / b, -a / square(b)],
    divisor: 1,
    ...asProduct('/'),
  },
  '^': {
    ...two(powerOf),
    slopes: ([a, p], result) => [p === 0 ? 0 : p * powerOf(a, p - 1), a > 0 ? result * log(a) : 0],
    written: joined('^'),
    precedence: 3,
    operands: [4, 4],
  },
  negative: {
    ...one((x) => 0 - x),
    slopes: () => [-1],
    written: ([x]) => `0 - ${x}`,
    precedence: 1,
    operands: [2, 2],
  },
  '=': truth(areEqual, '='),
  '≠': truth((a, b) => exceeds(a, b) || exceeds(b, a), '<>'),
  '<': truth((a, b) => exceeds(b, a), '<'),
  '>': truth(exceeds, '>'),
  '≤': truth((a, b) => reaches(b, a), '<='),
  '≥': truth(reaches, '>='),
  and: { value: ([a, b]) => (a !== 0 && b !== 0 ? 1 : 0), written: ([a, b]) => `min(${a}, ${b})` },
  or: { value: ([a, b]) => (a !== 0 || b !== 0 ? 1 : 0), written: ([a, b]) => `max(${a}, ${b})` },
  if: {
    value: ([test, yes, no]) => (test !== 0 ? yes : no),
    written: ([test, yes, no]) => `if(${test} <> 0, ${yes}, ${no})`,
  },
  abs: {
    value: ([x]) => Math.abs(x),
    slopes: ([x]) => [x < 0 ? -1 : 1],
    written: ([x]) => `max(${x}, 0 - ${x})`,
    operands: [2, 2],
  },
  sqrt: { ...one(Math.sqrt), slopes: (_, y) => [1 / (2 * y)], written: call('sqrt') },
  ln: { ...one(log), slopes: ([x]) => [1 / x], written: call('ln') },
  log10: {
    ...one(log10),
    slopes: ([x]) => [1 / (x * ln10)],
    written: ([x]) => `ln(${x}) / ln(10)`,
    precedence: 2,
  },
  exp: {
    ...one(exp),
    slopes: (_, y) => [y],
    written: call('exp'),
  },
  'normal-quantile': { ...one(normalQuantile), written: call('normsinv') },
  round: {
    value: ([x, digits = 0]) => roundTo(x, digits),
    written: ([x, digits = '0']) => `round(${x}, ${digits})`,
  },
  clamp: {
    value: ([x, low, high]) => Math.min(high, Math.max(low, x)),
    three: (x, low, high) => Math.min(high, Math.max(low, x)),
    slopes: ([x, low, high]) => (x < low ? [0, 1, 0] : x > high ? [0, 0, 1] : [1, 0, 0]),
    written: ([x, low, high]) => `min(${high}, max(${low}, ${x}))`,
  },
  min: extreme('min', Math.min),
  max: extreme('max', Math.max),
  sum: { value: sumOf, slopes: ones, ...asSum('+') },
  mean: {
    value: (x) => sumOf(x) / x.length,
    slopes: (x) => x.map(() => 1 / x.length),
    written: (x) => `(${x.join(' + ')}) / ${x.length}`,
    precedence: 2,
    operands: [1, 1],
  },
  median: {
    value: (x) => median(Float64Array.from(x)),
    slopes: (x, result) => {
      const at = x.indexOf(result);
      if (at >= 0) return x.map((_, i) => (i === at ? 1 : 0));
      const nearest = x.map((one) => Math.abs(one - result));
      const least = Math.min(...nearest);
      return nearest.map((away) => (areEqual(away, least) ? 0.5 : 0));
    },
    written: call('median'),
  },
  product: {
    value: (x) => x.reduce((all, one) => all * one, 1),
    slopes: (x) => x.map((_, i) => x.reduce((all, one, k) => (k === i ? all : all * one), 1)),
    ...asProduct('*'),
  },
  geometric: {
    value: (x) =>
      x.some((one) => one < 0)
        ? Number.NaN
        : powerOf(
            x.reduce((all, one) => all * one, 1),
            1 / x.length,
          ),
    slopes: (x, y) => x.map((one) => y / (x.length * one)),
    written: (x) => `(${x.join(' * ')}) ^ (1 / ${x.length})`,
    precedence: 3,
    operands: [2, 3],
  },
  harmonic: {
    value: (x) => (x.includes(0) ? 0 : x.length / sumOf(x.map((one) => 1 / one))),
    slopes: (x, y) => x.map((one) => square(y / one) / x.length),
    written: (x) => `${x.length} / (${x.map((one) => `1 / ${one}`).join(' + ')})`,
    precedence: 2,
    operands: [3, 3],
  },
  shrunk: {
    value: ([r, m, variance, mean, d]) => {
      if (!(m > 0)) return m;
      const between = Math.max(0, variance - m / mean);
      return m + (between / (between + m / d)) * (r - m);
    },
    written: ([r, m, variance, mean, d]) => {
      const between = `max(0, ${variance} - ${m} / ${mean})`;
      return `if(${m} > 0, ${m} + ${between} / (${between} + ${m} / ${d}) * (${r} - ${m}), ${m})`;
    },
    operands: [4, 4],
  },
  /** The evaluator takes the first that is there. */
  coalesce: { value: ([x]) => x, written: ([x]) => x },
  /** The evaluator knows what is there. */
  present: { value: () => 1, written: () => '1' },
};

/** x^p: for a whole p of any x, else of x ≥ 0; what has no value is NaN. */
function powerOf(x: number, p: number): number {
  if (x >= 0) return power(x, p);
  if (!Number.isInteger(p)) return Number.NaN;
  return p % 2 === 0 ? power(-x, p) : -power(-x, p);
}

/** Powers of ten come out whole. */
function log10(x: number): number {
  const y = log(x) / ln10;
  const whole = Math.round(y);
  return Math.abs(y - whole) < 1e-12 && Number(`1e${whole}`) === x ? whole : y;
}
