import type { Subject } from '../../release/index.js';
import type { FactHeader } from './about.js';
import type { CitedFigure, FigureUnit } from './figure.js';
import type { AnyView } from './view.js';

/** What every fact says of itself. */
export function factHeader(
  { period, node }: AnyView,
  place: Subject,
  importance: number,
  novelty: number,
): FactHeader {
  return { place, period, node, importance, novelty };
}

/** The first less the second. */
export function differenceFigure(a: CitedFigure, b: CitedFigure, unit: FigureUnit): CitedFigure {
  return {
    value: a.value - b.value,
    unit,
    from: 'difference',
    references: [...a.references, ...b.references],
  };
}

/** The first as per cent of the second. */
export function ratioFigure(a: CitedFigure, b: CitedFigure): CitedFigure {
  const references = [...a.references, ...b.references];
  return { value: (100 * a.value) / b.value, unit: 'percent', from: 'ratio', references };
}

/** By how many per cent the first is above the second. */
export function growthFigure(a: CitedFigure, b: CitedFigure): CitedFigure {
  const references = [...a.references, ...b.references];
  return { value: (100 * (a.value - b.value)) / b.value, unit: 'percent', from: 'growth', references };
}

/** All of them added up. */
export function sumFigure(figures: readonly CitedFigure[], unit: FigureUnit): CitedFigure {
  const value = figures.reduce((s, f) => s + f.value, 0);
  return { value, unit, from: 'sum', references: figures.flatMap((f) => f.references) };
}

/** The mean of all of them. */
export function meanFigure(figures: readonly CitedFigure[], unit: FigureUnit): CitedFigure {
  const { value, references } = sumFigure(figures, unit);
  return { value: value / figures.length, unit, from: 'mean', references };
}

/** How many there are, each with a receipt that shows it. */
export function countFigure(references: readonly string[]): CitedFigure {
  return { value: references.length, unit: 'count', from: 'count', references };
}

/** How many there are, each by its receipt. */
export const namedCountFigure = (references: readonly string[]): CitedFigure => ({
  ...countFigure(references),
  from: 'named',
});
