import type { Panel, Plan } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { headlinePeriod } from '../headline.js';
import type { Study } from './study.js';

/**
 * The study in every release: weights ± 25%, one indicator or none left out, errors of the data where they are known, 1,024
 * replicates, a fixed seed.
 */
export const rankStudy = { noise: 0.25, dropIndicators: true, replicates: 1024, seed: 1 } as const;

/** The k of “among the first k” in a release. */
export const tops = [10] as const;

/** The study that every release carries, of one published period. */
export function studyAt({ plan, panel }: { plan: Plan; panel: Panel }, period: number): Study {
  const { noise, dropIndicators, replicates, seed } = rankStudy;
  return {
    plan,
    panel,
    period,
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    aggregates: [],
    weights: { kind: 'noise', noise: plan.nodes.map(() => noise) },
    dropIndicators,
    sensitivity: false,
    target: -1,
    replicates,
    seed,
    tops,
    sources: true,
    pairs: [],
  };
}

/** Above this many cells times replicates no period before that of headlines is studied. */
const budget = 2e9;

/** The number of cells that take as long as one linear program. */
const programCost = 1e5;

/** The first published period that a release studies: of all, or that of headlines where the computation is large. */
export function firstStudied(plan: Plan, index: Index): number {
  const work = index.periods * drawWork(plan, index.units) * rankStudy.replicates;
  return work > budget ? headlinePeriod({ plan, index }) : 0;
}

/** What one draw of a study computes in one period, in cells. */
export function drawWork(plan: Plan, units = plan.units.length): number {
  return units * (plan.nodes.length + programCost * changingDoubts(plan));
}

/** Nodes aggregated by benefit of the doubt whose children are means, so that every replicate solves them again. */
function changingDoubts({ nodes }: Plan): number {
  const inner = (h: number) => nodes[h].indicator < 0;
  return nodes.filter((n) => n.aggregate === 'benefit-of-the-doubt' && n.children.some(inner)).length;
}
