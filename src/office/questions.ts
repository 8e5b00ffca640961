import type { DoubtKind } from './cell.js';
import { type AboutIndicator, keyOf } from './items.js';
import { aboutPeriod, aboutPopulation } from './periodQuestions.js';
import type { NearName } from './places.js';
import type { Question } from './question.js';
import type { Understood } from './understand.js';
import { aboutGroups, aboutTotals } from './unitQuestions.js';
import { counts, countTitle, headers, lessIsBetter, ratio } from './vocabulary.js';

const missing = {
  id: 'missing',
  text: { en: 'leave these cells without a figure', zh: '这些单元格按缺失处理' },
};

const doubts: Record<DoubtKind, Omit<Question, 'id' | 'about'>> = {
  approximate: {
    text: {
      en: 'Some figures are written as approximate or as a limit. Take the figure?',
      zh: '部分数值写成约数或界限，是否取其数值？',
    },
    options: [{ id: 'figure', text: { en: 'take the figure', zh: '取该数值' } }, missing],
    usual: 'missing',
  },
  'counted-in': {
    text: {
      en: 'Some figures have a word for a power of ten (1.2万, 3 million). Multiply?',
      zh: '部分数值带有数量级（如 1.2万），是否换算？',
    },
    options: [
      { id: 'figure', text: { en: 'multiply (1.2万 is 12000)', zh: '换算（1.2万即 12000）' } },
      missing,
    ],
    usual: 'figure',
  },
  marked: {
    text: {
      en: 'Some figures are followed by a mark, such as that of a footnote. Take the figure without it?',
      zh: '部分数值后带有注释标记，是否去掉标记、保留数值？',
    },
    options: [
      { id: 'figure', text: { en: 'take the figure without the mark', zh: '去掉标记，保留数值' } },
      missing,
    ],
    usual: 'figure',
  },
  bracketed: {
    text: {
      en: 'Some figures stand in brackets. Are they negative?',
      zh: '部分数值写在括号内，是否为负数？',
    },
    options: [{ id: 'figure', text: { en: 'negative: (12) is -12', zh: '负数：(12) 即 -12' } }, missing],
    usual: 'missing',
  },
  range: {
    text: { en: 'Some cells hold a range of figures.', zh: '部分单元格写的是数值区间。' },
    options: [missing],
    usual: 'missing',
  },
  date: {
    text: {
      en: 'Some cells in columns of figures hold a date. The spreadsheet program may have changed a figure into it.',
      zh: '部分数值列的单元格是日期，可能是电子表格程序自动改写所致。',
    },
    options: [missing],
    usual: 'missing',
  },
  'too-long': {
    text: {
      en: 'Some figures have more digits than a number can hold.',
      zh: '部分数值的位数超出可精确表示的范围。',
    },
    options: [missing],
    usual: 'missing',
  },
  text: {
    text: { en: 'Some cells in columns of figures hold a text.', zh: '部分数值列的单元格是文字。' },
    options: [missing],
    usual: 'missing',
  },
};

export type { Answers, Question } from './question.js';
export { isLeftTotal } from './unitQuestions.js';

/** All questions about what was understood. */
export function questionsOf(understood: Understood, near: readonly NearName[]): Question[] {
  return [
    ...aboutPeriod(understood),
    ...aboutPopulation(understood),
    ...aboutDoubts(understood),
    ...aboutPerCents(understood),
    ...aboutMerged(understood),
    ...aboutDirection(understood),
    ...aboutHeads(understood),
    ...aboutGroups(understood),
    ...aboutTotals(understood),
    ...aboutNames(near),
  ];
}

function aboutDoubts({ items }: Understood): Question[] {
  return (Object.keys(doubts) as DoubtKind[]).flatMap((kind) => {
    const cells = items.filter(({ read }) => read.kind === 'doubt' && read.doubt === kind);
    return cells.length === 0
      ? []
      : [{ id: kind, ...doubts[kind], about: cells.map(({ at, text }) => `${at}: ${text}`) }];
  });
}

/** Indicators in which some figures have a per cent sign and others, not zero, have none. */
export function mixedPerCents({ items }: Understood): Map<string, { percent: string[]; plain: string[] }> {
  const by = new Map<string, { percent: string[]; plain: string[] }>();
  for (const { path, read, at, text } of items) {
    if (!('number' in read) || read.number === undefined) continue;
    const found = by.get(keyOf(path)) ?? { percent: [], plain: [] };
    by.set(keyOf(path), found);
    if (read.percent) found.percent.push(`${at}: ${text}`);
    else if (read.number !== 0) found.plain.push(`${at}: ${text}`);
  }
  return new Map([...by].filter(([, { percent, plain }]) => percent.length > 0 && plain.length > 0));
}

