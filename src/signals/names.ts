import type { PlaceNamed } from '../edition/index.js';
import { compareTexts, placeKey } from '../sql/index.js';

/** The place names by which the records of one pass refer to a unit (its index), from the first date to the last. */
export type NamedUnit = Omit<PlaceNamed, 'unit'> & { unit: number };

/** The geocoded rows of one pass over records. */
export interface NamedRows {
  /** The place names of the rows, one list per place column; and as one text (`placeKeys`). */
  words: readonly string[][];
  keys: readonly string[];
  /** The dates in order, and the rows of each. */
  dates: readonly string[];
  vintages: ReadonlyMap<string, readonly number[]>;
  /** The unit of each row, -1 for none. */
  units: Int32Array;
}

/** Records the place names that refer to each unit. */
export class PlaceNameLog {
  readonly #passes = new Map<string, { from: string; columns: string[]; all: NamedRows[] }>();

  /** Adds a pass over records; passes over the same records share their names. */
  add(from: string, columns: string[], rows: NamedRows): void {
    const key = JSON.stringify([from, columns]);
    const passes = this.#passes.get(key) ?? { from, columns, all: [] };
    this.#passes.set(key, passes);
    passes.all.push(rows);
  }

  /** One entry for each run of dates on which the names mean the same unit; dates without the names do not end a run. */
  inRuns(): NamedUnit[] {
    return [...this.#passes.values()].flatMap(({ from, columns, all }) =>
      [...runsOf(all).values()].flatMap(({ words, runs }) =>
        runs.map((run) => ({ from, columns, words, ...run })),
      ),
    );
  }
}

/** The runs of each name, in the order in which the passes have them. */
function runsOf(passes: readonly NamedRows[]) {
  const names = new Map<string, { words: string[]; runs: Pick<NamedUnit, 'unit' | 'first' | 'last'>[] }>();
  const nameAt = ({ keys, words }: NamedRows, row: number) => {
    const known = names.get(keys[row]!);
    if (known) return known;
    const name = { words: words.map((list) => list[row]!), runs: [] };
    names.set(keys[row]!, name);
    return name;
  };
  const each = (pass: NamedRows, dates: readonly string[], take: (row: number, date: string) => void) => {
    for (const date of dates)
      for (const row of pass.vintages.get(date) ?? []) if (pass.units[row]! >= 0) take(row, date);
  };
  if (passes.length > 1) for (const pass of passes) each(pass, pass.dates, (row) => nameAt(pass, row));
  const dates =
    passes.length > 1
      ? [...new Set(passes.flatMap((pass) => pass.dates))].sort(compareTexts)
      : passes[0]!.dates;
  for (const day of dates) {
    for (const pass of passes) {
      each(pass, [day], (row, date) => {
        const unit = pass.units[row]!;
        const { runs } = nameAt(pass, row);
        const run = runs.at(-1);
        if (run?.unit === unit) run.last = date;
        else runs.push({ unit, first: date, last: date });
      });
    }
  }
  return names;
}

/** The place columns of each row as one text. */
export function placeKeys(words: readonly string[][]): string[] {
  const [first, ...more] = words;
  if (more.length === 0) return first!;
  return first!.map((_, row) => placeKey({ words }, row));
}
