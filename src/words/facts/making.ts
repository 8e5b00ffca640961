import type { Subject } from '../../release/index.js';
import type { About } from './about.js';
import type { CitedFigure, Unit } from './figure.js';
import type { AnyView } from './view.js';

/** What every fact says of itself. */
export function about({ period, node }: AnyView, place: Subject, importance: number, novelty: number): About {
  return { place, period, node, importance, novelty };
}

/** The first less the second. */
export function difference(a: CitedFigure, b: CitedFigure, unit: Unit): CitedFigure {
  return {
    value: a.value - b.value,
    unit,
    from: 'difference',
    references: [...a.references, ...b.references],
  };
}

/** The first as per cent of the second. */
export function ratio(a: CitedFigure, b: CitedFigure): CitedFigure {
  const references = [...a.references, ...b.references];
  return { value: (100 * a.value) / b.value, unit: 'percent', from: 'ratio', references };
}

/** By how many per cent the first is above the second. */
export function growth(a: CitedFigure, b: CitedFigure): CitedFigure {
  const references = [...a.references, ...b.references];
  return { value: (100 * (a.value - b.value)) / b.value, unit: 'percent', from: 'growth', references };
}

/** All of them added up. */
export function sum(figures: readonly CitedFigure[], unit: Unit): CitedFigure {
  const value = figures.reduce((s, f) => s + f.value, 0);
  return { value, unit, from: 'sum', references: figures.flatMap((f) => f.references) };
}

/** How many there are, each with a receipt that shows it. */
export function counted(references: readonly string[]): CitedFigure {
  return { value: references.length, unit: 'count', from: 'count', references };
}

/** How many there are, each by its receipt. */
export const named = (references: readonly string[]): CitedFigure => ({
  ...counted(references),
  from: 'named',
});
