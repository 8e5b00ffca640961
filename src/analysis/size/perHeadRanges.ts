import { replicatePartMaker } from '../robustness/part.js';
import { firstStudied, rankStudy, studyAt, tops } from '../robustness/rankStudy.js';
import { replicator } from '../robustness/replicate.js';
import type { Divisors } from '../robustness/replicator.js';
import { dataDoubts, widened } from '../robustness/sources.js';
import { type RankInterval, RankTally } from '../robustness/tally.js';
import type { Analysed } from '../tableFamily.js';

/** Rank ranges of the units and of the groups of each grouping. */
export interface PerHeadRanges {
  units: RankInterval[];
  groups: RankInterval[][];
}

/**
 * Rank ranges of the index per head in one published period (its number), from the variants that give the ranges of the index
 * itself, for the periods that these are of (`firstStudied`). None where a variant takes a linear program.
 */
export function perHeadRanges(
  { plan, panel, index }: Analysed,
  t: number,
  per: Divisors,
): PerHeadRanges | undefined {
  if (plan.nodes.some((n) => n.aggregate === 'benefit-of-the-doubt')) return undefined;
  if (t < firstStudied(plan, index)) return undefined;
  const study = { ...studyAt({ plan, panel }, t), per };
  const made = replicator(study, index);
  const part = replicatePartMaker(made, study)(0, rankStudy.replicates);
  const { doubts } = dataDoubts(made, rankStudy.seed);
  const [units, ...groups] = [part.ranks, ...part.groups].map((ranks, level) => {
    const nominal = [made.nominal, ...made.nominalGroups][level];
    const tally = new RankTally(nominal.length, [], rankStudy.replicates);
    tally.add(ranks);
    return tally.intervals(nominal, tops).map((interval, c) => widened(interval, doubts[level][c]));
  });
  return { units, groups };
}
