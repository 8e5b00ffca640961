import type { SampleRow, Samples } from '../../edition/index.js';
import { compareTexts, groupBy, type SamplePlace, samplePlaces } from '../../sql/index.js';
import type { Candidate, CandidateSet } from './candidates.js';

/** The most bytes that sample rows may add to a release. */
export const mostBytes = 150_000;

/** The least bytes of a row in the table. */
const leastBytes = 20;
/** Bytes of a cell with its comma: as a rule, and at least. */
export const cellBytes = { usual: 10, least: 1 };

/** The figures of a signal that has rows: the number of records behind each, the largest figure first, and the columns of their files. */
export interface FiguresWithRows {
  records: readonly number[];
  columns: number;
}

/** Of how many figures rows are searched for, the largest first, and which rows. */
export interface Reach {
  figures: number;
  places: readonly SamplePlace[];
}

/**
 * How far rows can come if their cells have so many bytes. With the least, what lies beyond need not be searched for, since `withinBudget`
 * cannot keep it.
 *
 * @param codeLength the least length of the code of a unit
 */
export function withinReach(
  signals: readonly FiguresWithRows[],
  codeLength: number,
  bytesOfCell: number,
): Reach {
  const figures = signals.reduce((most, { records }) => Math.max(most, records.length), 0);
  let bytes = 0;
  for (const [turn] of samplePlaces.entries()) {
    for (let nth = 0; nth < figures; nth++) {
      for (const { records, columns } of signals)
        if (records[nth]! > turn) bytes += leastBytes + codeLength + columns * bytesOfCell;
      if (bytes > mostBytes)
        return { figures: turn === 0 ? nth : figures, places: samplePlaces.slice(0, turn + 1) };
    }
  }
  return { figures, places: samplePlaces };
}

/**
 * As many rows as fit into `mostBytes`: first one of each figure, then the others; where not even these fit, those of the units
 * with the largest figures, for every indicator alike. `hasRoom` where all fit.
 *
 * @param orders for each indicator its units, the largest figure first
 */
export function withinBudget(
  { units }: { units: readonly { code: string }[] },
  found: readonly CandidateSet[],
  orders: ReadonlyMap<string, readonly number[]>,
): Pick<Samples, 'sets' | 'rows'> & { hasRoom: boolean } {
  const places = new Map([...orders].map(([id, order]) => [id, new Map(order.map((unit, i) => [unit, i]))]));
  const all = found.flatMap(({ set: { indicator }, rows }, set) =>
    rows.map((row) => ({ row, set, turn: turnOf(row), place: places.get(indicator)!.get(row.unit)! })),
  );
  all.sort((a, b) => a.turn - b.turn || a.place - b.place);
  const kept: SampleRow[] = [];
  let bytes = 0;
  for (const level of groupBy(all, ({ turn, place }) => `${turn} ${place}`).values()) {
    const rows = level.map(({ row, set }) => ({ ...row, set, unit: units[row.unit]!.code }));
    bytes += rows.reduce((sum, row) => sum + bytesOf(row), 0);
    if (bytes > mostBytes) break;
    kept.push(...rows);
  }
  return { ...withoutUnused(found, kept), hasRoom: kept.length === all.length };
}

/** The order in which the rows of a figure are taken: the first of all, the last, and then the middle one. */
function turnOf({ rank, of }: Candidate): number {
  return rank === 1 ? 0 : rank === of ? 1 : 2;
}

function bytesOf({ unit, cells }: SampleRow): number {
  return leastBytes + unit.length + cells.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 1, 0);
}

/** The sets that have rows, and these in order. */
function withoutUnused(
  found: readonly CandidateSet[],
  rows: readonly SampleRow[],
): Pick<Samples, 'sets' | 'rows'> {
  const used = [...new Set(rows.map(({ set }) => set))].sort((a, b) => a - b);
  const numbers = new Map(used.map((set, i) => [set, i]));
  const order = (a: SampleRow, b: SampleRow) =>
    a.set - b.set || compareTexts(a.unit, b.unit) || a.rank - b.rank;
  return {
    sets: used.map((set) => found[set]!.set),
    rows: rows.map((row) => ({ ...row, set: numbers.get(row.set)! })).sort(order),
  };
}
