import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type FormulaTree, number, type OperationName, parseFormula } from '../../edition/index.js';
import { evaluate } from './evaluate.js';
import { sampleOf } from './sample.js';
import { atom, type FormulaStyle, reduceAt, simplify, writeFormula } from './writeFormula.js';

const name = (of: string): FormulaTree => ({ is: 'name', name: of });
const statistics = ['min', 'median'] as const;

const { formula } = fc.letrec<{ formula: FormulaTree }>((tie) => {
  const two = (...by: OperationName[]) =>
    fc.tuple(fc.constantFrom(...by), tie('formula'), tie('formula')).map(([one, a, b]) => apply(one, a, b));
  return {
    formula: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(name('x'), ...statistics.map(name), number(0), number(1)),
      fc.integer({ min: -9, max: 9 }).map((x) => number(x + 0)),
      two('+', '-', '*', '/', 'min', 'max'),
      two('+', '-', '*', '/'),
      tie('formula').map((a) => apply('clamp', a, number(0), number(1))),
      fc
        .tuple(two('>', '≤', '≠'), tie('formula'), tie('formula'))
        .map(([test, yes, no]) => apply('if', test, yes, no)),
    ),
  };
});

const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 6 });
const whole = fc.integer({ min: -20, max: 20 });

/** The words and numbers of a formula as they are typed, which a reader of JavaScript understands too. */
const typed = (loose: boolean): FormulaStyle => ({
  leaf: (part) => {
    if (part.is === 'number') return atom(part.value < 0 ? `(${part.value})` : `${part.value}`);
    return part.is === 'name' ? atom(part.name) : null;
  },
  loose,
});
const text = (tree: FormulaTree, loose = false) => writeFormula(tree, 0, typed(loose))!.text;

/** What a reader of brackets that knows nothing of the tree calculates. */
function read(written: string, values: Record<string, number>): number {
  const given = { choose: (test: unknown, yes: number, no: number) => (test ? yes : no), ...values };
  const script = written
    .replace(/\bmin\(/g, 'Math.min(')
    .replace(/\bmax\(/g, 'Math.max(')
    .replace(/\bif\(/g, 'choose(')
    .replace(/<>/g, '!==');
  return new Function(...Object.keys(given), `return ${script};`)(...Object.values(given)) as number;
}

/** Plain JavaScript that goes through the tree. */
function plain(tree: FormulaTree, values: Record<string, number>): number {
  if (tree.is === 'number') return tree.value;
  if (tree.is === 'name') return values[tree.name]!;
  if (tree.is !== 'apply') throw new Error(tree.is);
  const [a = 0, b = 0, c = 0] = tree.of.map((part) => plain(part, values));
  const all: Partial<Record<OperationName, number>> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    min: Math.min(a, b),
    max: Math.max(a, b),
    clamp: Math.min(c, Math.max(b, a)),
    '>': Number(a > b),
    '≤': Number(a <= b),
    '≠': Number(a < b || a > b),
    if: a === 0 ? c : b,
  };
  return all[tree.by]!;
}

function at(values: readonly number[], x: number) {
  const sample = sampleOf(Float64Array.from(values));
  const [min, median] = statistics.map((of) => sample.statistic(of)) as [number, number];
  const given: Record<string, number> = { x, min, median };
  const leaf = (part: FormulaTree) => {
    if (part.is !== 'name') return undefined;
    return part.name === 'x' ? (of: number) => of : given[part.name];
  };
  return { given, numberOf: (part: FormulaTree) => evaluate(part, leaf, x) };
}

/** Comparisons in formulas take twelve digits: whether two sides of one are as good as equal is left out here. */
const hasTie = (tree: FormulaTree, values: Record<string, number>): boolean => {
  if (tree.is !== 'apply') return false;
  const [a = 0, b = 0] = tree.of.map((part) => plain(part, values));
  const isTest =
    ['>', '≤', '≠'].includes(tree.by) && (a !== a || b !== b || (a !== b && Math.abs(a - b) < 1e-6));
  return isTest || tree.of.some((part) => hasTie(part, values));
};

/** Whether two ways to calculate the same agree; where large terms cancel out, or something is divided by what is nearly nothing, none says. */
const agree = (a: number, b: number) =>
  Object.is(a, b) || a === b || !Number.isFinite(a) || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));

describe('a formula', () => {
  it('comes to what plain JavaScript makes of its tree and of its text, to the bit', () => {
    fc.assert(
      fc.property(formula, numbers, whole, (tree, values, x) => {
        const { given, numberOf } = at(values, x);
        fc.pre(!hasTie(tree, given));
        expect(numberOf(tree)).toBe(plain(tree, given));
        expect(read(text(tree), given)).toBe(numberOf(tree));
      }),
      { numRuns: 500 },
    );
  });

  it('is read back from its text as the same tree', () => {
    fc.assert(
      fc.property(formula, (tree) => {
        const again = parseFormula(text(tree).replace(/<>/g, '≠'));
        expect(text(again)).toBe(text(tree));
        const isWrittenOut = text(tree) !== text(again) || JSON.stringify(tree).includes('"clamp"');
        if (!isWrittenOut) expect(again).toEqual(tree);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to the same without what does nothing, and as far as it holds for one value', () => {
    fc.assert(
      fc.property(formula, numbers, whole, (tree, values, x) => {
        const { given, numberOf } = at(values, x);
        fc.pre(!hasTie(tree, given));
        const exact = numberOf(tree);
        for (const fold of [false, true]) expect(numberOf(simplify(tree, fold)) + 0).toBe(exact + 0);
        expect(numberOf(reduceAt(tree, numberOf)) + 0).toBe(exact + 0);
        const short = simplify(reduceAt(tree, numberOf), false);
        expect(agree(exact, read(text(short, true), given))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
