import type { Text } from '../edition/index.js';
import { type Item, keyOf } from './items.js';
import { type Answers, mixedPerCents } from './questions.js';
import type { Understood } from './understand.js';

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

/** The figure of an item, by unit, period and indicator. */
export interface Figure {
  item: Item;
  period: string;
  number: number;
}

/** The figures that the answers make of the cells. */
export function figuresOf(
  understood: Understood,
  answers: Answers,
): { figures: Figure[]; counts: Counts; notes: Text[] } {
  const counts: Counts = { cells: 0, figures: 0, missing: 0, empty: 0, left: 0 };
  const figures: Figure[] = [];
  const mixed = mixedPerCents(understood);
  const merged = new Set(answers['merged'] === 'missing' ? understood.spread.map(({ text }) => text) : []);
  for (const item of understood.items) {
    counts.cells++;
    const period = item.period ?? answers['period'] ?? '';
    const number = merged.has(item.text) ? undefined : numberOf(item, answers, mixed.has(keyOf(item.path)));
    if (number !== undefined) counts.figures++;
    else counts[item.read.kind === 'empty' ? 'empty' : item.read.kind === 'missing' ? 'missing' : 'left']++;
    figures.push({ item, period, number: number ?? Number.NaN });
  }
  return { figures, counts, notes: [] };
}

function numberOf({ read }: Item, answers: Answers, mixed: boolean): number | undefined {
  if (read.kind === 'empty' || read.kind === 'missing') return undefined;
  if (read.kind === 'doubt') return answers[read.doubt] === 'figure' ? read.number : undefined;
  if (!mixed || read.percent || read.number === 0 || answers['per-cents'] === 'same') return read.number;
  return answers['per-cents'] === 'shares' ? Number((read.number * 100).toPrecision(15)) : undefined;
}
