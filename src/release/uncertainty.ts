import { type RankInterval, runStudy } from '../analysis/index.js';
import { csvText, type Plan } from '../edition/index.js';
import type { Index, Solve } from '../engine/index.js';
import { numberCell } from './csv.js';

/** How sure the ranks of one published period are, when the weights vary. */
export interface PeriodUncertainty {
  period: string;
  intervals: RankInterval[];
}

/** Every release carries this study: weights ± 25 %, 1,000 replicates, the same seed. */
export const weightStudy = { noise: 0.25, replicates: 1000, seed: 1 } as const;

/** Above this many cells times replicates only the last period is studied. */
const budget = 2e9;

/** How many cells take as long as one linear program. */
const programCost = 1e5;

/** Rank intervals under other weights, for every published period, or the last alone where that is much work. */
export async function weightUncertainty(
  plan: Plan,
  index: Index,
  solve?: Solve,
): Promise<PeriodUncertainty[]> {
  const variants = [{ name: plan.edition, plan, index }];
  const work = (plan.nodes.length + programCost * changingDoubts(plan)) * index.units * index.periods;
  const first = work * weightStudy.replicates > budget ? index.periods - 1 : 0;
  const found: PeriodUncertainty[] = [];
  for (let period = first; period < index.periods; period++) {
    const study = {
      ...weightStudy,
      variants,
      solve,
      joins: [],
      dropIndicators: false,
      sensitivity: false,
      period,
    };
    const { intervals } = await runStudy(study);
    found.push({ period: plan.periods[plan.first + period]!, intervals });
  }
  return found;
}

/** Nodes joined by benefit of the doubt whose children are means, so that every replicate solves them anew. */
function changingDoubts({ nodes }: Plan): number {
  const inner = (h: number) => nodes[h]!.indicator < 0;
  return nodes.filter((n) => n.aggregate === 'benefit-of-the-doubt' && n.children.some(inner)).length;
}

const columns = ['rank', 'mean', 'median', 'low', 'high', 'topTen'] as const;

export function uncertaintyCsv(plan: Plan, studies: readonly PeriodUncertainty[]): string {
  return csvText(
    ['unit', 'period', 'rank', 'mean_rank', 'median_rank', 'low_rank', 'high_rank', 'share_top_ten'],
    studies.flatMap(({ period, intervals }) =>
      intervals.map((i) => [plan.units[i.unit]!.code, period, ...columns.map((c) => numberCell(i[c]))]),
    ),
  );
}

/** Reads uncertainty.csv back; units stand in the plan's order within each period. */
export function parseUncertainty(plan: Plan, rows: readonly string[][]): PeriodUncertainty[] {
  const byPeriod = new Map<string, RankInterval[]>();
  for (const [, period = '', ...cells] of rows) {
    const list = byPeriod.get(period) ?? [];
    const numbers = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    const [rank = 0, mean = 0, median = 0, low = 0, high = 0, topTen = 0] = numbers;
    list.push({ unit: list.length % plan.units.length, rank, mean, median, low, high, topTen });
    byPeriod.set(period, list);
  }
  return [...byPeriod].map(([period, intervals]) => ({ period, intervals }));
}
