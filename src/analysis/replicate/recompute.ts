import { namesIn, type PublishedFigure, parseFormula, Reason } from '../../edition/index.js';
import { FormulaEvaluator } from '../../engine/index.js';
import { overBox, overlap, type ValueWithSpan } from './boxes.js';

/** A published figure with what follows for it from the others; without a formula, the published figure alone. */
export interface RecomputedFigure {
  figure: PublishedFigure;
  /** What the formula gives, and its range by the rounding of the figures in it. */
  found?: ValueWithSpan;
  /** The formula with the figures as they were written. */
  formula?: string;
  /** Found minus published, in the unit of the figure; absent where another quantity follows. */
  difference?: number;
  /** Whether both may be equal before rounding (for a bound: whether it holds); absent where that is no check. */
  agrees?: boolean;
}

/** Every published figure of an index, in order, recomputed from the others; figures of others are only used. */
export function recompute(figures: readonly PublishedFigure[]): RecomputedFigure[] {
  const all = new Map(figures.map((figure) => [figure.id, figure]));
  return figures
    .filter(({ kind }) => kind !== 'input')
    .map((figure) => ({ figure, ...(figure.from ? follow(figure, figure.from, all) : {}) }));
}

function follow(
  { value: written, rounding, kind }: PublishedFigure,
  from: string,
  all: ReadonlyMap<string, PublishedFigure>,
): Omit<RecomputedFigure, 'figure'> {
  const tree = parseFormula(from, 'published');
  const names = namesIn(tree);
  const inputs = names.map((name) => all.get(name)!);
  const evaluateAt = (x: readonly number[]) =>
    new FormulaEvaluator({
      units: 1,
      named: ({ name }) => ({ value: x[names.indexOf(name)]!, reason: Reason.observed }),
      memberOf: () => [],
      groupOf: () => -1,
    });
  const found = overBox(
    (x) => evaluateAt(x).cell(tree, 0, 0).value,
    inputs.map(({ value }) => Number(value)),
    inputs.map((input) => input.rounding),
  );
  const formula = from.replace(/[a-z][a-z0-9.-]*/g, (name) => all.get(name)?.value ?? name);
  if (kind === 'follows') return { found, formula };
  const value = Number(written);
  const isOf = { low: value - rounding, high: value + rounding };
  const agrees = kind === 'bound' ? isOf.high >= found.low : overlap(found, isOf);
  return { found, formula, difference: found.value - value, ...(kind === 'circular' ? {} : { agrees }) };
}
