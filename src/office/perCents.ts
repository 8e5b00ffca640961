import { isPerCent } from '../edition/index.js';
import { pathKey } from './items.js';
import type { Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

/** The figures of an indicator with a per cent sign and those, not zero, without. */
interface MixedFigures {
  percent: SizedCell[];
  plain: SizedCell[];
}

interface SizedCell {
  cell: string;
  size: number;
}

/** Indicators in which some figures have a per cent sign and others have none that are not plainly per cents, too; by key. */
export function findMixedPerCents({ items, indicators }: UnderstoodSheets): Map<string, MixedFigures> {
  const by = new Map<string, MixedFigures>();
  for (const { path, read } of items)
    if ('percent' in read && read.percent) by.set(pathKey(path), { percent: [], plain: [] });
  for (const { path, read, at, text } of by.size > 0 ? items : []) {
    const found = by.get(pathKey(path));
    if (!found || !('number' in read) || read.number === undefined) continue;
    const cell = { cell: `${at}: ${text}`, size: Math.abs(read.number) };
    if (read.percent) found.percent.push(cell);
    else if (read.number !== 0) found.plain.push(cell);
  }
  return new Map(
    [...by].filter(
      ([key, mixed]) =>
        mixed.percent.length > 0 &&
        mixed.plain.length > 0 &&
        !arePerCents(mixed, isPerCent(indicators.get(key)?.unit)),
    ),
  );
}

/** Whether figures without a sign are per cents by their size: above 1, or in a column of per cents, and like those with the sign. */
const arePerCents = ({ percent, plain }: MixedFigures, isOfPerCents: boolean) =>
  areAlike(medianSize(plain), medianSize(percent)) && (isOfPerCents || plain.every(({ size }) => size > 1));

/** Whether figures without a sign are shares by their size: at most 1, and a hundred times that like those with the sign. */
const areShares = ({ percent, plain }: MixedFigures) =>
  plain.every(({ size }) => size <= 1) && areAlike(100 * medianSize(plain), medianSize(percent));

const areAlike = (a: number, b: number) => a < 5 * b && b < 5 * a;

function medianSize(cells: readonly SizedCell[]): number {
  const sizes = cells.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)]!;
}

export function perCentQuestions(understood: UnderstoodSheets): Question[] {
  const mixed = [...findMixedPerCents(understood).values()];
  if (mixed.length === 0) return [];
  return [
    {
      id: 'per-cents',
      text: {
        en: 'In some columns only part of the figures have a per cent sign. What are those without it?',
        zh: '部分列中只有一部分数值带百分号，其余数值是什么？',
      },
      about: mixed.flatMap(({ percent, plain }) => [percent[0]!, ...plain].map(({ cell }) => cell)),
      options: [
        { id: 'same', text: { en: 'per cents too: 82.4 is 82.4%', zh: '同为百分数：82.4 即 82.4%' } },
        { id: 'shares', text: { en: 'shares: 0.824 is 82.4%', zh: '小数形式：0.824 即 82.4%' } },
        { id: 'missing', text: { en: 'leave these cells without a figure', zh: '这些单元格按缺失处理' } },
      ],
      ...(mixed.every(areShares) ? { usual: 'shares' } : {}),
    },
  ];
}
