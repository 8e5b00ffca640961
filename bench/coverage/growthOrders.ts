import { growthDraws, matchedValues, type PlaceAt } from '../../dist/analysis/index.js';
import type { Plan } from '../../dist/edition/index.js';
import { buildIndex } from '../../dist/engine/index.js';
import type { Cell } from './cell.js';
import type { Random } from './panels.js';
import { foundIn } from './ranks.js';
import { growingWorlds, nameOf, type World, worldOf } from './worlds.js';

const levels = ['places', 'provinces', 'a place and the whole'] as const;

/** What is told of the pairs of a level in one world. */
interface Told {
  pairs: number;
  told: number;
  wrong: number;
}

/**
 * “A grew faster than B” (claims), “growth was above that of the whole” (texts): where all expected figures grow alike, the share of
 * pairs with a verdict; where they do not, the share of verdicts that are not so, and of pairs with a verdict.
 */
export async function growthOrderCells(
  trials: number,
  of: readonly World[] = growingWorlds,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const world of of) {
    const found = await foundIn(world, trials, ordersIn);
    levels.forEach((level, i) => {
      // Of few places each is a province of its own.
      if (level === 'provinces' && world.units < 60) return;
      const told = found.map((one) => one[i]!);
      const what = `grew faster, ${level}: ${world.source}`;
      const cell = { what, panel: nameOf(world), units: world.units, periods: 2 };
      const differ = areDifferent(world);
      const share = shareOf(told, 'wrong', differ ? 'told' : 'pairs');
      cells.push({ ...cell, counts: 'wrong', nominal: 0.05, ...share });
      if (differ) cells.push({ ...cell, counts: 'found', ...shareOf(told, 'told', 'pairs') });
    });
  }
  return cells;
}

/** A share over all worlds together; its error is that of their differences from it, as the pairs of one world are not independent. */
function shareOf(all: readonly Told[], of: keyof Told, among: keyof Told) {
  const sum = (key: keyof Told) => all.reduce((n, one) => n + one[key], 0);
  const share = sum(of) / sum(among);
  const squares = all.reduce((n, one) => n + (one[of] - share * one[among]) ** 2, 0);
  const error = Math.sqrt((squares * all.length) / (all.length - 1)) / sum(among);
  return { trials: all.length, hits: share * all.length, error };
}

const areDifferent = ({ grows }: World) => grows!.places > 0 || grows!.indicators > 0;

function ordersIn(world: World, random: Random): Told[] {
  const { plan, anew, expected } = worldOf(world, random);
  const panel = anew();
  const index = buildIndex(plan, panel);
  const growthOf = (of: typeof index, place: PlaceAt) => {
    const { before, after } = matchedValues(plan, of, 0, [0, 1], place);
    return before > 0 ? after / before : Number.NaN;
  };
  const draws = growthDraws({ plan, panel, index }, 0, 1)!;
  const exact = buildIndex(plan, expected);
  return levels.map((level) => {
    const pairs = pairsOf(plan, level);
    const told = pairs.flatMap(([a, b]) => {
      const [faster, slower] = growthOf(index, a) > growthOf(index, b) ? [a, b] : [b, a];
      if (!draws.isFaster(faster, slower)) return [];
      return [areDifferent(world) && growthOf(exact, faster) > growthOf(exact, slower)];
    });
    return { pairs: pairs.length, told: told.length, wrong: told.filter((isSo) => !isSo).length };
  });
}

function pairsOf({ units, groupings }: Plan, level: (typeof levels)[number]): [PlaceAt, PlaceAt][] {
  const places = units.map((_, number) => ({ grouping: -1, number }));
  if (level === 'a place and the whole') return places.map((place) => [place, { grouping: -2, number: 0 }]);
  const all =
    level === 'places' ? places : groupings[0]!.groups.map((_, number) => ({ grouping: 0, number }));
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [PlaceAt, PlaceAt] => [a, b]));
}
