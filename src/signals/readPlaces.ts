import { memoize, type Problem, problems, UserError } from '../edition/index.js';
import {
  type Cell,
  decimalColumn,
  figuresOf,
  measuresOf,
  type Partials,
  type PlanColumn,
  type PlannedSignal,
  placeIds,
  type State,
} from '../sql/index.js';
import type { OnProgress, PartialTable, RecordEngine } from './engine.js';
import { explainFailure } from './explainFailure.js';
import type { PartFigures } from './partSums.js';
import type { WrittenSignal } from './writtenSignal.js';

/** All places on all dates, by column: place names, numbers of records, and the figures of each signal. */
export interface PlaceTable {
  length: number;
  /** One list per place column. */
  words: string[][];
  observed: string[];
  n: Float64Array;
  /** Records that any signal counts: on the last date of a period, and on another date. */
  used: Float64Array;
  usedBefore: Float64Array;
  of: PlaceFigures[];
}

/**
 * Records, value or numerator, and denominator of every place; for figures that are not additive, records and mergeable
 * states.
 */
export interface PlaceFigures {
  n: Float64Array;
  v: PartFigures;
  d?: PartFigures;
  states?: State[];
  /** Amounts by contributor in multiples of 10⁻³⁸, where the signal declares them. */
  by?: Map<number, bigint>[];
}

/**
 * Computes the partials of a group of signals; if that fails, those of each separately, to name the signals at fault.
 * @returns problems, where they cannot be computed
 */
export async function readPlaces(
  engine: RecordEngine,
  group: readonly WrittenSignal[],
  onProgress?: OnProgress,
): Promise<PlaceTable | Problem[]> {
  const { from, at } = group[0]!;
  if (!(await engine.has(from))) {
    const what = { en: `the records of ${at.file}`, zh: `${at.file} 所用的原始记录` };
    return [problems.absentFile(from, what)];
  }
  try {
    return placesOf(group, await engine.partials(from, group, onProgress));
  } catch (error) {
    if (error instanceof UserError) return [...error.problems];
    const blamed: Problem[] = [];
    for (const signal of group) {
      const alone = group.length === 1 ? error : await failureOf(() => engine.partials(from, [signal]));
      if (alone !== undefined) blamed.push(...(await explainFailure(engine, signal, alone)));
    }
    return blamed.length > 0 ? blamed : explainFailure(engine, group[0]!, error);
  }
}

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Combines the results of all queries of a plan; the first has every place and date. */
export function placesOf(signals: readonly PlannedSignal[], table: PartialTable): PlaceTable {
  const { grid } = signals[0]!;
  const [{ partials: first }] = table as [PartialTable[number]];
  const { length } = first;
  const zeros = new Float64Array(length);
  const of = signals.map((): PlaceFigures => ({ n: zeros, v: { sums: decimalColumn(zeros) } }));
  const decimals = memoize(decimalColumn);
  const places: PlaceTable = {
    length,
    words: first.words.map((list) => (grid ? placeIds(list, grid) : textsOf(list))),
    observed: textsOf(first.observed),
    n: zeros,
    used: zeros,
    usedBefore: zeros,
    of,
  };
  for (const { query, partials } of table) {
    const cellsOf = partials === first ? (cells: ArrayLike<Cell>) => cells : alignedWith(first, partials);
    const cells = partials.cells.map(cellsOf);
    for (const column of query.columns) take(places, column, cells[column.cell]!);
  }
  signals.map(measuresOf).forEach(({ isAdditive, distinct, value: { aggregate } }, i) => {
    if (isAdditive) return;
    of[i]!.v = { sums: decimals(of[i]!.n) };
    if (distinct) return;
    of[i]!.states ??= Array.from(zeros, () => aggregate.read(null));
  });
  return places;

  function take(into: PlaceTable, { aggregate, signal, of: what }: PlanColumn, cells: ArrayLike<Cell>): void {
    const states = () => Array.from(cells, (cell) => aggregate.read(cell));
    if (signal === undefined) {
      into[what === 'used' ? 'used' : what === 'used-before' ? 'usedBefore' : 'n'] = figuresOf(
        aggregate,
        cells,
      );
      return;
    }
    const figures = into.of[signal]!;
    if (what === 'records') figures.n = figuresOf(aggregate, cells);
    else if (what === 'contributions') figures.by = states() as Map<number, bigint>[];
    else if (what === 'below') figures.d = { sums: decimals(cells) };
    else if (what === 'below-of') figures.d!.records = figuresOf(aggregate, cells);
    else if (what === 'value-of') figures.v.records = figuresOf(aggregate, cells);
    else if (measuresOf(signals[signal]!).isAdditive) figures.v = { sums: decimals(cells) };
    else if (!measuresOf(signals[signal]!).distinct) figures.states = states();
  }
}

/** Texts, empty ones for null. */
function textsOf(list: ArrayLike<string | null>): string[] {
  const all = Array<string>(list.length);
  for (let i = 0; i < list.length; i++) all[i] = list[i] ?? '';
  return all;
}

/** Aligns cells with the rows of other partials in the same order, by place and date; null where they have no such row. */
function alignedWith(rows: Partials, partials: Partials): (cells: ArrayLike<Cell>) => ArrayLike<Cell> {
  const from = new Int32Array(rows.length).fill(-1);
  let next = 0;
  for (let row = 0; row < rows.length && next < partials.length; row++) {
    if (isAt(rows, row, partials, next)) from[row] = next++;
  }
  if (next < partials.length) throw new Error('partials of places and dates that no record has');
  if (next === rows.length) return (cells) => cells;
  return (cells) => Array.from(from, (row) => (row < 0 ? null : cells[row]!));
}

function isAt(a: Partials, row: number, b: Partials, at: number): boolean {
  return a.observed[row] === b.observed[at] && a.words.every((list, w) => list[row] === b.words[w]![at]);
}
