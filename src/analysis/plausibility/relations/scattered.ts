import { firstFrom } from './firstFrom.js';
import { holdsAt, type Relation, type Table } from './relation.js';

/** So many sums are looked up in a place, so many are kept to look them up in, and so many that are near are compared. */
const most = { looked: 50_000, kept: 10_000, near: 100_000 };

/** A sum of items, by their positions in a list, in ascending order. */
interface Sum {
  parts: number[];
  value: number;
}

/**
 * Sums of three parts or more that stand anywhere in the table and hold in a place. The parts are halved: sums of the first ones are taken
 * from a whole, and what is left is looked up among the sums of the last ones. Six parts are tried of up to 24 items, five of up
 * to 39, four of up to 46, three of up to 141.
 */
export function* scatteredSums(table: Table, place: number, items: readonly number[]): Generator<Relation> {
  const value = (at: number) => table.rows[items[at]!]![place]!;
  const steps = items.map((item) => table.step(item, place));
  let near = 0;
  const byLength = sumsByLength(items.map((_, at) => value(at)));
  for (let length = 3; length <= 6; length++) {
    const [first, last] = [byLength[Math.floor(length / 2)], byLength[Math.ceil(length / 2)]];
    if (!first || !last || first.length * items.length > most.looked) return;
    const slack = (length + 1) * Math.max(...steps);
    const sums = last.map((one) => one.value);
    for (let whole = 0; whole < items.length; whole++)
      for (const left of first) {
        const rest = value(whole) - left.value;
        for (let i = firstFrom(sums, rest - slack); i < last.length && sums[i]! <= rest + slack; i++) {
          // Among small whole numbers very many are near.
          if (++near > most.near) return;
          // Each set of parts once: those of the first half stand before the others.
          if (left.parts.at(-1)! >= last[i]!.parts[0]!) continue;
          const parts = [...left.parts, ...last[i]!.parts];
          if (parts.includes(whole)) continue;
          const one: Relation = {
            is: 'sum',
            whole: items[whole]!,
            parts: parts.map((at) => items[at]!),
            tried: first.length * last.length * items.length,
          };
          if (holdsAt(one, table, place)) yield one;
        }
      }
  }
}

/** The sums of one, two and three values, each list in ascending order; none where they are too many. */
function sumsByLength(values: readonly number[]): (Sum[] | undefined)[] {
  let sums: Sum[] = [{ parts: [], value: 0 }];
  const all: (Sum[] | undefined)[] = [undefined];
  for (let length = 1; length <= 3; length++) {
    if (sums.length * values.length > most.kept * length) break;
    sums = sums.flatMap(({ parts, value }) => {
      const next = (parts.at(-1) ?? -1) + 1;
      return values.slice(next).map((x, i) => ({ parts: [...parts, next + i], value: value + x }));
    });
    all.push([...sums].sort((a, b) => a.value - b.value));
  }
  return all;
}
