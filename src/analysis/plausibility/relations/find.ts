import { log } from '../../../engine/index.js';
import { firstFrom } from './firstFrom.js';
import { holdsAt, itemsOf, type Relation, slackOf, type Table } from './relation.js';
import { scatteredSums } from './scattered.js';

/** A relation is found where it holds in nearly all places, and in so many at least. */
const least = { holds: 0.9, places: 4 };
/** Chance alone would find less than one in a million. */
const chance = 6;
/** Relations are looked for in so many places, and verified in the others. */
const probes = 5;
/** Beyond so many items only sums of neighbours are looked for. */
const mostItems = 400;
/** Of small whole numbers very many sums hold by chance: no more than so many of a place are compared with the other places. */
const mostPairs = 50_000;

const log10 = (x: number) => log(x) / Math.LN10;

/**
 * The relations of a table: sums and products of any two items, sums of neighbours in the order of the table, and, of few items, sums
 * of more parts anywhere.
 *
 * @param sets items that may add up to another one, as declared
 */
export function relationsIn(table: Table, hasPairs: boolean, sets: readonly number[][] = []): Relation[] {
  const places = probePlaces(table);
  const isLikely = (one: Relation) => {
    let failed = 0;
    for (const at of places)
      if (holdsAt(one, table, at) === false && ++failed * 2 >= places.length) return false;
    return true;
  };
  const candidates = new Map<string, Relation>();
  for (const place of places) {
    const known = table.rows.flatMap((row, item) => (row[place]! > 0 ? [item] : []));
    const add = (all: Iterable<Relation>) => {
      for (const one of all) {
        if (!isLikely(one)) continue;
        const key = `${one.is} ${one.whole} ${[...one.parts].sort((a, b) => a - b).join(' ')}`;
        if (!candidates.has(key)) candidates.set(key, one);
      }
    };
    add(neighbours(table, place, isLikely));
    add(sumsOf(table, place, known, sets));
    if (hasPairs && known.length <= mostItems) add(pairs(table, place, known));
    if (places.indexOf(place) < 2) add(scatteredSums(table, place, known));
  }
  return [...candidates.values()].filter((one) => isFound(one, table, candidates.size));
}