function aboutPerCents(understood: Understood): Question[] {
  const mixed = [...mixedPerCents(understood).values()];
  if (mixed.length === 0) return [];
  return [
    {
      id: 'per-cents',
      text: {
        en: 'In some columns only part of the figures have a per cent sign. What are those without it?',
        zh: '部分列中只有一部分数值带百分号，其余数值是什么？',
      },
      about: mixed.flatMap(({ percent, plain }) => [percent[0]!, ...plain]),
      options: [
        { id: 'same', text: { en: 'per cents too: 82.4 is 82.4%', zh: '同为百分数：82.4 即 82.4%' } },
        { id: 'shares', text: { en: 'shares: 0.824 is 82.4%', zh: '小数形式：0.824 即 82.4%' } },
        missing,
      ],
    },
  ];
}

function aboutMerged({ items }: Understood): Question[] {
  const cells = items.filter(
    ({ merged, read }) => merged && (read.kind === 'figure' || read.kind === 'doubt'),
  );
  if (cells.length === 0) return [];
  return [
    {
      id: 'merged',
      text: {
        en: 'Some figures stand in cells merged over several rows or columns. Whose are they?',
        zh: '部分数值位于跨行或跨列的合并单元格中，属于哪些单元？',
      },
      about: cells.map(({ at, text }) => `${at}: ${text}`),
      options: [
        { id: 'each', text: { en: 'the figure of each of them', zh: '各单元的数值均为该值' } },
        {
          id: 'missing',
          text: { en: 'of them together: leave them without a figure', zh: '为合计数，各单元按缺失处理' },
        },
      ],
    },
  ];
}

function aboutDirection({ indicators }: Understood): Question[] {
  const names = [...indicators.values()].filter((about) => isDoubtful(about)).map(({ path }) => path.at(-1)!);
  if (names.length === 0) return [];
  return [
    {
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
    },
  ];
}

/** The column of population; the first where there are several. */
export function populationOf({ indicators }: Understood): AboutIndicator | undefined {
  return [...indicators.values()].find(
    ({ path, denominator }) => denominator && headers.population.test(path.at(-1)!),
  );
}

/** An indicator that counts something, so that large places have more of it. */
export function isCount({ path, unit, denominator }: AboutIndicator): boolean {
  const title = path.at(-1)!;
  if (denominator || ratio.test(`${title} ${unit ?? ''}`)) return false;
  return unit === undefined ? countTitle.test(title) : counts.test(unit);
}

function aboutHeads(understood: Understood): Question[] {
  const names = [...understood.indicators.values()].filter(isCount).map(({ path }) => path.at(-1)!);
  if (names.length === 0 || !populationOf(understood)) return [];
  return [
    {
      id: 'per-head',
      text: {
        en: 'The table has the population. Divide these figures by it?',
        zh: '表中有人口数，以下指标是否按人均计算？',
      },
      about: names,
      options: [
        { id: 'no', text: { en: 'no, take them as they are', zh: '否，按原值计算' } },
        { id: 'yes', text: { en: 'yes, per head', zh: '是，按人均计算' } },
      ],
      usual: 'no',
    },
  ];
}

/** An indicator whose direction is not written and may be negative. */
export function isDoubtful({
  path,
  direction,
  denominator,
}: {
  path: readonly string[];
  direction?: 1 | -1;
  denominator: boolean;
}): boolean {
  return direction === undefined && !denominator && lessIsBetter.test(path.at(-1)!);
}

function aboutNames(near: readonly NearName[]): Question[] {
  if (near.length === 0) return [];
  return [
    {
      id: 'names',
      text: {
        en: 'Some names are nearly those of known places. Are they these?',
        zh: '部分名称与已知地名相近，是否即为这些地方？',
      },
      about: near.map(({ name, known }) => `${name} → ${known.name}`),
      options: [
        { id: 'same', text: { en: 'yes, the same places', zh: '是，同一地方' } },
        { id: 'own', text: { en: 'no, keep them as they are', zh: '不是，保留原名' } },
      ],
      usual: 'own',
    },
  ];
}
