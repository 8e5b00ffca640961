import { isPerCent } from '../edition/index.js';
import { isTaken } from './doubts.js';
import { type Item, keyOf } from './items.js';
import { mixedPerCents } from './perCents.js';
import { periodsFor } from './periodQuestions.js';
import type { Answers } from './question.js';
import type { Fault, Understood } from './understand.js';
import { leftTotals } from './unitQuestions.js';

/** Cells of columns of figures, by what became of them: cells = figures + missing + empty + left. */
export interface Counts {
  cells: number;
  figures: number;
  /** Marked as without a figure. */
  missing: number;
  empty: number;
  /** Doubtful, and taken as without a figure. */
  left: number;
}

/** The figure of a unit, period and indicator; NaN without one. */
export interface Figure {
  item: Item;
  period: string;
  number: number;
}

/** The figures that the answers make of the cells: one for each unit, period and indicator. */
export function figuresOf(
  understood: Understood,
  answers: Answers,
): { figures: Figure[]; counts: Counts; faults: Fault[] } {
  const counts: Counts = { cells: 0, figures: 0, missing: 0, empty: 0, left: 0 };
  const known = new Map<string, Figure>();
  const faults: Fault[] = [];
  const mixed = mixedPerCents(understood);
  const periods = periodsFor(understood, answers);
  const left = leftTotals(understood, answers);
  for (const item of understood.items) {
    counts.cells++;
    if (left.has(item.unit)) {
      counts[placeIn(item, Number.NaN)]++;
      continue;
    }
    const number = numberOf(item, answers, mixed.has(keyOf(item.path))) ?? Number.NaN;
    counts[placeIn(item, number)]++;
    const unit = understood.indicators.get(keyOf(item.path))?.unit;
    if (isPercent(item) && unit !== undefined && !isPerCent(unit))
      faults.push({ why: 'percent-elsewhere', at: item.at, text: item.text, unit });
    for (const period of periods(item)) {
      const figure = { item, period, number };
      const key = `${item.unit}\0${period}\0${keyOf(item.path)}`;
      const before = known.get(key);
      if (!before || Number.isNaN(before.number)) known.set(key, figure);
      else if (!Number.isNaN(number) && number !== before.number) faults.push(contradiction(before, figure));
    }
  }
  return { figures: [...known.values()], counts, faults };
}

/** What became of a cell. */
function placeIn({ read: { kind } }: Item, number: number): Exclude<keyof Counts, 'cells'> {
  if (!Number.isNaN(number)) return 'figures';
  return kind === 'empty' || kind === 'missing' ? kind : 'left';
}

function contradiction({ item: before }: Figure, { item, period }: Figure): Fault {
  const of = [item.unit, item.path.at(-1), period].filter(Boolean).join(', ');
  return { why: 'contradiction', at: before.at, other: item.at, texts: [before.text, item.text], of };
}

const isPercent = ({ read }: Item) => 'percent' in read && read.percent;

function numberOf(item: Item, answers: Answers, mixed: boolean): number | undefined {
  const { read } = item;
  if (read.kind === 'empty' || read.kind === 'missing') return undefined;
  if (item.merged && !isTaken('merged', answers)) return undefined;
  if (read.kind === 'doubt' && !isTaken(read.doubt, answers)) return undefined;
  const { number } = read;
  if (number === undefined || !mixed || read.percent || number === 0 || answers['per-cents'] === 'same')
    return number;
  return answers['per-cents'] === 'shares' ? Number((number * 100).toPrecision(15)) : undefined;
}
