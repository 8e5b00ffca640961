import type { Lang } from '../edition/index.js';
import type { OfficeIndicator } from './items.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';
import { countTitle, countUnits, headers, lessIsBetter, ratioWords } from './vocabulary.js';

/** Indicators of which less seems better, and counts beside a population: one question where the table has both. */
export function indicatorQuestions(understood: UnderstoodSheets, answers: Answers): Question[] {
  const direction = directionQuestion(understood);
  const heads = perHeadQuestion(understood);
  if (!direction || !heads || 'direction' in answers || 'per-head' in answers)
    return [direction, heads].filter((question) => question !== undefined);
  return [
    {
      id: 'indicators',
      text: {
        en: `Less seems better in ${listFirst.en(direction.about)}. The table has the population, too: divide ${listFirst.en(heads.about)} by it?`,
        zh: `${listFirst.zh(direction.about)}看来越小越好；表中有人口数，${listFirst.zh(heads.about)}是否按人均计算？`,
      },
      about: [...new Set([...direction.about, ...heads.about])],
      options: direction.options.flatMap((a) =>
        heads.options.map((b) => ({
          id: `${a.id}.${b.id}`,
          text: { en: `${a.text.en}; ${b.text.en}`, zh: `${a.text.zh}；${b.text.zh}` },
        })),
      ),
      usual: `${direction.usual}.${heads.usual}`,
    },
  ];
}

/** The answers to both, asked together or apart. */
function parseAnswers(answers: Answers): { direction: string | undefined; heads: string | undefined } {
  const [direction = answers['direction'], heads = answers['per-head']] =
    answers['indicators']?.split('.') ?? [];
  return { direction, heads };
}

export const isPerHead = (answers: Answers) => parseAnswers(answers).heads === 'yes';

/** Whether more is better in an indicator, as it is written or answered. */
export const directionFrom = (about: OfficeIndicator, answers: Answers): 1 | -1 =>
  about.direction ?? (isDoubtful(about) && parseAnswers(answers).direction === 'less' ? -1 : 1);

function directionQuestion({ indicators }: UnderstoodSheets): Question | undefined {
  const names = [...indicators.values()].filter(isDoubtful).map(({ path }) => path.at(-1)!);
  if (names.length === 0) return undefined;
  return {
    id: 'direction',
    text: {
      en: 'For these indicators less seems better. Is that so?',
      zh: '以下指标看来是越小越好，是否如此？',
    },
    about: names,
    options: [
      { id: 'less', text: { en: 'less is better', zh: '越小越好（负向）' } },
      { id: 'more', text: { en: 'more is better', zh: '越大越好（正向）' } },
    ],
    usual: 'less',
  };
}

function perHeadQuestion(understood: UnderstoodSheets): Question | undefined {
  const names = [...understood.indicators.values()].filter(isCount).map(({ path }) => path.at(-1)!);
  if (names.length === 0 || !populationOf(understood)) return undefined;
  return {
    id: 'per-head',
    text: {
      en: 'The table has the population. Divide these figures by it?',
      zh: '表中有人口数，以下指标是否按人均计算？',
    },
    about: names,
    options: [
      { id: 'no', text: { en: 'figures as they are', zh: '按原值计算' } },
      { id: 'yes', text: { en: 'per head', zh: '按人均计算' } },
    ],
    usual: 'no',
  };
}

/** The first names of a list. */
const listFirst: Record<Lang, (names: readonly string[]) => string> = {
  en: (names) => names.slice(0, 3).join(', ') + (names.length > 3 ? ' …' : ''),
  zh: (names) => names.slice(0, 3).join('、') + (names.length > 3 ? '等' : ''),
};

/** The column of population; the first where there are several. */
export function populationOf({ indicators }: UnderstoodSheets): OfficeIndicator | undefined {
  return [...indicators.values()].find(
    ({ path, denominator }) => denominator && headers.population.test(path.at(-1)!),
  );
}

/** An indicator that counts something, so that large places have more of it. */
export function isCount({ path, unit, denominator }: OfficeIndicator): boolean {
  const title = path.at(-1)!;
  if (denominator || ratioWords.test(`${title} ${unit ?? ''}`)) return false;
  return unit === undefined ? countTitle.test(title) : countUnits.test(unit);
}

/** An indicator whose direction is not written and may be negative. */
function isDoubtful({ path, direction, denominator }: OfficeIndicator): boolean {
  return direction === undefined && !denominator && lessIsBetter.test(path.at(-1)!);
}
