import { type Item, keyOf } from './items.js';
import type { Answers, Question } from './question.js';
import type { Understood } from './understand.js';

type Undated = Pick<Understood, 'items' | 'indicators'>;

/** Figures without a period. */
export function aboutPeriod(understood: Undated): Question[] {
  const others = new Set(undatedPopulation(understood).map(({ at }) => at));
  const about = firstCells(understood.items.filter((i) => i.period === undefined && !others.has(i.at)));
  if (about.length === 0) return [];
  const text = { en: 'Which year are the figures of?', zh: '这些数值属于哪一年？' };
  return [{ id: 'period', text, about, options: [] }];
}

/** A population without a period beside figures that have theirs. */
export function aboutPopulation(understood: Undated): Question[] {
  const about = firstCells(undatedPopulation(understood));
  if (about.length === 0) return [];
  const periods = periodsOf(understood.items);
  const only = (period: string) => ({ en: `of ${period} only`, zh: `仅为${period}的数值` });
  return [
    {
      id: 'population-period',
      text: {
        en: 'The other figures have their years, these have none. Which do they hold for?',
        zh: '其他数值都有年份，以下数值没有，适用于哪一期？',
      },
      about,
      options: [
        {
          id: 'each',
          text: { en: `for each of them: ${periods.join(', ')}`, zh: `各期通用：${periods.join('、')}` },
        },
        ...(periods.length > 1 ? periods.map((period) => ({ id: period, text: only(period) })) : []),
      ],
      usual: 'each',
    },
  ];
}

/** The periods that figures hold for. */
export function periodsFor(understood: Undated, answers: Answers): (item: Item) => readonly string[] {
  const periods = periodsOf(understood.items);
  const said = answers['population-period'];
  const ofPopulation = said === undefined || said === 'each' ? periods : [said];
  return (item) => {
    if (item.period !== undefined) return [item.period];
    return periods.length > 0 && isDenominator(item, understood) ? ofPopulation : [answers['period'] ?? ''];
  };
}

function undatedPopulation(understood: Undated): Item[] {
  if (periodsOf(understood.items).length === 0) return [];
  return understood.items.filter((item) => item.period === undefined && isDenominator(item, understood));
}

const isDenominator = ({ path }: Item, { indicators }: Undated) =>
  indicators.get(keyOf(path))?.denominator === true;

const periodsOf = (items: readonly Item[]) =>
  [...new Set(items.flatMap(({ period }) => period ?? []))].sort();

/** The first cell of each indicator, with its name. */
function firstCells(items: readonly Item[]): string[] {
  const first = new Map(items.toReversed().map(({ path, at }) => [keyOf(path), `${at}: ${path.at(-1)}`]));
  return [...first.values()].reverse();
}
