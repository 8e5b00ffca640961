/** The figures of items (indicators, or units) in places where they can be compared (units and periods, or indicators and periods). */
export interface Table {
  /** A row for each item, NaN where there is none. */
  rows: readonly Float64Array[];
  /** The last decimal place of an item, as the distance between two figures: 0.01, 1, 100. */
  step: (item: number, place: number) => number;
}

/** A whole that is the sum of its parts, parts that add up to a constant, or a whole that is the product of two, times a power of ten. */
export type Relation =
  | {
      is: 'sum';
      whole: number;
      parts: readonly number[];
      /** How many sums like it were looked at, where that is very many: as many may hold by chance. */
      tried?: number;
    }
  | { is: 'constant'; whole: -1; parts: readonly number[]; total: number }
  | { is: 'product'; whole: number; parts: readonly [number, number]; scale: number };

/** All items of a relation. */
export const itemsOf = ({ whole, parts }: Relation): number[] => (whole < 0 ? [...parts] : [whole, ...parts]);

/** What the whole (or the sum of the parts) would be by the parts in a place. */
export function wholeBy(relation: Relation, rows: readonly Float64Array[], place: number): number {
  if (relation.is === 'product') {
    const [a, b] = relation.parts;
    return rows[a]![place]! * rows[b]![place]! * relation.scale;
  }
  let sum = 0;
  for (const part of relation.parts) sum += rows[part]![place]!;
  return sum;
}

const wholeIn = (relation: Relation, rows: readonly Float64Array[], place: number) =>
  relation.is === 'constant' ? relation.total : rows[relation.whole]![place]!;

/** The difference that rounding explains: half a step of each figure, and of products what that makes of them. */
export function slackOf(relation: Relation, { rows, step }: Table, place: number): number {
  const exact = 1e-9 * Math.abs(wholeIn(relation, rows, place));
  const half = (item: number) => step(item, place) / 2;
  if (relation.is === 'product') {
    const [a, b] = relation.parts;
    const [x, y] = [rows[a]![place]!, rows[b]![place]!].map(Math.abs);
    return half(relation.whole) + relation.scale * (x! * half(b) + y! * half(a)) + 1.01 * exact;
  }
  let slack = 0.01 * step(relation.parts[0]!, place) + exact;
  if (relation.whole >= 0) slack += half(relation.whole);
  for (const part of relation.parts) slack += half(part);
  return slack;
}

/** Whether a relation holds in a place within rounding; undefined where a figure is missing. */
export function holdsAt(relation: Relation, table: Table, place: number): boolean | undefined {
  const difference = wholeBy(relation, table.rows, place) - wholeIn(relation, table.rows, place);
  if (difference !== difference) return undefined;
  return Math.abs(difference) <= slackOf(relation, table, place);
}

/** The figure of an item by which a relation would hold, in its decimals. */
export function mendedBy(relation: Relation, { rows, step }: Table, place: number, item: number): number {
  const round = (x: number) =>
    Number((Math.round(x / step(item, place)) * step(item, place)).toPrecision(12));
  const whole = wholeIn(relation, rows, place);
  if (item === relation.whole) return round(wholeBy(relation, rows, place));
  if (relation.is === 'product') {
    const other = relation.parts[0] === item ? relation.parts[1] : relation.parts[0];
    return round(whole / (rows[other]![place]! * relation.scale));
  }
  return round(rows[item]![place]! + whole - wholeBy(relation, rows, place));
}

/** The distance between two figures of a row as written: the finest decimal place that one in ten of them needs at least. */
export function stepOf(row: ArrayLike<number>): number {
  const places: number[] = [];
  const every = Math.max(1, Math.floor(row.length / 400));
  for (let i = 0; i < row.length; i += every) {
    const x = row[i]!;
    if (x !== 0 && Math.abs(x) < Number.POSITIVE_INFINITY) places.push(decimalsOf(x));
  }
  places.sort((a, b) => a - b);
  const fine = places[Math.floor(0.9 * (places.length - 1))] ?? 0;
  return Number(`1e${-Math.min(fine, 12)}`);
}

/** The decimals of a figure as written; negative for round thousands. */
function decimalsOf(x: number): number {
  const [digits, exponent] = Math.abs(x).toExponential().split('e');
  return Math.max(0, digits!.length - 2) - Number(exponent);
}