/** The places with most figures, spread over the table. */
function probePlaces({ rows }: Table): number[] {
  const length = rows[0]?.length ?? 0;
  const every = Math.max(1, Math.floor(length / 300));
  const counted = Array.from({ length: Math.ceil(length / every) }, (_, i) => {
    const place = i * every;
    return { place, count: rows.reduce((sum, row) => sum + (row[place]! > 0 ? 1 : 0), 0) };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const full = counted.filter(({ count }) => count >= 0.9 * most && count >= 3);
  const apart = Math.max(1, Math.floor(full.length / probes));
  return full
    .filter((_, i) => i % apart === 0)
    .slice(0, probes)
    .map(({ place }) => place);
}

/** Sums and products of two items that hold in a place: those of figures with most digits first, which tell most. */
function* pairs(table: Table, place: number, items: readonly number[]): Generator<Relation> {
  const value = (item: number) => table.rows[item]![place]!;
  const steps = (item: number) => value(item) / table.step(item, place);
  const known = [...items].sort((a, b) => steps(b) - steps(a));
  let count = 0;
  const sorted = [...known].sort((a, b) => value(a) - value(b));
  const values = sorted.map(value);
  // Mantissas, since a product may be in another power of ten.
  const mantissa = (x: number) => Number(x.toExponential().split('e')[0]);
  const byMantissa = known.map((item) => ({ item, at: mantissa(value(item)) })).sort((a, b) => a.at - b.at);
  const mantissas = byMantissa.map(({ at }) => at);
  for (let j = 1; j < known.length && count < mostPairs; j++)
    for (let i = 0; i < j && count < mostPairs; i++) {
      const [a, b] = [known[i]!, known[j]!];
      const sum = value(a) + value(b);
      for (let s = firstFrom(values, sum * (1 - 0.01)); s < sorted.length && values[s]! <= sum * 1.01; s++) {
        const one: Relation = { is: 'sum', whole: sorted[s]!, parts: [a, b] };
        if (one.whole === a || one.whole === b || !holdsAt(one, table, place)) continue;
        count++;
        yield one;
      }
      const product = value(a) * value(b);
      const at = mantissa(product);
      for (
        let s = firstFrom(mantissas, at * (1 - 0.005));
        s < mantissas.length && mantissas[s]! <= at * 1.005;
        s++
      ) {
        const whole = byMantissa[s]!.item;
        if (whole === a || whole === b) continue;
        const scale = Number(`1e${Math.round(log10(value(whole) / product))}`);
        const one: Relation = { is: 'product', whole, parts: [a, b], scale };
        if (!holdsAt(one, table, place)) continue;
        count++;
        yield one;
      }
    }
}

/** Items that are the sum of all others, or of a set. */
function* sumsOf(
  table: Table,
  place: number,
  known: readonly number[],
  sets: readonly number[][],
): Generator<Relation> {
  const value = (item: number) => table.rows[item]![place]!;
  const all = known.reduce((sum, item) => sum + value(item), 0);
  for (const whole of known) {
    if (Math.abs(2 * value(whole) - all) >= 0.01 * all) continue;
    const one: Relation = { is: 'sum', whole, parts: known.filter((item) => item !== whole) };
    if (one.parts.length > 1 && holdsAt(one, table, place)) yield one;
  }
  // There are few items near the sum of a set, so that not each is added up with each set.
  const sorted = [...known].sort((a, b) => value(a) - value(b));
  const values = sorted.map(value);
  for (const parts of sets) {
    if (parts.length < 2) continue;
    const sum = parts.reduce((total, item) => total + value(item), 0);
    const near = 1.01 * slackOf({ is: 'sum', whole: parts[0]!, parts }, table, place) + 1e-8 * Math.abs(sum);
    for (let s = firstFrom(values, sum - near); s < sorted.length && values[s]! <= sum + near; s++) {
      const one: Relation = { is: 'sum', whole: sorted[s]!, parts };
      if (!parts.includes(one.whole) && holdsAt(one, table, place)) yield one;
    }
  }
}

/**
 * Items that are the sum of those after or before them, in the order of the table, and items that add up to 100 or 1. The parts of a
 * whole are taken out, and the rest is searched again: the nation may be the sum of groups that are sums themselves.
 */
function* neighbours(table: Table, place: number, isLikely: (one: Relation) => boolean): Generator<Relation> {
  let items = table.rows.flatMap((row, item) => (row[place]! === row[place]! ? [item] : []));
  for (let before = 0; before !== items.length && items.length > 2; ) {
    before = items.length;
    const taken = new Set<number>();
    for (const order of [items, [...items].reverse()])
      for (let i = 0; i < order.length; i++) {
        const one = blockAfter(table, place, order, i);
        if (!one || !isLikely(one) || itemsOf(one).some((item) => taken.has(item))) continue;
        yield one;
        for (const part of one.parts) taken.add(part);
      }
    yield* constants(table, place, items);
    items = items.filter((item) => !taken.has(item));
  }
}

/** The items after one that add up to it. */
function blockAfter(table: Table, place: number, order: readonly number[], i: number): Relation | undefined {
  const whole = table.rows[order[i]!]![place]!;
  if (!(whole > 0)) return undefined;
  let [sum, slack] = [0, 0];
  for (let j = i + 1; j < order.length; j++) {
    const x = table.rows[order[j]!]![place]!;
    if (x < 0) return undefined;
    sum += x;
    slack += table.step(order[j]!, place) / 2;
    if (sum > whole + slack + table.step(order[i]!, place)) return undefined;
    if (j < i + 2) continue;
    const one: Relation = { is: 'sum', whole: order[i]!, parts: order.slice(i + 1, j + 1) };
    if (Math.abs(sum - whole) <= slackOf(one, table, place)) return one;
  }
  return undefined;
}

/** Neighbours that add up to 100, or to 1: at least three. */
function* constants(table: Table, place: number, items: readonly number[]): Generator<Relation> {
  for (const total of [100, 1])
    for (let i = 0; i + 2 < items.length; i++) {
      let sum = 0;
      for (let j = i; j < items.length; j++) {
        const x = table.rows[items[j]!]![place]!;
        if (x < 0 || x >= total || sum > total * 1.05) break;
        sum += x;
        if (j < i + 2 || Math.abs(sum - total) > 0.05 * total) continue;
        const one: Relation = { is: 'constant', whole: -1, parts: items.slice(i, j + 1), total };
        if (holdsAt(one, table, place)) yield one;
      }
    }
}

/** Whether a relation holds in nearly all places, and more often than by chance among so many. */
function isFound(relation: Relation, table: Table, candidates: number): boolean {
  const length = table.rows[0]!.length;
  const mostFailed = Math.max(1, (1 - least.holds) * length);
  let [held, failed, unlikely] = [0, 0, 0];
  // Most candidates fail, so that what costs more is computed for the others only.
  for (let place = 0; place < length; place++)
    if (holdsAt(relation, table, place) === false && ++failed > mostFailed) return false;
  for (let place = 0; place < length; place++) {
    const size = holdsAt(relation, table, place) ? sizeOf(relation, table, place) : 0;
    if (size <= 0) continue;
    held++;
    unlikely += Math.max(0, log10(size / slackOf(relation, table, place)));
  }
  const isUsual = held >= least.places && failed <= Math.max(1, (1 - least.holds) * (held + failed));
  const { tried = 1 } = relation.is === 'sum' ? relation : {};
  return isUsual && unlikely > chance + log10(Math.max(candidates, tried));
}

/** What must fit for a relation to hold: the second largest part, or a product; 0 where there is only one, since that says nothing. */
function sizeOf(relation: Relation, { rows, step }: Table, place: number): number {
  if (relation.is === 'product') return Math.abs(rows[relation.whole]![place]!);
  let [first, second, at] = [0, 0, 0];
  for (const part of relation.parts) {
    const x = Math.abs(rows[part]![place]!);
    if (x > first) [first, second, at] = [x, first, part];
    else if (x > second) [second, at] = [x, part];
  }
  return second > step(at, place) ? second : 0;
}
