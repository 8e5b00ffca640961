import { isSurelyAbove, ranksTogether, runStudy, studyAt } from '../../dist/analysis/index.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { UserError } from '../../dist/edition/index.js';
import { buildIndex, rankLines } from '../../dist/engine/index.js';
import type { Cell } from './cell.js';
import { type DecileWorld, decileWorlds, drawnWorld } from './decileWorlds.js';
import type { Random } from './panels.js';

interface Share {
  held: number;
  all: number;
}

/** What is found in one release: by tenth of the true ranks the places in their ranges and all; and of the orders told. */
interface Found {
  held: number[];
  all: number[];
  /** The same of the last ten places, and of those without a record where the world counts records. */
  last: Share;
  none: Share;
  /** Whether the ranges that are to hold for all places at once do. */
  together: boolean;
  told: number;
  wrong: number;
}

/**
 * Ranges of ranks from data alone, at the published weights, and orders told of two places. Of the ranges the tenth of the places, by true
 * rank, that is covered worst; of the orders the share of releases in which any is false.
 */
export function decileCells(trials: number, of: readonly DecileWorld[] = decileWorlds): Promise<Cell[]> {
  return Promise.all(of.map((world) => cellsOf(world, trials))).then((cells) => cells.flat());
}

async function cellsOf(world: DecileWorld, trials: number): Promise<Cell[]> {
  const random = seededRandom(1000 * world.name.length + world.units);
  const found: Found[] = [];
  while (found.length < trials) found.push(...(await foundIn(world, random)));
  const sum = (of: (one: Found) => number) => found.reduce((n, one) => n + of(one), 0);
  const shares = found[0]!.held.map((_, d) => sum(({ held }) => held[d]!) / sum(({ all }) => all[d]!));
  const worst = shares.indexOf(Math.min(...shares));
  // The places of one release share its draws.
  const squares = sum(({ held, all }) => (held[worst]! - shares[worst]! * all[worst]!) ** 2);
  const cell = {
    panel: `${world.name}, ${world.indicators} indicators`,
    units: world.units,
    periods: 1,
    trials,
  };
  const pairs = (trials * world.units * (world.units - 1)) / 2;
  return [
    {
      ...{ ...cell, what: 'range of ranks from data, worst tenth of places', counts: 'cover', nominal: 0.9 },
      ...{ hits: shares[worst]! * trials, error: Math.sqrt(squares) / sum(({ all }) => all[worst]!) },
    },
    ...(['last', 'none'] as const).flatMap((which) => {
      const of = { last: 'last ten places', none: 'places without a record' }[which];
      const all = sum((one) => one[which].all);
      const share = sum((one) => one[which].held) / all;
      const own = sum((one) => (one[which].held - share * one[which].all) ** 2);
      if (world.error?.by !== 'records' || all < trials) return [];
      return [
        {
          ...({ ...cell, what: `range of ranks from data, ${of}`, counts: 'cover', nominal: 0.9 } as const),
          ...{ hits: share * trials, error: Math.sqrt(own) / all },
        },
      ];
    }),
    {
      ...{ ...cell, what: 'releases in which the ranges of all places hold', counts: 'cover', nominal: 0.9 },
      hits: sum(({ together }) => Number(together)),
    },
    {
      ...{ ...cell, what: 'releases with a false order', counts: 'wrong', nominal: 0.1 },
      hits: sum(({ wrong }) => Number(wrong > 0)),
    },
    {
      ...cell,
      what: 'orders told',
      counts: 'found',
      hits: (trials * sum(({ told }) => told)) / pairs,
      error: 0,
    },
  ];
}

/** Nothing where no index is made of what was drawn: EM need not settle. */
async function foundIn(world: DecileWorld, random: Random): Promise<Found[]> {
  const { plan, truth, seen } = drawnWorld(world, random);
  const index = builtOf(() => buildIndex(plan, seen));
  if (!index) return [];
  const study = { ...studyAt({ plan, panel: seen }, 0), replicates: 16 };
  const { intervals } = await runStudy(study, { published: index });
  const ranks = rankLines(buildIndex(plan, truth).values.subarray(0, world.units), world.units);
  const [held, all] = [new Array<number>(10).fill(0), new Array<number>(10).fill(0)];
  const [last, none] = [1, 2].map(() => ({ held: 0, all: 0 })) as [Share, Share];
  const sets = ranksTogether(intervals.map(({ data }) => data!));
  const together = intervals.every(({ unit }, i) => {
    const { low, high } = sets[i]!;
    return Number.isNaN(low) || (low <= ranks[unit]! && ranks[unit]! <= high);
  });
  for (const { unit, data } of intervals) {
    const isIn = data!.low <= ranks[unit]! && ranks[unit]! <= data!.high;
    const isEmpty = seen.values.every((x, at) => at % world.units !== unit || x === 0);
    for (const [share, counts] of [
      [last, ranks[unit]! > world.units - 10] as const,
      [none, isEmpty] as const,
    ]) {
      if (!counts) continue;
      share.all++;
      share.held += Number(isIn);
    }
    const tenth = Math.floor((10 * (ranks[unit]! - 1)) / world.units);
    held[tenth]! += Number(isIn);
    all[tenth]!++;
  }
  const told = intervals.flatMap((a) =>
    intervals.flatMap((b) => (isSurelyAbove(a.data!, b.data!) ? [[a, b]] : [])),
  );
  const wrong = told.filter(([a, b]) => ranks[a!.unit]! > ranks[b!.unit]!).length;
  return [{ held, all, last, none, together, told: told.length, wrong }];
}

function builtOf<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
