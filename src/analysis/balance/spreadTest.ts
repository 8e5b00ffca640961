import { exp, log, meanOf } from '../../engine/index.js';
import type { LogErrors } from './logErrors.js';
import { inequality } from './measures.js';
import type { NoValueReason } from './noValueReason.js';
import {
  alignMedians,
  isUnlikely,
  type Shape,
  type SwapTestResult,
  swapTest,
  type TestedMeasure,
  testedMeasures,
} from './swapTest.js';
import { type TrueChange, trueChange } from './trueSpread.js';

/** Fewest units for a verdict on their spread. */
export const fewestUnits = 20;

/** The share of the weight of a value, and of the units of a period, that must be observed. */
const representativeShare = 0.8;

/** Whether a value counts as measured, by the share of its weight that is observed (`observedShare`). */
export const isMeasured = (share: number) => share >= representativeShare - 1e-9;

/** Whether enough of all units are measured to represent them. */
export const areMeasured = (measured: number, all: number) => measured >= representativeShare * all;

/** Level of a verdict. */
export const level = 0.05;

/** The values of some members by period, and what the test needs to know of them. */
export interface Spread {
  columns: readonly ArrayLike<number>[];
  /** Share of the weight of each value that is observed. */
  observed: readonly ArrayLike<number>[];
  years: readonly number[];
  /** Divisions into blocks of members whose ups and downs may be shared; −1 for a member of none. */
  blocks: readonly ArrayLike<number>[];
  /** Standard errors of the logarithms of the values, where errors are declared. */
  errors?: readonly (LogErrors | undefined)[];
}

/** The result of a permutation test. */
export interface SpreadTestResult extends SwapTestResult {
  /** The p-value of the change without what declared errors explain. */
  errorsP?: number;
  /** 95% interval of the change of the measure; NaN where none is asked for. */
  low: number;
  high: number;
}

/** The tests of a spread, or why there is none. */
export type SpreadTest =
  | { tests: Partial<Record<TestedMeasure, SpreadTestResult>>; units: number }
  | { why: NoValueReason };

/**
 * Tests whether the spread of values changed, over the members that are measured in all periods (`swapTest`).
 *
 * @param draws number of permutations
 * @param withIntervals intervals of the Gini coefficient and of the standard deviation of logarithms, for two periods
 */
export function spreadTest(spread: Spread, draws: number, withIntervals = false): SpreadTest {
  const { columns, observed } = spread;
  const all = Array.from({ length: columns[0].length }, (_, c) => c);
  const here = all.filter((c) => columns.every((column) => column[c] === column[c]));
  const measured = here.filter((c) => observed.every((share) => isMeasured(share[c])));
  const why = whyNot(columns, here, measured);
  if (why) return { why };
  const shape: Shape = {
    logs: columns.map((column) => Float64Array.from(measured, (c) => log(column[c]))),
    years: spread.years,
    blocks: spread.blocks.map((of) => blocksOf(of, measured)),
  };
  const real = realChanges(spread.errors, shape, measured);
  if (real.includes(undefined)) return { why: 'errors-large' };
  const found = swapTest(shape, draws);
  const tests: Partial<Record<TestedMeasure, SpreadTestResult>> = {};
  for (const measure of testedMeasures) {
    const test = found[measure];
    if (!test) continue;
    if (real.length > 0) {
      tests[measure] = { ...beyondErrors(test, real), low: Number.NaN, high: Number.NaN };
      continue;
    }
    const isAsked = withIntervals && measure !== 'gap-to-leaders';
    const [low, high] = isAsked ? intervalOf(measure, shape, draws) : [Number.NaN, Number.NaN];
    tests[measure] = { ...test, low, high };
  }
  return { tests, units: measured.length };
}

/**
 * The change of the true spread between the ends, with errors of indicators that are independent and with errors that go together: which
 * of them is so is not known. None where no errors are.
 */
function realChanges(
  errors: Spread['errors'],
  { logs, blocks }: Shape,
  measured: readonly number[],
): (TrueChange | undefined)[] {
  const ends = [errors?.[0], errors?.at(-1)];
  return [0, 1].flatMap((way) => {
    const [before, after] = ends.map((of) => Float64Array.from(measured, (c) => of?.[way]?.[c] || 0));
    const isKnown = [before, after].some((of) => of.some((e) => e > 0));
    return isKnown ? [trueChange([logs[0], logs.at(-1)!], [before, after], blocks)] : [];
  });
}

/** A change counts where what errors do not explain changed in the same direction: the largest p, or 1. */
function beyondErrors(
  test: SwapTestResult,
  real: readonly (TrueChange | undefined)[],
): SwapTestResult & { errorsP: number } {
  const alike = real.every((of) => of && of.change < 0 === test.change < 0);
  const errorsP = alike ? Math.max(...real.map((of) => of!.p)) : 1;
  return { ...test, p: Math.max(test.p, errorsP), errorsP };
}

function whyNot(
  columns: Spread['columns'],
  here: readonly number[],
  measured: readonly number[],
): NoValueReason | undefined {
  if (columns.some((column) => here.some((c) => column[c] < 0))) return 'negative-values';
  if (here.length < fewestUnits) return 'few-units';
  const enough = measured.length >= fewestUnits && areMeasured(measured.length, here.length);
  return enough ? undefined : 'imputed';
}

/** Blocks of the measured members, numbered from 0; a member of none is a block of its own. */
function blocksOf(blocks: ArrayLike<number>, measured: readonly number[]): Int32Array {
  const places = new Map<string, number>();
  return Int32Array.from(measured, (c) => {
    const key = blocks[c] < 0 ? `alone ${c}` : String(blocks[c]);
    places.set(key, places.get(key) ?? places.size);
    return places.get(key)!;
  });
}

/**
 * The 95% interval of the change of a measure between two periods, by inverting the test: the values of the last period are
 * spread out or drawn together about their mean until the test rejects that nothing changed; the interval holds the
 * changes that it does not reject.
 */
function intervalOf(measure: TestedMeasure, shape: Shape, draws: number): [number, number] {
  const [before, after] = alignMedians(shape);
  const middle = meanOf(before);
  if (!Number.isFinite(middle) || !after.every(Number.isFinite)) return [Number.NaN, Number.NaN];
  const freed = (lnTau: number) => after.map((x) => middle + (x - middle) * exp(-lnTau));
  const top = after.reduce((a, x) => Math.max(a, x), Number.NEGATIVE_INFINITY);
  const measureOf = (logs: Float64Array) =>
    inequality(
      measure,
      logs.map((x) => exp(x - top)),
    ).value;
  const rejected = (lnTau: number) =>
    isUnlikely({ ...shape, logs: [before, freed(lnTau)] }, draws, measure, level);
  const target = measureOf(before);
  const best = bisect((lnTau) => measureOf(freed(lnTau)) > target, -3, 3, 40);
  const ends = [-1, 1].map((side) => {
    let [inside, outside] = [0, 0.1];
    while (!rejected(best + side * outside)) {
      if (outside > 3) return Number.NaN;
      [inside, outside] = [outside, 2 * outside];
    }
    return best + side * bisect((far) => !rejected(best + side * far), inside, outside, 6);
  });
  const now = measureOf(after);
  const [low, high] = ends.map((lnTau) => now - measureOf(freed(lnTau)));
  return [low, high];
}

/** Finds by bisection where `isBelow` changes from true to false between two numbers. */
function bisect(isBelow: (x: number) => boolean, from: number, to: number, steps: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < steps; i++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
