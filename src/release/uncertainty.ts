import { type Pair, type RankInterval, type Robustness, runStudy, type Study } from '../analysis/index.js';
import { csvText, type Panel, type Plan } from '../edition/index.js';
import type { Index, Solve } from '../engine/index.js';
import { numberCell } from './csv.js';

/** How sure the ranks of one published period are, when the weights vary. */
export interface PeriodUncertainty {
  period: string;
  intervals: RankInterval[];
  /** Of the groups of each grouping; the unit of an interval is then the number of a group. */
  groups: RankInterval[][];
}

/** Every release carries this study: weights ± 25 %, 1,024 replicates, the same seed. */
export const weightStudy = { noise: 0.25, replicates: 1024, seed: 1 } as const;

/** A release says who is among the first ten. */
const tops = [10] as const;

/** Above this many cells times replicates only the last period is studied. */
const budget = 2e9;

/** How many cells take as long as one linear program. */
const programCost = 1e5;

/** Rank intervals under other weights, for every published period, or the last alone where that is much work. */
export async function weightUncertainty(
  plan: Plan,
  panel: Panel,
  index: Index,
  solve?: Solve,
): Promise<PeriodUncertainty[]> {
  const { replicates } = weightStudy;
  const work = (plan.nodes.length + programCost * changingDoubts(plan)) * index.units * index.periods;
  const first = work * replicates > budget ? index.periods - 1 : 0;
  const found: PeriodUncertainty[] = [];
  for (let period = first; period < index.periods; period++) {
    const study = studyAt({ plan, panel }, period);
    const { intervals, groups } = await runStudy(study, { published: index, solve });
    found.push({ period: plan.periods[plan.first + period]!, intervals, groups });
  }
  return found;
}

/** The study that every release carries, of one published period. */
function studyAt({ plan, panel }: { plan: Plan; panel: Panel }, period: number): Study {
  const { noise, replicates, seed } = weightStudy;
  return {
    plan,
    panel,
    period,
    variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
    joins: [],
    weights: { kind: 'noise', noise: plan.nodes.map(() => noise) },
    dropIndicators: false,
    sensitivity: false,
    target: -1,
    replicates,
    seed,
    tops,
    pairs: [],
  };
}

/** A release as a study reads it. */
interface Studied {
  plan: Plan;
  panel: Panel;
  index: Index;
  solve?: Solve | undefined;
}

/**
 * How often, in the very draws behind the rank intervals of a release, one unit ranks above another: units by their numbers.
 * It is not in the files of the release; the study is done again.
 */
export async function pairsInStudy(
  release: Studied,
  period: number,
  pairs: readonly (readonly [number, number])[],
): Promise<Pair[]> {
  const study = { ...studyAt(release, period), pairs };
  const found = await runStudy(study, { published: release.index, solve: release.solve });
  return found.pairs.slice(found.pairs.length - pairs.length);
}

/**
 * What the ranks hang on most when weights (± 25 %), the indicators and the way to join (as published, arithmetic, geometric) all
 * vary: Sobol’ indices of the mean rank shift, from 512 replicates and the seed of the release’s study.
 */
export async function choicesThatMatter(
  release: Studied,
  period: number,
): Promise<Robustness['sensitivity']> {
  const { plan } = release;
  const all = (aggregate: 'arithmetic' | 'geometric', order: number) =>
    plan.nodes.map(() => ({ aggregate, order, details: null }));
  const joins = [
    { name: 'published', nodes: plan.nodes },
    { name: 'arithmetic', nodes: all('arithmetic', 1) },
    { name: 'geometric', nodes: all('geometric', 0) },
  ];
  const study = {
    ...studyAt(release, period),
    joins,
    dropIndicators: true,
    sensitivity: true,
    replicates: 512,
  };
  const found = await runStudy(study, { published: release.index, solve: release.solve });
  return found.sensitivity;
}

/** Nodes joined by benefit of the doubt whose children are means, so that every replicate solves them anew. */
function changingDoubts({ nodes }: Plan): number {
  const inner = (h: number) => nodes[h]!.indicator < 0;
  return nodes.filter((n) => n.aggregate === 'benefit-of-the-doubt' && n.children.some(inner)).length;
}

const columns = ['rank', 'mean', 'median', 'low', 'high'] as const;

/** @param ks the k of “among the first k” that the intervals carry */
export function uncertaintyCsv(
  plan: Plan,
  studies: readonly PeriodUncertainty[],
  ks: readonly number[] = tops,
): string {
  const ranks = ['rank', 'mean_rank', 'median_rank', 'low_rank', 'high_rank'];
  return csvText(
    ['unit', 'level', 'period', ...ranks, 'share_ranked', ...ks.map((k) => `share_top_${k}`)],
    studies.flatMap(({ period, intervals, groups }) =>
      ranked(plan, intervals, groups).flatMap(({ level, members, of }) =>
        of.map((i) => [
          members[i.unit]!.code,
          level,
          period,
          ...[...columns.map((c) => i[c]), i.ranked, ...i.top].map(numberCell),
        ]),
      ),
    ),
  );
}

/** Everything that is ranked together: the units, then the groups of each grouping. */
function ranked(plan: Plan, intervals: RankInterval[], groups: readonly RankInterval[][]) {
  return [
    { level: plan.level, members: plan.units as { code: string }[], of: intervals },
    ...plan.groupings.map(({ column, groups: members }, j) => ({
      level: column,
      members,
      of: groups[j] ?? [],
    })),
  ];
}

/** Reads uncertainty.csv back; members of a level stand in the plan's order within each period. */
export function parseUncertainty(plan: Plan, rows: readonly string[][]): PeriodUncertainty[] {
  const levels = [plan.level, ...plan.groupings.map((g) => g.column)];
  const members = [plan.units, ...plan.groupings.map((g) => g.groups)];
  const numbers = members.map((list) => new Map(list.map(({ code }, number) => [code, number])));
  const byPeriod = new Map<string, RankInterval[][]>();
  for (const [code = '', level = '', period = '', ...cells] of rows) {
    const lists = byPeriod.get(period) ?? levels.map(() => []);
    const list = lists[levels.indexOf(level)] ?? [];
    const unit = numbers[levels.indexOf(level)]?.get(code) ?? list.length;
    const figures = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    const [rank = 0, mean = 0, median = 0, low = 0, high = 0, share = 0, ...top] = figures;
    list[unit] = { unit, rank, mean, median, low, high, ranked: share, top };
    byPeriod.set(period, lists);
  }
  const inOrder = [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([period, [intervals = [], ...groups]]) => ({ period, intervals, groups }));
}
