import { replicator, runStudy, studyAt } from '../../dist/analysis/index.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { buildIndex, rankLines } from '../../dist/engine/index.js';
import type { Cell } from './cell.js';
import type { Random } from './panels.js';
import { nameOf, type World, worldOf, worlds } from './worlds.js';

/** The shares found in one world; undefined where there is nothing to count. */
type Found = Readonly<Record<string, number | undefined>>;

/**
 * Ranges of ranks: the share of units, provinces and regions that stand within theirs by the expected figures, with other weights and
 * without one indicator. The places of one world share its draws, so that the error of the share is that of the
 * worlds' means.
 */
export async function rankCells(trials: number, of: readonly World[] = worlds): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const world of of) {
    const found = await foundIn(world, trials, heldIn);
    for (const what of ['units', 'provinces', 'regions'])
      cells.push(cellOf(world, found, what, `range of ranks of ${what}: ${world.source}`, 'cover', 0.9));
  }
  return cells;
}

/**
 * What is told of ranks by their ranges: that a place moved between two periods in which nothing but the records changed, that it
 * stands before another, that it is among the first ten; and how much of it is not so by the expected figures.
 */
export async function toldCells(trials: number, of: readonly World[] = worlds.slice(0, 2)): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const world of of) {
    const found = await foundIn(world, trials, toldIn);
    for (const what of ['moves in rank', 'orders of two places', 'places among the first ten'])
      cells.push(cellOf(world, found, what, `${what}, by ranges: ${world.source}`, 'wrong', 0.05));
  }
  return cells;
}

export async function foundIn<T>(
  world: World,
  trials: number,
  find: (world: World, random: Random) => T | Promise<T>,
): Promise<T[]> {
  const random = seededRandom(world.units + world.records + world.source.length + (world.name ?? '').length);
  const share = world.units > 200 || world.isSlow ? 12 : 5;
  const found: T[] = [];
  for (let made = Math.max(6, Math.ceil(trials / share)); made > 0; made--)
    found.push(await find(world, random));
  return found;
}

function cellOf(
  world: World,
  found: readonly Found[],
  key: string,
  what: string,
  counts: Cell['counts'],
  nominal: number,
): Cell {
  const shares = found.flatMap((f) => f[key] ?? []);
  const made = shares.length;
  const mean = shares.reduce((sum, x) => sum + x, 0) / made;
  const variance = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (made - 1);
  return {
    ...{
      what,
      panel: nameOf(world),
      units: world.units,
      periods: world.carried ? 2 : 1,
      counts,
      nominal,
    },
    ...{ trials: made, hits: mean * made, error: Math.sqrt(variance / made) },
  };
}

/** Drawings of weights and of the indicator left out that one world is asked for. */
const redraws = 4;

/** The mean share of places that stand within their ranges by the true figures, over several weights and indicators left out. */
async function heldIn(world: World, random: Random): Promise<Found> {
  const { plan, period, anew, expected } = worldOf(world, random);
  const { intervals, groups } = await runStudy({
    ...studyAt({ plan, panel: anew() }, period),
    sources: false,
  });
  const exact = { ...plan, indicators: plan.indicators.map((i) => ({ ...i, error: null })) };
  const ranges = [intervals, ...groups];
  const held = ranges.map(() => 0);
  const made = replicator(studyAt({ plan: exact, panel: expected }, period), buildIndex(exact, expected));
  const size = made.factors.reduce((n, f) => n + f.size, 0);
  for (let i = 0; i < redraws; i++) {
    const ofGroups = made.nominalGroups.map((ranks) => new Int32Array(ranks.length));
    const ranks = [made.ranks(Float64Array.from({ length: size }, random), ofGroups), ...ofGroups];
    ranges.forEach((of, j) => {
      for (const { unit, low, high } of of) {
        if (low <= ranks[j]![unit]! && ranks[j]![unit]! <= high) held[j]! += 1 / (redraws * of.length);
      }
    });
  }
  return { units: held[0], provinces: held[1], regions: held[2] };
}

/** What is told of two drawings of the records of one world, and is not so. */
async function toldIn(world: World, random: Random): Promise<Found> {
  const { plan, period, anew, expected } = worldOf(world, random);
  const study = async () => {
    const { intervals } = await runStudy({ ...studyAt({ plan, panel: anew() }, period), sources: false });
    return [...intervals].sort((a, b) => a.unit - b.unit);
  };
  const [one, other] = [await study(), await study()];
  const { values, units } = buildIndex(plan, expected);
  const truth = rankLines(values.subarray(period * units, (period + 1) * units), units);
  const moved = one.filter((a, c) => a.high < other[c]!.low || other[c]!.high < a.low);
  const orders = one.flatMap((a) =>
    one.flatMap((b) => (a.high < b.low ? [truth[a.unit]! < truth[b.unit]!] : [])),
  );
  const first = one.filter(({ high }) => high <= 10).map(({ unit }) => truth[unit]! <= 10);
  const wrong = (told: readonly boolean[]) =>
    told.length > 0 ? told.filter((isSo) => !isSo).length / told.length : undefined;
  return {
    'moves in rank': moved.length / units,
    'orders of two places': wrong(orders),
    'places among the first ten': wrong(first),
  };
}
