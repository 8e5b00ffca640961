import { readingFindings } from '../analysis/index.js';
import { memoize, type Text } from '../edition/index.js';
import { type FigureCell, pathKey } from './items.js';
import type { Answers, Question } from './question.js';
import { partTotals } from './totals.js';
import type { UnderstoodSheets } from './understand.js';
import { ratioWords } from './vocabulary.js';

/** What the engine that finds errors in data says of the figures of a table. */
interface ReadingFindings {
  /** By cell, what it is divided by if it is in another unit of measure than the others. */
  factors: ReadonlyMap<FigureCell, number>;
  /** Keys of indicators that are 1, 2, 3 … to their number in every period. */
  ranks: ReadonlySet<string>;
}

const text = (words: string): Text => ({ en: words, zh: words });

export const findingsAbout = memoize((understood: UnderstoodSheets): ReadingFindings => {
  const factors = new Map<FigureCell, number>();
  const ranks = new Set<string>();
  // Sums of others are of another size.
  const totals = partTotals(understood);
  const columns = new Map<string, FigureCell[]>();
  for (const item of understood.items) {
    if (item.read.kind !== 'figure' || totals.has(item.unit)) continue;
    const key = pathKey(item.path);
    (columns.get(key) ?? columns.set(key, []).get(key)!).push(item);
  }
  for (const [key, items] of columns) {
    const about = understood.indicators.get(key);
    if (!about) continue;
    const { units, periods, cells } = tableOf(items);
    const figures = cells.map((row) => row.map((cell) => (cell ? numberOf(cell) : Number.NaN)));
    const found = readingFindings({
      unitsTitle: text(''),
      units: units.map((name) => ({ code: name, name: text(name) })),
      periods,
      frequency: 'year',
      indicators: [
        {
          id: key,
          title: text(key),
          unit: text(about.unit ?? (ratioWords.test(about.path.at(-1)!) ? '%' : '')),
        },
      ],
      figures: [figures],
    });
    if (found.filter(({ kind }) => kind === 'ranks').length === periods.length) ranks.add(key);
    const off = found.flatMap(({ kind, unit, units: several = [unit!], period, factor }) => {
      const by = kind === 'share-among-per-cents' ? 0.01 : factor;
      if (by === undefined) return [];
      // A sign says what the figure is.
      const own = several.map((one) => cells[one]![period!]!).filter((cell) => !isPercent(cell));
      return own.map((cell) => [cell, by] as const);
    });
    // A single place is no habit of the maker: `check` shows its figures as unlikely.
    if (new Set(off.map(([{ unit }]) => unit)).size > 1) for (const [cell, by] of off) factors.set(cell, by);
  }
  return { factors, ranks };
});

const numberOf = ({ read }: FigureCell) => (read.kind === 'figure' ? read.number : Number.NaN);
const isPercent = ({ read }: FigureCell) => 'percent' in read && read.percent;

/** The cells of an indicator: a row for each unit, a column for each period. */
function tableOf(items: readonly FigureCell[]) {
  const units = [...new Set(items.map(({ unit }) => unit))];
  const periods = [...new Set(items.map(({ period = '' }) => period))].sort();
  const [rowOf, columnOf] = [units, periods].map((all) => new Map(all.map((one, i) => [one, i])));
  const cells = units.map(() => periods.map((): FigureCell | undefined => undefined));
  for (const item of items) cells[rowOf!.get(item.unit)!]![columnOf!.get(item.period ?? '')!] = item;
  return { units, periods, cells };
}

/** Figures that seem to be in another unit of measure than the others of their column. */
export function otherUnitQuestions(understood: UnderstoodSheets): Question[] {
  const { factors } = findingsAbout(understood);
  if (factors.size === 0) return [];
  return [
    {
      id: 'other-units',
      text: {
        en: 'Some figures seem to be in another unit of measure than the others of their column. Read them as shown behind the arrow?',
        zh: '部分数值的计量单位看来与同列其他数值不同，是否按箭头后所示读取？',
      },
      about: [...factors].map(
        ([item, by]) =>
          `${item.at}: ${item.unit}, ${item.path.at(-1)} (${item.text} → ${dividedBy(numberOf(item), by)})`,
      ),
      options: [
        { id: 'as-written', text: { en: 'no, as they are written', zh: '否，按原值读取' } },
        { id: 'as-others', text: { en: 'yes, in the unit of the others', zh: '是，换算为其他数值的单位' } },
      ],
      usual: 'as-written',
    },
  ];
}

/** By what the figure of a cell is divided, as answered. */
export function divisorsOf(understood: UnderstoodSheets, answers: Answers): ReadonlyMap<FigureCell, number> {
  return answers['other-units'] === 'as-others' ? findingsAbout(understood).factors : new Map();
}

export const dividedBy = (number: number, by: number) => Number((number / by).toPrecision(15));
