import { memoize } from '../edition/index.js';
import { pathKey } from './items.js';
import { type FigureColumn, isRankOf, madeOf } from './madeOf.js';
import { findingsAbout } from './otherUnits.js';
import type { Answers, Question } from './question.js';
import type { IsKnown, Reread } from './reread.js';
import { rowNumbers } from './rowNumbers.js';
import type { UnderstoodSheets } from './understand.js';

/** A column with its first cell. */
interface Column extends FigureColumn {
  key: string;
  path: readonly string[];
  about: string;
}

/** A column that is made of others, or says how sure they are. */
interface DerivedColumn extends Omit<Column, 'figures'> {
  what: 'quality' | 'rank' | NonNullable<ReturnType<typeof madeOf>>;
}

/** Words for the accuracy of other figures and for what they are made of. */
const qualityWords =
  /\b(std\.?|standard)[ _.-]*(err(or)?|dev(iation)?)\b|\bs\.e\.|\b(confidence|credible)[ _-]?(interval|limit|bound|level|range|region)s?\b|\b(lower|upper)\b.*\b(ci|bound|limit|interval)\b|\b(ci|confidence)\b.*\b(lower|upper)\b|^(lower|upper)([ _-]?(ci|bound|limit))?$|margin of error|\b(number|count) of (sources|surveys|observations|respondents)\b|\b(surveys|sources) used\b|^(sources|surveys|sample size|n_?obs|observations)$|\bp[ _-]?values?\b|^(r?mse|mae|slope|intercept|residuals?|r2|r²|r[ _-]?squared)$|p值|斜率|截距|常数项?$|残差|拟合优度|标准误|标准差|置信|误差|样本量|样本数|数据来源数/iu;

/** How many places a unit has moved. */
const moveWords =
  /\b(change|difference|move(ment)?)s?\b.*\brank(ing)?s?\b|\brank(ing)?s?\b.*\b(change|difference|movement)s?\b|(位次|排名|名次)(变化|变动|升降|差)/iu;

const partsOfQuality = /confidence|range of|scores? range|置信区间/iu;

/** Columns that are no indicators of their own: ranks and means of others, and how sure others are; and sums of others. */
const derivedColumns = memoize((understood: UnderstoodSheets): DerivedColumn[] => {
  const columns = columnsOf(understood);
  const { ranks } = findingsAbout(understood);
  const known = columns.map(({ key, path }, c) => {
    if (qualityWords.test(path.at(-1)!) || partsOfQuality.test(path.slice(0, -1).join(' '))) return 'quality';
    const isRank = ranks.has(key) || moveWords.test(path.at(-1)!) || isRankOf(columns, c);
    return isRank ? 'rank' : undefined;
  });
  // How sure a mean is may stand between it and its parts.
  const others = columns.filter((_, c) => known[c] === undefined);
  return columns.flatMap((column, c): DerivedColumn[] => {
    const { key, path, about } = column;
    const what = known[c] ?? madeOf(others, others.indexOf(column));
    return what === undefined ? [] : [{ key, path, about, what }];
  });
});

function columnsOf({ items, indicators }: UnderstoodSheets): Column[] {
  const rowOf = rowNumbers();
  const rows = items.map(({ unit, period = '' }) => rowOf(unit, period));
  const count = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const by = new Map<string, { first: string; figures: Float64Array }>();
  for (const [i, { path, at, read }] of items.entries()) {
    const key = pathKey(path);
    const column = by.get(key) ?? { first: at, figures: new Float64Array(count).fill(Number.NaN) };
    by.set(key, column);
    if ('number' in read && read.number !== undefined) column.figures[rows[i]!] = read.number;
  }
  return [...indicators].flatMap(([key, { path, denominator }]) => {
    const column = by.get(key);
    if (denominator || !column) return [];
    return [{ key, path, about: `${column.first}: ${path.at(-1)}`, figures: column.figures }];
  });
}

/** Leaves out columns that are no indicators, where that is the answer; sums stay unless someone says otherwise. */
export function leaveDerived(understood: UnderstoodSheets, answers: Answers, isKnown: IsKnown): Reread {
  const all = derivedColumns(understood).filter(({ path }) => !isKnown('indicator', path.at(-1)!));
  const own = [...understood.indicators.values()].filter(({ denominator }) => !denominator).length;
  if (all.length === 0 || all.length === own) return { understood, questions: [] };
  const sums = all.filter(({ what }) => what === 'sum');
  const others = all.filter(({ what }) => what !== 'sum');
  const left = new Set(
    [...(answers['derived'] === 'leave' ? others : []), ...(answers['sums'] === 'leave' ? sums : [])].map(
      ({ key }) => key,
    ),
  );
  return {
    understood: left.size > 0 ? withoutIndicators(understood, left) : understood,
    questions: [
      ...(others.length > 0 ? [derivedQuestion(others)] : []),
      ...(sums.length > 0 ? [sumsQuestion(sums)] : []),
    ],
  };
}

const options: Question['options'] = [
  { id: 'leave', text: { en: 'leave them out', zh: '不纳入' } },
  { id: 'keep', text: { en: 'they are indicators like the others', zh: '作为指标纳入' } },
];

const derivedQuestion = (columns: readonly DerivedColumn[]): Question => ({
  id: 'derived',
  text: {
    en: 'These columns seem to be ranks, means, logarithms or multiples of others, or to say how sure these are.',
    zh: '以下列看来是其他列的位次、平均、对数或倍数，或说明其误差与来源。',
  },
  about: columns.map(({ about }) => about),
  options,
  usual: 'leave',
});

const sumsQuestion = (columns: readonly DerivedColumn[]): Question => ({
  id: 'sums',
  text: {
    en: 'These columns are the sums of others, which count twice with them.',
    zh: '以下列为其他列之和，一并纳入则重复计算。',
  },
  about: columns.map(({ about }) => about),
  options,
  usual: 'keep',
  decided: true,
});

/** What was understood without some indicators. */
const withoutIndicators = (understood: UnderstoodSheets, left: ReadonlySet<string>): UnderstoodSheets => ({
  ...understood,
  indicators: new Map([...understood.indicators].filter(([key]) => !left.has(key))),
  items: understood.items.filter(({ path }) => !left.has(pathKey(path))),
});
