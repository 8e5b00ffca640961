import { type FigureCell, pathKey } from './items.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

type UndatedFigures = Pick<UnderstoodSheets, 'items' | 'indicators'>;

/** Figures without a period. */
export function periodQuestions(understood: UndatedFigures): Question[] {
  const others = new Set(undatedPopulation(understood).map(({ at }) => at));
  const about = firstCells(understood.items.filter((i) => i.period === undefined && !others.has(i.at)));
  if (about.length === 0) return [];
  const text = { en: 'Which year are the figures of?', zh: '这些数值属于哪一年？' };
  return [{ id: 'period', text, about, options: [] }];
}

/** The periods that figures hold for. */
export function periodsFor(
  understood: UndatedFigures,
  answers: Answers,
): (item: FigureCell) => readonly string[] {
  const periods = periodsOf(understood.items);
  return (item) => {
    if (item.period !== undefined) return [item.period];
    return periods.length > 0 && isDenominator(item, understood) ? periods : [answers['period'] ?? ''];
  };
}

/** A population without a period beside figures that have theirs: it holds for each of them. */
export function undatedPopulation(understood: UndatedFigures): FigureCell[] {
  if (periodsOf(understood.items).length === 0) return [];
  return understood.items.filter((item) => item.period === undefined && isDenominator(item, understood));
}

const isDenominator = ({ path }: FigureCell, { indicators }: UndatedFigures) =>
  indicators.get(pathKey(path))?.denominator === true;

export const periodsOf = (items: readonly FigureCell[]) =>
  [...new Set(items.flatMap(({ period }) => period ?? []))].sort();

/** The first cell of each indicator, with its name. */
export function firstCells(items: readonly FigureCell[]): string[] {
  const first = new Map(items.toReversed().map(({ path, at }) => [pathKey(path), `${at}: ${path.at(-1)}`]));
  return [...first.values()].reverse();
}
