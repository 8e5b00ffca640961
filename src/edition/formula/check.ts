import { operations, statisticsOverUnits } from './operations.js';
import type { FormulaSource } from './sources.js';
import type { FormulaTree } from './tree.js';
import { parseUnit, product, samePowers, sameScale, type UnitOfMeasure, unitText } from './unitOfMeasure.js';

/**
 * The unit of a part of a formula. A written number may be a plain one or turn one unit into another (10000 persons into
 * 10,000 persons), so that several sizes are possible; zero goes with any unit (undefined).
 */
type PossibleUnit = { measure: UnitOfMeasure; scales: readonly number[] } | undefined;

/** Two parts that are added, compared or subtracted in different units, or the whole and the declared unit. */
export class UnitsDiffer extends Error {
  constructor(
    readonly a: UnitOfMeasure,
    readonly b: UnitOfMeasure,
    /** Whether they are the unit of the whole formula and the declared unit. */
    readonly isWhole = false,
    /** The factor that turns the first into the second, where one does. */
    readonly factor?: number,
  ) {
    super(`${unitText(a).en} and ${unitText(b).en}`);
  }
}

/** Maximum number of possible scales; formulas contain few numbers. */
const mostScales = 64;

/**
 * Checks the units of a formula: parts that are added or compared must have the same unit, and the result must have the
 * declared one.
 *
 * @throws UnitsDiffer
 */
export function checkUnits(
  tree: FormulaTree,
  source: (name: string) => FormulaSource,
  declared: UnitOfMeasure,
): void {
  const whole = unitOf(tree, source);
  if (!whole) return;
  if (!samePowers(whole.measure, declared)) throw new UnitsDiffer(sizeOf(whole), declared, true);
  if (whole.scales.some((scale) => sameScale(scale, declared.scale))) return;
  const result = sizeOf(whole);
  throw new UnitsDiffer(result, declared, true, result.scale / declared.scale);
}

/** The unit where no number of the formula is a conversion factor. */
const sizeOf = ({ measure, scales }: NonNullable<PossibleUnit>): UnitOfMeasure => ({
  ...measure,
  scale: scales[0]!,
});

const plain: PossibleUnit = { measure: { scale: 1, powers: {} }, scales: [1] };

function unitOf(tree: FormulaTree, source: (name: string) => FormulaSource): PossibleUnit {
  switch (tree.is) {
    case 'number':
      return tree.value === 0
        ? undefined
        : { measure: { scale: 1, powers: {} }, scales: [...new Set([1, 1 / Math.abs(tree.value)])] };
    case 'name': {
      const measure = parseUnit(source(tree.name).unit);
      return { measure, scales: [measure.scale] };
    }
    case 'over-units': {
      const of = unitOf(tree.a, source);
      return statisticsOverUnits[tree.by].plain ? plain : of;
    }
    case 'cumulative':
      return commonUnit([unitOf(tree.a, source), plain]);
    case 'apply':
      return unitOfOperation(
        tree,
        tree.of.map((part) => unitOf(part, source)),
      );
    default:
      return unitOf(tree.a, source);
  }
}

function unitOfOperation(tree: FormulaTree & { is: 'apply' }, of: readonly PossibleUnit[]): PossibleUnit {
  const product = () => of.reduce((all, one) => multiplyUnits(all, one, 1), plain);
  switch (operations[tree.by].unit) {
    case 'same':
      return commonUnit(of);
    case 'choice':
      return commonUnit(of.slice(1));
    case 'first':
      return of[0];
    case 'compared':
      commonUnit(of);
      return plain;
    case 'plain':
      return plain;
    case 'product':
      return product();
    case 'quotient':
      return multiplyUnits(of[0], of[1], -1);
    case 'power': {
      const [, exponent] = tree.of;
      return exponent?.is === 'number' ? powerOf(of[0], exponent.value) : plain;
    }
    case 'root':
      return powerOf(of[0], 0.5);
    case 'product-root':
      return haveOneUnit(of) ? of[0] : powerOf(product(), 1 / of.length);
  }
}

function haveOneUnit(of: readonly PossibleUnit[]): boolean {
  try {
    return commonUnit(of) !== undefined;
  } catch (error) {
    if (error instanceof UnitsDiffer) return false;
    throw error;
  }
}

/** The unit of a whole power or a square root; other powers of units have no usual name, and go with any. */
function powerOf(of: PossibleUnit, exponent: number): PossibleUnit {
  if (!of || (exponent !== 0.5 && !(Number.isInteger(exponent) && Math.abs(exponent) <= 8)))
    return of && Object.keys(of.measure.powers).length === 0 ? plain : undefined;
  const times = (x: number) => {
    if (exponent === 0.5) return Math.sqrt(x);
    const size = Array.from({ length: Math.abs(exponent) }, () => x).reduce((all, one) => all * one, 1);
    return exponent < 0 ? 1 / size : size;
  };
  const powers = Object.entries(of.measure.powers).flatMap(([name, power]) =>
    power * exponent === 0 ? [] : [[name, power * exponent] as const],
  );
  const measure = { scale: times(of.measure.scale), powers: Object.fromEntries(powers) };
  return { measure, scales: of.scales.map(times) };
}

function multiplyUnits(a: PossibleUnit, b: PossibleUnit, by: 1 | -1): PossibleUnit {
  if (!a || !b) return a ?? b;
  const scales = a.scales.flatMap((x) => b.scales.map((y) => (by === 1 ? x * y : x / y)));
  return { measure: product(a.measure, b.measure, by), scales: [...new Set(scales)].slice(0, mostScales) };
}

function commonUnit(parts: readonly PossibleUnit[]): PossibleUnit {
  return parts.reduce((all, one) => {
    if (!all || !one) return all ?? one;
    const scales = all.scales.filter((x) => one.scales.some((y) => sameScale(x, y)));
    if (!samePowers(all.measure, one.measure) || scales.length === 0) {
      throw new UnitsDiffer(sizeOf(all), sizeOf(one));
    }
    return { measure: all.measure, scales };
  }, undefined);
}
