import { csvText, type Placement, type Unplaced } from '../edition/index.js';
import { rowsOf } from './rows.js';

const tallies = ['read', 'placed', 'unplaced', 'outside', 'ambiguous'] as const;

/** placements.csv: where the records of every signal went; the ambiguous are among the unplaced. */
export function placementsCsv(placements: readonly Placement[]): string {
  const header = ['indicator', 'from', 'observed', 'used'];
  const columns = [...tallies.map((t) => `records_${t}`), ...tallies.map((t) => `value_${t}`)];
  return csvText(
    [...header, ...columns],
    placements.map((p) => [
      p.indicator,
      p.from,
      p.observed,
      p.used,
      ...tallies.map((t) => p.records[t]),
      ...tallies.map((t) => p.value[t]),
    ]),
  );
}

/** Reads placements.csv back. */
export function parsePlacements(text: string): Placement[] {
  return rowsOf(text).map(([indicator, from, observed, used, ...numbers]) => {
    const tally = (at: number) => Object.fromEntries(tallies.map((t, i) => [t, Number(numbers[at + i])]));
    return {
      indicator: indicator!,
      from: from!,
      observed: observed!,
      used: used === 'true',
      records: tally(0) as unknown as Placement['records'],
      value: tally(tallies.length) as unknown as Placement['value'],
    };
  });
}

/** unplaced.csv: the words of records that name no unit. */
export function unplacedCsv(unplaced: readonly Unplaced[]): string {
  return csvText(
    ['from', 'observed', 'words', 'why', 'records'],
    unplaced.map((u) => [u.from, u.observed, u.words, u.why, u.records]),
  );
}

/** Reads unplaced.csv back. */
export function parseUnplaced(text: string): Unplaced[] {
  return rowsOf(text).map(([from, observed, words, why, records]) => ({
    from: from!,
    observed: observed!,
    words: words!,
    why: why!,
    records: Number(records),
  }));
}
