import { memoize } from '../edition/index.js';
import { pathKey } from './items.js';
import { findingsAbout } from './otherUnits.js';
import type { Answers, Question } from './question.js';
import type { IsKnown, Reread } from './reread.js';
import { rowNumbers } from './rowNumbers.js';
import type { UnderstoodSheets } from './understand.js';

/** A column that is made of others, or says how sure they are, with its first cell. */
interface DerivedColumn {
  key: string;
  path: readonly string[];
  about: string;
  what: 'quality' | 'rank' | 'mean' | 'sum';
}

/** Words for the accuracy of other figures and for what they are made of. */
const qualityWords =
  /\b(std\.?|standard)[ _.-]*(err(or)?|dev(iation)?)\b|\bs\.e\.|\b(confidence|credible)\b|\b(lower|upper)\b.*\b(ci|bound|limit|interval)\b|\b(ci|confidence)\b.*\b(lower|upper)\b|^(lower|upper)([ _-]?(ci|bound|limit))?$|margin of error|\b(number|count) of (sources|surveys|observations|respondents)\b|\b(surveys|sources) used\b|^(sources|surveys|sample size|n_?obs|observations)$|标准误|标准差|置信|误差|样本量|样本数|数据来源数/iu;

const partsOfQuality = /confidence|range of|scores? range|置信区间/iu;

/** Columns that are no indicators of their own: ranks and means of others, and how sure others are; and sums of others. */
const derivedColumns = memoize((understood: UnderstoodSheets): DerivedColumn[] => {
  const columns = columnsOf(understood);
  const { ranks } = findingsAbout(understood);
  return columns.flatMap(({ key, path, about }, c): DerivedColumn[] => {
    const named = qualityWords.test(path.at(-1)!) || partsOfQuality.test(path.slice(0, -1).join(' '));
    const isRank = ranks.has(key) || isRankOf(columns, c);
    const what = named ? 'quality' : isRank ? 'rank' : madeOf(columns, c);
    return what === undefined ? [] : [{ key, path, about, what }];
  });
});

interface Column {
  key: string;
  path: readonly string[];
  about: string;
  /** Figures by unit and period; the column is as long as all are together. */
  figures: Float64Array;
}

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

/** Fewest rows by which a column is known to be made of others. */
const leastRows = 5;

/** Whether a column is 1, 2, 3 … in the order of another one, or the other way round. */
function isRankOf(columns: readonly Column[], c: number): boolean {
  const rows = [...columns[c]!.figures.keys()].filter((r) => !Number.isNaN(columns[c]!.figures[r]!));
  const ranks = rows.map((r) => columns[c]!.figures[r]!);
  const isOrder =
    rows.length >= leastRows &&
    ranks.every((rank) => Number.isInteger(rank) && rank >= 1 && rank <= rows.length) &&
    new Set(ranks).size === rows.length;
  if (!isOrder) return false;
  const byRank = rows.toSorted((a, b) => columns[c]!.figures[a]! - columns[c]!.figures[b]!);
  return columns.some(({ figures }, other) => {
    if (other === c) return false;
    const inOrder = byRank.map((r) => figures[r]!);
    const steps = inOrder.slice(1).map((x, i) => Math.sign(x - inOrder[i]!));
    // Two columns of ranks are not known to be ranks of each other.
    const isOther =
      new Set(inOrder).size > 1 && !inOrder.every((x) => Number.isInteger(x) && x >= 1 && x <= rows.length);
    return isOther && (steps.every((s) => s <= 0) || steps.every((s) => s >= 0));
  });
}

/** Whether a column is the mean or the sum of those behind or before it. */
function madeOf(columns: readonly Column[], c: number): 'mean' | 'sum' | undefined {
  const { figures } = columns[c]!;
  const rows = [...figures.keys()].filter((r) => !Number.isNaN(figures[r]!));
  if (!hasDifferent(rows, figures)) return undefined;
  const isNear = (figure: number, r: number) =>
    Math.abs(figure - figures[r]!) <= Math.abs(figures[r]!) / 1000;
  // Nearly always the first rows show that it is none.
  const first = rows.slice(0, leastRows);
  for (const step of [1, -1] as const) {
    const sums = first.map(() => 0);
    for (let n = 1; columns[c + n * step]; n++) {
      const parts = columns[c + n * step]!.figures;
      for (const [i, r] of first.entries()) sums[i]! += parts[r]!;
      if (n < 2) continue;
      for (const [what, by] of [
        ['sum', 1],
        ['mean', n],
      ] as const)
        if (
          first.every((r, i) => isNear(sums[i]! / by, r)) &&
          rows.every((r) => isNear(sumOf(columns, c, n * step, r) / by, r))
        )
          return what;
    }
  }
  return undefined;
}

/** The sum in a row of so many columns behind a column, or before it where their number is negative. */
function sumOf(columns: readonly Column[], c: number, many: number, row: number): number {
  let sum = 0;
  for (let n = 1; n <= Math.abs(many); n++) sum += columns[c + Math.sign(many) * n]!.figures[row]!;
  return sum;
}

/** Whether a column has as many different figures as are needed to know what it is made of. */
function hasDifferent(rows: readonly number[], figures: Float64Array): boolean {
  const different = new Set<number>();
  return rows.some((r) => different.add(figures[r]!).size >= leastRows);
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
    en: 'These columns seem to be ranks or means of others, or to say how sure these are.',
    zh: '以下列看来是其他列的位次或平均，或说明其误差与来源。',
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
