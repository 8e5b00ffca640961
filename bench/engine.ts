import type { Panel, Plan } from '../dist/edition/index.js';
import { buildIndex, rankLines } from '../dist/engine/index.js';
import { caseOf, full, lcg } from './case.js';
import { type Row, rowOf } from './row.js';

/** The engine on a full edition, compared with one pass over the memory it has to read. */
export async function benchEngine(): Promise<Row[]> {
  const { plan, panel } = caseOf(full);
  const gappy = caseOf({ ...full, gaps: 0.02 });
  const cube = buildIndex(plan, panel).values;
  const pass = () => sum(panel.values) + sum(cube);
  const baseline = 'sum of all doubles of panel and node cube';
  return [
    await rowOf('build index', baseline, '351 × 139 × 36, 25 nodes, 2 groupings, node ranks', [
      () => buildIndex(plan, panel),
      pass,
    ]),
    await rowOf('build index, rank indicators', baseline, 'the same and ranks of all 139', [
      () => ranked(plan, panel),
      pass,
    ]),
    await rowOf('rank 900 lists of 351', 'Array.sort of indices', 'log-normal values', ranking()),
    await rowOf('build index, 2% gaps', baseline, 'keep, min-present 0', [
      () => buildIndex(gappy.plan, gappy.panel),
      pass,
    ]),
  ];
}

function ranked(plan: Plan, panel: Panel): void {
  const index = buildIndex(plan, panel);
  plan.nodes.forEach((_, g) => {
    index.ranks(g);
  });
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

function ranking(): [() => unknown, () => unknown] {
  const n = 351;
  const random = lcg(7);
  const lists = Float64Array.from({ length: 900 * n }, () => Math.exp(5 * random()));
  return [() => rankLines(lists, n), () => rankByComparator(lists, n)];
}

function rankByComparator(lists: Float64Array, n: number): Int32Array {
  const ranks = new Int32Array(lists.length);
  for (let from = 0; from < lists.length; from += n) {
    const order = Array.from({ length: n }, (_, i) => from + i).sort((a, b) => lists[b]! - lists[a]!);
    for (let i = 0; i < n; i++)
      ranks[order[i]!] = i > 0 && lists[order[i]!] === lists[order[i - 1]!] ? ranks[order[i - 1]!]! : i + 1;
  }
  return ranks;
}
