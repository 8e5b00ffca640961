import type { Panel, Plan } from '../../src/edition/index.js';
import { buildIndex, type Index, type Solve } from '../../src/engine/index.js';
import { type Branch, panelOf, planOf, type Sketch } from '../helpers/plan.js';
import { seeded } from '../helpers/random.js';
import {
  absences,
  aggregations,
  frequencies,
  imputations,
  keysOf,
  limits,
  normalisations,
  sampled,
  screens,
  spans,
  treatments,
} from './choices.js';

/** What a sample is made of besides its method. */
export interface Shape {
  units: number;
  periods: string[];
  frequency: Sketch['frequency'];
  /** Share of the figures that were not observed. */
  gaps: number;
  /** Whether some indicators start after the base. */
  late: boolean;
  /** Whether some indicators point down. */
  turned: boolean;
  seed: number;
}

export const usual: Shape = {
  units: 24,
  periods: frequencies.year,
  frequency: 'year',
  gaps: 0.15,
  late: false,
  turned: true,
  seed: 1,
};

export interface Sample {
  plan: Plan;
  panel: Panel;
}

/** The framework of the sample, and what else is said of a node of it. */
export function treeWith(access: Partial<Branch> = {}): Branch['children'] {
  const mobile = { weight: 1, children: { calls: 1, data: 1.7 } };
  return {
    access: { weight: 3, children: { lines: 2, mobile }, ...access },
    use: { weight: 2, children: { shops: 1, banks: 1, waiting: 0.4 } },
    alone: 1,
  };
}
const leaves = ['lines', 'calls', 'data', 'shops', 'banks', 'waiting', 'alone'];

/** An edition of seven indicators below four nodes, with a method, and figures from a seed. */
export function sampleOf(
  method: object,
  shape: Partial<Shape> = {},
  branches = treeWith(),
  ids = leaves,
): Sample {
  const { units, periods, frequency, gaps, late, turned, seed } = { ...usual, ...shape };
  const random = seeded(seed);
  const groups = Array.from({ length: units }, (_, c) => {
    const province = `p${Math.floor(random() * 4)}`;
    return [`u${c}`, { province, region: random() < 0.2 ? '' : `r${Math.floor(random() * 2)}` }];
  });
  const plan = planOf({
    units: Object.fromEntries(groups),
    periods,
    ...(frequency ? { frequency } : {}),
    method,
    tree: branches,
    indicators: Object.fromEntries([
      ...ids.map((id, k) => [id, { direction: turned && k % 4 === 3 ? -1 : 1 }]),
      [ids[1], { denominator: 'people', direction: 1 }],
      ['people', {}],
    ]),
    ...(units > 1 ? { compare: [order(periods[0]!)] } : {}),
  });
  const line = (k: number) =>
    periods.map((_, t) =>
      Array.from({ length: units }, (_, c) => {
        const x = figure(random(), k);
        const absent = random() < gaps && c > 0;
        return absent || (late && k % 3 === 2 && t < 1 + (k % 2)) ? Number.NaN : x;
      }),
    );
  const values = Object.fromEntries([...ids, 'people'].map((id, k) => [id, line(k)]));
  return { plan, panel: panelOf(plan, values) };
}

function order(period: string): object {
  return { title: { en: 'x', zh: 'x' }, level: 'city', period, order: ['u0', 'u1'], source: 'x' };
}

/** A figure above 1 with a longer tail for a higher number, by operations that are exact everywhere; some tie. */
function figure(u: number, k: number): number {
  if (k % 5 === 4) return 1 + Math.floor(u * 9);
  const x = 1 / (1.0005 - u);
  return k % 2 === 0 ? 1 + x : 1 + x * Math.sqrt(x);
}

/** An edition whose tree, weights, figures and choices all come from a seed. */
export function randomSample(seed: number): Sample {
  const random = seeded(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const ids: string[] = [];
  let nodes = 0;
  const leaf = () => [ids[ids.push(`k${ids.length}`) - 1]!, 1 + 9 * random()] as const;
  const branch = (depth: number): Branch['children'] =>
    Object.fromEntries(
      Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
        if (depth > 2 || random() < 0.5) return leaf();
        return [`n${nodes++}`, { weight: 1 + 9 * random(), children: branch(depth + 1) }];
      }),
    );
  const branches = Object.fromEntries([...Object.entries(branch(0)), leaf(), leaf()]);
  const name = one(keysOf(normalisations));
  const normalise = { method: name, ...one<object>(normalisations[name]) };
  const share = name === 'base-share';
  // The ids of these trees are others than those that a child is chosen by.
  const ways = keysOf(aggregations).filter(
    (way) => way !== 'child' && way !== 'formula' && aggregations[way].length > 0,
  );
  const frequency = one(keysOf(frequencies));
  const method = {
    normalise: sampled[name] ? { ...normalise, over: one(keysOf(spans)) } : normalise,
    treat: treatOf(one(keysOf(treatments))),
    impute: one<unknown>(imputations[one(keysOf(imputations))]),
    aggregate: one<unknown>(aggregations[one(ways)]),
    missing: { 'min-present': one([0, 0.5, 1]), weights: one(keysOf(absences)) },
    ...(random() < 0.2 ? { screen: one<unknown>(screens[one(keysOf(screens))]) } : {}),
    ...(random() < 0.3 ? { rank: { digits: Math.floor(random() * 4) } } : {}),
  };
  const shape = {
    units: 4 + Math.floor(random() * 40),
    periods: frequencies[frequency].slice(0, 2 + Math.floor(random() * 3)),
    frequency,
    gaps: one([0, 0.1, 0.4]),
    late: share,
    turned: !share,
    seed,
  };
  return sampleOf(method, shape, branches, ids);
}

/** A treatment that seldom leaves an indicator alone. */
export function treatOf(transform: keyof typeof treatments): object {
  return { ...limits, ...treatments[transform] };
}

/** Everything an index holds and can be asked for, as plain data. */
export function everythingOf({ plan, panel }: Sample, solve?: Solve): object {
  const { ranks, groupRanks, ...index } = buildIndex(plan, panel, solve);
  return {
    plan,
    ...index,
    ranks: plan.nodes.map((_, g) => ranks(g)),
    groupRanks: plan.groupings.map((_, j) => plan.nodes.map((_, g) => groupRanks(j, g))),
  };
}

/** The sample most functions are tried on, with its index. */
export function built(method: object, shape: Partial<Shape> = {}): Sample & { index: Index } {
  const sample = sampleOf(method, shape);
  return { ...sample, index: buildIndex(sample.plan, sample.panel) };
}
