import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import {
  choose,
  dividedBy,
  type Formula,
  minus,
  number,
  plus,
  statistic,
  test,
  times,
  within,
  x,
} from './formula.js';
import { type FormulaStyle, formulaLeaves, formulaText, reduceAt, simplify } from './print.js';
import { sampleOf } from './sample.js';

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(x, statistic('min'), statistic('median'), number(0), number(1)),
    fc.integer({ min: -9, max: 9 }).map(number),
    fc
      .tuple(fc.constantFrom(plus, minus, times, dividedBy), tie('formula'), tie('formula'))
      .map(([make, a, b]) => make(a, b)),
    tie('formula').map((a) => within(a, true)),
    fc
      .tuple(tie('formula'), tie('formula'), tie('formula'))
      .map(([a, b, c]) => choose(test('>', a, b), b, c)),
  ),
}));

const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 6 });

/** A formula as JavaScript, which a reader of brackets that knows nothing of the tree then calculates. */
const script = (sample: ReturnType<typeof sampleOf>, strict: boolean): FormulaStyle => ({
  leaf: (leaf) => {
    if (leaf.is === 'number') return `(${leaf.value})`;
    return leaf.is === 'statistic' ? `(${sample.statistic(leaf.name)})` : 'x';
  },
  operators: { '+': ' + ', '-': ' - ', '*': ' * ', '/': ' / ' },
  call: (name, parts) => `Math.${name}(${parts})`,
  choice: (test, yes, no) => `(${test} ? ${yes} : ${no})`,
  test: (is, a, b) => `${a} ${is} ${b}`,
  strict,
});

const read = (text: string, at: number): number => new Function('x', `return ${text};`)(at);

/** Whether two ways to calculate the same agree; where large terms cancel out, or something is divided by what is nearly nothing, none says. */
const agree = (a: number, b: number) =>
  Object.is(a, b) || a === b || !Number.isFinite(a) || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));

describe('a formula', () => {
  it('is printed so that whoever calculates the text has the engine’s score to the bit', () => {
    fc.assert(
      fc.property(formula, numbers, fc.integer({ min: -20, max: 20 }), (tree, values, at) => {
        const sample = sampleOf(Float64Array.from(values));
        const text = formulaText(tree, script(sample, true));
        expect(read(text, at)).toBe(evaluate(tree, sample, at));
      }),
      { numRuns: 500 },
    );
  });

  it('comes to the same without what does nothing, and as far as it holds for one value', () => {
    fc.assert(
      fc.property(formula, numbers, fc.integer({ min: -20, max: 20 }), (tree, values, at) => {
        const sample = sampleOf(Float64Array.from(values));
        const exact = evaluate(tree, sample, at);
        for (const fold of [false, true])
          expect(evaluate(simplify(tree, fold), sample, at) + 0).toBe(exact + 0);
        expect(evaluate(reduceAt(tree, sample, at), sample, at) + 0).toBe(exact + 0);
        const short = simplify(reduceAt(tree, sample, at), false);
        expect(agree(exact, read(formulaText(short, script(sample, false)), at))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has its leaves in the order they are written', () => {
    const tree = dividedBy(minus(x, statistic('min')), minus(statistic('max'), statistic('min')));
    expect(formulaLeaves(tree).map((leaf) => (leaf.is === 'statistic' ? leaf.name : leaf.is))).toEqual([
      'x',
      'min',
      'max',
      'min',
    ]);
  });
});
