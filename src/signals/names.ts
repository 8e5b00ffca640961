import type { PlaceNamed } from '../edition/index.js';
import { compareTexts, placeKey } from '../sql/index.js';

/** The place names by which the records of one pass refer to a unit (its index), from the first date to the last. */
export type NamedUnit = Omit<PlaceNamed, 'unit'> & { unit: number };

/** Place names, and the unit that they mean on each date. */
interface NameOverTime {
  from: string;
  columns: string[];
  words: string[];
  dates: string[];
  units: number[];
}

/** Records the place names that refer to each unit. */
export class PlaceNameLog {
  readonly #passes = new Map<string, Map<string, NameOverTime>>();

  /**
   * Starts a pass over records; passes over the same records share their names.
   * @param words one list per place column
   * @param keys those of the rows (`placeKeys`)
   */
  pass(
    from: string,
    columns: string[],
    words: readonly string[][],
    keys: readonly string[],
  ): (row: number, observed: string, unit: number) => void {
    const pass = JSON.stringify([from, columns]);
    const names = this.#passes.get(pass) ?? new Map<string, NameOverTime>();
    this.#passes.set(pass, names);
    return (row, observed, unit) => {
      let name = names.get(keys[row]!);
      if (!name) {
        name = { from, columns, words: words.map((list) => list[row]!), dates: [], units: [] };
        names.set(keys[row]!, name);
      }
      name.dates.push(observed);
      name.units.push(unit);
    };
  }

  /** One entry for each run of dates on which the names mean the same unit; dates without the names do not end a run. */
  inRuns(): NamedUnit[] {
    return [...this.#passes.values()].flatMap((names) => [...names.values()].flatMap(runsOf));
  }
}

function runsOf({ dates, units, ...name }: NameOverTime): NamedUnit[] {
  const runs: NamedUnit[] = [];
  const order = [...dates.keys()];
  // Several passes over the same records are not in order of dates.
  if (dates.some((date, i) => i > 0 && date < dates[i - 1]!)) {
    order.sort((a, b) => compareTexts(dates[a]!, dates[b]!));
  }
  for (const i of order) {
    const [run, date, unit] = [runs.at(-1), dates[i]!, units[i]!];
    if (run?.unit === unit) run.last = date;
    else runs.push({ ...name, unit, first: date, last: date });
  }
  return runs;
}

/** The place columns of each row as one text. */
export function placeKeys(words: readonly string[][]): string[] {
  const [first, ...more] = words;
  if (more.length === 0) return first!;
  return first!.map((_, row) => placeKey({ words }, row));
}
