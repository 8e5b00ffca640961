import type { RankStore } from './rankStore.js';

/** In which share of the draws one unit must stand above another to be told apart from it. */
const apart = 0.9;

/** All draws are compared where that takes no more comparisons than this, else as many of them, but no fewer than 256. */
const mostComparisons = 1e7;
const fewestDraws = 256;

/** Above this number of units each is compared with evenly spaced others, which count for those between. */
const mostCompared = 4096;

/**
 * The pairwise set of each unit's rank: it begins behind the units that stand above it in nine draws of ten and ends before those
 * that stand below it in as many. Percentiles of its own rank would cut off both ends of a tie, where the first and last stand. 0 for
 * units never ranked.
 *
 * @param isPublished whether a unit has a published rank, so that it counts
 */
export function pairwiseSets(
  ranks: RankStore,
  isPublished: readonly boolean[],
): { low: number; high: number }[] {
  const units = Int32Array.from(isPublished.keys()).filter((c) => isPublished[c] && ranks.of(c).n > 0);
  const quantiles = [0.05, 0.4, 0.5, 0.95].map((p) => Int32Array.from(units, (c) => ranks.of(c).quantile(p)));
  const [low, mostlyBelow, median, high] = quantiles;
  const drawn = Array.from(units, (c) => ranks.drawn(c));
  const replicates = Math.max(fewestDraws, Math.floor(mostComparisons / (units.length * units.length)));
  const step = Math.ceil(units.length / mostCompared);
  const sets = isPublished.map(() => ({ low: 0, high: 0 }));
  units.forEach((c, i) => {
    let [above, below] = [0, 0];
    for (let j = 0; j < units.length; j += step) {
      if (j === i) continue;
      if (high[j] < low[i]) above++;
      else if (high[i] < low[j]) below++;
      else if (mostlyBelow[j] <= median[i] && isAbove(drawn[j], drawn[i], replicates)) above++;
      else if (mostlyBelow[i] <= median[j] && isAbove(drawn[i], drawn[j], replicates)) below++;
    }
    sets[c] = {
      low: Math.min(units.length, 1 + step * above),
      high: Math.max(1, units.length - step * below),
    };
  });
  return sets;
}

/** Whether a unit stands above another in nine draws of ten in which both are ranked. */
function isAbove(of: Int32Array, than: Int32Array, most: number): boolean {
  const n = Math.min(most, of.length);
  let [above, both] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [of[i], than[i]];
    if (a === 0 || b === 0) continue;
    both++;
    if (a < b) above++;
  }
  return both > 0 && above >= apart * both;
}
