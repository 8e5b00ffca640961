import { isPerCent } from '../edition/index.js';
import { isTaken } from './doubts.js';
import { type FigureCell, pathKey } from './items.js';
import { dividedBy, divisorsOf } from './otherUnits.js';
import { findMixedPerCents } from './perCents.js';
import { periodsFor } from './periodQuestions.js';
import type { Answers } from './question.js';
import { rowNumbers } from './rowNumbers.js';
import type { OfficeFault, UnderstoodSheets } from './understand.js';
import { excludedTotals } from './unitQuestions.js';

/** Cells of columns of figures, by what became of them: cells = figures + missing + empty + left. */
export interface CellCounts {
  cells: number;
  figures: number;
  /** Marked as without a figure. */
  missing: number;
  empty: number;
  /** Doubtful, and taken as without a figure. */
  left: number;
}

/** The figure of a unit, period and indicator; NaN without one. */
export interface OfficeFigure {
  item: FigureCell;
  period: string;
  number: number;
}

/** The figures that the answers make of the cells: one for each unit, period and indicator. */
export function figuresOf(
  understood: UnderstoodSheets,
  answers: Answers,
): { figures: OfficeFigure[]; counts: CellCounts; faults: OfficeFault[] } {
  const counts: CellCounts = { cells: 0, figures: 0, missing: 0, empty: 0, left: 0 };
  const figures: OfficeFigure[] = [];
  // Where the figures of an indicator are among all, by row.
  const known = new Map<string, number[]>();
  const rowOf = rowNumbers();
  const faults: OfficeFault[] = [];
  const mixed = findMixedPerCents(understood);
  const periods = periodsFor(understood, answers);
  const left = excludedTotals(understood, answers);
  const divisors = divisorsOf(understood, answers);
  const inUnit = (item: FigureCell, number: number | undefined) => {
    const by = divisors.get(item);
    return by === undefined || number === undefined ? number : dividedBy(number, by);
  };
  for (const item of understood.items) {
    counts.cells++;
    if (left.has(item.unit)) {
      counts[countOf(item, Number.NaN)]++;
      continue;
    }
    const key = pathKey(item.path);
    const number = inUnit(item, numberOf(item, answers, mixed.has(key))) ?? Number.NaN;
    counts[countOf(item, number)]++;
    const unit = understood.indicators.get(key)?.unit;
    if (isPercent(item) && unit !== undefined && !isPerCent(unit))
      faults.push({ why: 'percent-elsewhere', at: item.at, text: item.text, unit });
    const places = known.get(key) ?? [];
    if (places.length === 0) known.set(key, places);
    for (const period of periods(item)) {
      const figure = { item, period, number };
      const row = rowOf(item.unit, period);
      places[row] ??= figures.length;
      const at = places[row];
      const before = figures[at];
      if (!before || Number.isNaN(before.number)) figures[at] = figure;
      else if (!Number.isNaN(number) && number !== before.number)
        faults.push(contradictionFault(before, figure));
    }
  }
  return { figures, counts, faults };
}

/** What became of a cell. */
function countOf({ read: { kind } }: FigureCell, number: number): Exclude<keyof CellCounts, 'cells'> {
  if (!Number.isNaN(number)) return 'figures';
  return kind === 'empty' || kind === 'missing' ? kind : 'left';
}

function contradictionFault({ item: before }: OfficeFigure, { item, period }: OfficeFigure): OfficeFault {
  const of = [item.unit, item.path.at(-1), period].filter(Boolean).join(', ');
  return { why: 'contradiction', at: before.at, other: item.at, texts: [before.text, item.text], of };
}

const isPercent = ({ read }: FigureCell) => 'percent' in read && read.percent;

function numberOf(item: FigureCell, answers: Answers, mixed: boolean): number | undefined {
  const { read } = item;
  if (read.kind === 'empty' || read.kind === 'missing') return undefined;
  if (item.merged && !isTaken('merged', answers)) return undefined;
  if (read.kind === 'doubt' && !isTaken(read.doubt, answers)) return undefined;
  const { number } = read;
  if (number === undefined || !mixed || read.percent || number === 0 || answers['per-cents'] === 'same')
    return number;
  return answers['per-cents'] === 'shares' ? Number((number * 100).toPrecision(15)) : undefined;
}
