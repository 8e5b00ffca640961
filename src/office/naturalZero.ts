import { isPerHead } from './indicatorQuestions.js';
import { type FigureCell, type OfficeIndicator, pathKey } from './items.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';
import { ratioWords } from './vocabulary.js';

/** Rates of change, and figures with a scale of their own, of which 0 is not the least that there can be. */
const noRatio =
  /(增长|增速|增幅|变化|变动|涨幅|指数|growth|change|increase|index|score|balance|deficit|net |\blog(arithm)?\b|^ln[ _]|对数)/iu;

/** Shares and ratios, of which 0 is the least that there can be and that no unit has reached. */
export function ratiosFromZero({ items, indicators }: UnderstoodSheets): OfficeIndicator[] {
  const least = new Map<string, number>();
  for (const { path, read } of items) {
    const number = 'number' in read ? read.number : undefined;
    if (number === undefined) continue;
    const key = pathKey(path);
    least.set(key, Math.min(number, least.get(key) ?? number));
  }
  const signed = new Set(items.flatMap((item) => (isPercent(item) ? [pathKey(item.path)] : [])));
  return [...indicators].flatMap(([key, about]) => {
    const named = `${about.path.at(-1)} ${about.unit ?? ''}`;
    const isRatio = ratioWords.test(named) || signed.has(key);
    return isRatio && !noRatio.test(named) && !about.denominator && (least.get(key) ?? 0) > 0 ? [about] : [];
  });
}

const isPercent = ({ read }: FigureCell) => 'percent' in read && read.percent;

/** Where the scale of ratios begins: nothing is changed unless someone says so. */
export function zeroQuestions(understood: UnderstoodSheets, answers: Answers): Question[] {
  const ratios = isPerHead(answers) ? [] : ratiosFromZero(understood);
  if (ratios.length === 0) return [];
  return [
    {
      id: 'zero',
      text: {
        en: 'Nothing can be less than 0 in these ratios. Where do their scores begin?',
        zh: '以下比率不可能小于0，得分从何处起算？',
      },
      about: ratios.map(({ path }) => path.at(-1)!),
      options: [
        { id: 'lowest', text: { en: 'the lowest unit has 0 points (min-max)', zh: '最低者得0分（极差法）' } },
        {
          id: 'zero',
          text: { en: 'a figure of 0 has 0 points, the highest unit 100', zh: '数值为0得0分，最高者得100分' },
        },
      ],
      usual: 'lowest',
      decided: true,
    },
  ];
}

/** The ratios whose scale begins at 0 by the answer. */
export const zeroBased = (understood: UnderstoodSheets, answers: Answers): OfficeIndicator[] =>
  answers['zero'] === 'zero' && !isPerHead(answers) ? ratiosFromZero(understood) : [];
