import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFormula } from '../../edition/index.js';
import { evaluate } from './evaluate.js';

const result = (text: string, figures: Record<string, number> = {}) => {
  const read = readFormula(text)!;
  return evaluate(
    read.formula,
    read.refs.map((ref) => figures[ref]!),
  );
};

it('reads sums, products, quotients, powers and brackets as they are written on paper', () => {
  expect(result('1 + 2 × 3 − 4 / 8')).toBe(6.5);
  expect(result('(1 + 2) × −3')).toBe(-9);
  expect(result('10 − 2 − 3')).toBe(5);
  expect(result('16 / 4 / 2')).toBe(2);
  expect(result('2 × 10⁴')).toBe(20_000);
  expect(result('10⁻² × 5')).toBe(0.05);
  expect(result('50% × 3')).toBe(1.5);
  expect(result('2^3^2')).toBeCloseTo(512, 9);
});

it('names each figure once, and takes names from behind a comma', () => {
  const read = readFormula('{a} × ({b#2}/{a})^e, e = ln({c}) / k, k = 2')!;
  expect(read.refs).toEqual(['a', 'b#2', 'c']);
  expect(
    result('{a} × ({b#2}/{a})^e, e = ln({c}) / k, k = 2', { a: 2, 'b#2': 8, c: Math.E ** 4 }),
  ).toBeCloseTo(32, 9);
});

it('has the Gini of groups, and no value where there is none', () => {
  expect(result('gini(1, 1; 0, 1)')).toBe(0.5);
  expect(result('gini(1, 1; 0, 0)')).toBeNaN();
  expect(result('ln(0 − 1)')).toBeNaN();
});

it('is undefined for what is no formula', () => {
  for (const text of [
    '',
    '1 +',
    '(1',
    '1 2',
    '{a b}',
    'sin(1)',
    'x',
    '1, 2',
    '1, e = ',
    'gini(1; 2, 3)',
    '1 $ 2',
    'e, e = e',
  ]) {
    expect(readFormula(text), text).toBeUndefined();
  }
});

/** A formula as text and what it is, written by other means. */
const sums: fc.Arbitrary<readonly [string, number]> = fc.letrec<{ sum: readonly [string, number] }>(
  (tie) => ({
    sum: fc.oneof(
      { maxDepth: 5 },
      fc.integer({ min: 1, max: 99 }).map((n) => [String(n), n] as const),
      fc
        .tuple(tie('sum'), fc.constantFrom('+', '−', '×', '/'), tie('sum'))
        .map(
          ([[a, x], sign, [b, y]]) =>
            [`(${a}) ${sign} (${b})`, { '+': x + y, '−': x - y, '×': x * y, '/': x / y }[sign]!] as const,
        ),
    ),
  }),
).sum;

it('agrees with the same arithmetic done by JavaScript', () => {
  fc.assert(fc.property(sums, ([text, value]) => Object.is(result(text) + 0, value + 0)));
});
