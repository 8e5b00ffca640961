import type { Aggregate, Cell, State } from './aggregates/index.js';

/** What each partial of a column says, finished. */
export function figuresOf({ read, figure, finish }: Aggregate<State>, cells: ArrayLike<Cell>): Float64Array {
  // A number that a double holds is its own figure.
  if (cells instanceof Float64Array) return cells;
  const figures = new Float64Array(cells.length);
  for (let i = 0; i < figures.length; i++) {
    const cell = cells[i]!;
    figures[i] = figure ? figure(cell) : finish(read(cell));
  }
  return figures;
}
