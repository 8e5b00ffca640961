import { memoize } from '../edition/index.js';
import { type FigureCell, pathKey } from './items.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

type UndatedFigures = Pick<UnderstoodSheets, 'items' | 'indicators'>;

/** Figures without a period. */
export function periodQuestions(understood: UndatedFigures): Question[] {
  const others = new Set(undatedPopulation(understood).map(({ at }) => at));
  const about = firstCells(understood.items.filter((i) => i.period === undefined && !others.has(i.at)));
  const latest = latestYears(understood);
  if (latest) return [latestQuestion(latest)];
  if (about.length === 0) return [];
  const text = { en: 'Which year are the figures of?', zh: '这些数值属于哪一年？' };
  return [{ id: 'period', text, about, options: [] }];
}

interface LatestYears {
  period: string;
  about: string[];
}

/** Indicators of which each has figures of one year only, and not all of the same: a table of the latest years. */
export const latestYears = memoize(({ items, indicators }: UndatedFigures): LatestYears | undefined => {
  const years = new Map<string, Set<string>>();
  for (const { path, period = '' } of items) {
    const key = pathKey(path);
    if (indicators.get(key)?.denominator) continue;
    const of = years.get(key);
    if (of) of.add(period);
    else years.set(key, new Set([period]));
  }
  const all = new Set([...years.values()].flatMap((of) => [...of]));
  const areSingle = [...years.values()].every((of) => of.size === 1);
  if (!areSingle || all.size < 2 || all.has('')) return undefined;
  const about = [...years].map(([key, of]) => `${key.split('\0').at(-1)} ${[...of][0]}`);
  return { period: [...all].sort().at(-1)!, about };
});

function latestQuestion({ period, about }: { period: string; about: string[] }): Question {
  return {
    id: 'latest',
    text: {
      en: `Each indicator has one year, and they differ. Shall all count as ${period}?`,
      zh: `每项指标只有一个年份，且各不相同，是否均计入${period}年？`,
    },
    about,
    options: [
      {
        id: 'one',
        text: {
          en: `yes, a table of the latest years, as of ${period}`,
          zh: `是，取最近年份，计入${period}年`,
        },
      },
      { id: 'apart', text: { en: 'no, each in its own year', zh: '否，各归其年' } },
    ],
    usual: 'one',
  };
}

/** The periods that figures hold for. */
export function periodsFor(
  understood: UndatedFigures,
  answers: Answers,
): (item: FigureCell) => readonly string[] {
  const periods = periodsOf(understood.items);
  const latest = answers['latest'] === 'one' ? latestYears(understood) : undefined;
  if (latest) return () => [latest.period];
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

export function periodsOf(items: readonly FigureCell[]): string[] {
  const periods = new Set<string>();
  for (const { period } of items) if (period !== undefined) periods.add(period);
  return [...periods].sort();
}

/** The first cell of each indicator, with its name. */
export function firstCells(items: readonly FigureCell[]): string[] {
  const first = new Map(items.toReversed().map(({ path, at }) => [pathKey(path), `${at}: ${path.at(-1)}`]));
  return [...first.values()].reverse();
}
