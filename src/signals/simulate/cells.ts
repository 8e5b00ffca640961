import { mix, mixAll, share } from './mix.js';
import type { Model, Stream } from './model.js';

/**
 * The records of one stream in one city and month: records `first … first + records − 1` of the stream's year belong to
 * `owners` owners, and these to `groups` groups of owners (a driver has passengers), each numbered from its first.
 */
export interface Cell {
  city: number;
  month: number;
  first: number;
  records: number;
  firstOwner: number;
  owners: number;
  firstGroup: number;
  groups: number;
}

/** The hierarchy of a stream's year: mean number of records per owner and owners per group, and the first number of each. */
export interface Nesting {
  perOwner: number;
  perGroup: number;
  offsets: [group: number, owner: number, record: number];
}

/** The full population has 10⁹ records; fewer are a sample in which owners are less active, down to one record each. */
const fullPopulation = 1e9;

/** Maximum relative noise of the volume of a city and month. */
const noise = 0.2;

/**
 * Mean number of records per owner and owners per group in a year. In a sample both are scaled by the sampling rate,
 * but to no less than one in any year, so that their growth is preserved.
 */
export function nestingOf(stream: Stream, year: number, seed: number, records: number): Nesting {
  const rate = Math.min(1, records / fullPopulation);
  const [inner, outer] = stream.owners;
  const ones = stream.volume.map(() => 1);
  const owner = inner ? thinnedLevels(inner.records, ones, rate) : ones;
  const group = outer ? thinnedLevels(outer.records, owner, rate) : owner;
  const offset = (n: number) => share(mixAll(seed, 1, idOf(stream), year, n));
  return {
    perOwner: owner[year]!,
    perGroup: group[year]! / owner[year]!,
    offsets: [offset(0), offset(1), offset(2)],
  };
}

function thinnedLevels(level: readonly number[], least: readonly number[], rate: number): number[] {
  const factor = Math.max(rate, ...level.map((r, y) => least[y]! / r));
  return level.map((r) => r * Math.min(1, factor));
}

/**
 * The cells of a stream in a year, in order of city and month. Their sizes are a systematic sample: expected sizes are
 * accumulated along the cells, and each cell gets the integers within its interval. So the year is exact to one group
 * for the nation and every city, and only the month of a city has the uncertainty of its size.
 */
export function cellsOf(
  model: Model,
  stream: Stream,
  year: number,
  nesting: Nesting,
  how: { seed: number; records: number },
): Cell[] {
  const expected = expectedShares(model, stream, year, how.seed);
  const total = expected.reduce((sum, v) => sum + v, 0);
  const { perOwner, perGroup, offsets } = nesting;
  const groups = (stream.volume[year]! * how.records) / (perOwner * perGroup);
  const cells: Cell[] = [];
  let [sum, group, owner, record] = [0, 0, 0, 0];
  expected.forEach((volume, i) => {
    sum += volume;
    const nextGroup = Math.floor((sum / total) * groups + offsets[0]);
    if (nextGroup === group) return;
    const nextOwner = Math.floor(perGroup * nextGroup + offsets[1]);
    const nextRecord = Math.floor(perOwner * nextOwner + offsets[2]);
    cells.push({
      city: Math.floor(i / 12),
      month: i % 12,
      first: record,
      records: nextRecord - record,
      firstOwner: owner,
      owners: nextOwner - owner,
      firstGroup: group,
      groups: nextGroup - group,
    });
    [group, owner, record] = [nextGroup, nextOwner, nextRecord];
  });
  return cells;
}

function expectedShares(model: Model, stream: Stream, year: number, seed: number): Float64Array {
  const { season, shares } = stream.type;
  const own = mixAll(seed, 2, idOf(stream), year);
  const volumes = new Float64Array(12 * model.cities.length);
  for (let i = 0; i < volumes.length; i++) {
    const wobble = 1 + noise * (2 * share(mix(own, i)) - 1);
    volumes[i] = shares[year]![Math.floor(i / 12)]! * season[i % 12]! * wobble;
  }
  return volumes;
}

/** A number for the stream that does not change when others are added. */
export function idOf(stream: Stream): number {
  let id = 0;
  for (const letter of stream.id) id = (Math.imul(id, 31) + letter.charCodeAt(0)) >>> 0;
  return id;
}
