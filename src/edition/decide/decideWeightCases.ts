import type { Grouping, PlanNode } from '../plan.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { WeightCaseSource } from '../schema/weighSchema.js';
import { addsUp } from './weighChildren.js';
import type { WeightCase } from './weighing.js';

/** The cases of a node as written: weights of its children in some periods or groups. */
export interface WrittenCases {
  /** Index of the node. */
  node: number;
  at: Place;
  /** Ids of its children, as they are written. */
  ids: readonly string[];
  cases: readonly WeightCaseSource[];
}

/** What the cases of weights may name. */
interface Known {
  periods: readonly string[];
  groupings: readonly Grouping[];
  /** Whether values are shares of a base. */
  isShare: boolean;
}

/** Gives nodes the weights that their children have in some periods or groups. Changes `nodes`; problems are added to `all`. */
export function decideWeightCases(
  nodes: readonly PlanNode[],
  written: readonly WrittenCases[],
  known: Known,
  all: Problem[],
): void {
  for (const { node: g, at, ids, cases } of written) {
    const node = nodes[g]!;
    // What is wrong with a node is told where it is defined.
    const found = node.same === undefined ? all : [];
    const takesThem = ['arithmetic', 'geometric', 'harmonic', 'power'].includes(node.aggregate);
    if (!takesThem) found.push(problems.casesAggregate(at, node.id, node.aggregate));
    const takes = { id: node.id, ids, base: node.children.map((h) => nodes[h]!.weight) };
    node.cases = cases.map((one, i): WeightCase => {
      const place = { ...at, path: `${at.path}.weigh.cases.${i}` };
      return {
        ...periodsOf(one, known, place, found),
        ...groupsOf(one, known, place, found),
        factors: factorsOf(takes, one.weights, place, found),
      };
    });
  }
}

/** The weights of a case as factors of the own weights of the children. */
function factorsOf(
  { id, ids, base }: { id: string; ids: readonly string[]; base: readonly number[] },
  weights: WeightCaseSource['weights'],
  at: Place,
  found: Problem[],
): number[] {
  const kind = { en: 'child of this node', zh: '该节点的下级' };
  for (const child of Object.keys(weights))
    if (!ids.includes(child)) found.push(problems.unknownCode(at, kind, child, ids));
  const absent = ids.filter((child) => weights[child] === undefined);
  if (absent.length > 0) found.push(problems.halfFamily(at, id, absent));
  const own = ids.map((child) => weights[child] ?? 0);
  const sum = own.reduce((all, w) => all + w, 0);
  if (absent.length === 0 && sum <= 0) found.push(problems.zeroWeights(at, id));
  if (absent.length === 0 && !addsUp(own)) found.push(problems.weights(at, id, Number(sum.toPrecision(6))));
  return own.map((w, i) => {
    if (w > 0 && base[i] === 0) found.push(problems.caseWithoutWeight(at, ids[i]!));
    return w === 0 ? 0 : w / sum / base[i]!;
  });
}

function periodsOf(
  { from, to }: WeightCaseSource,
  { periods }: Known,
  at: Place,
  found: Problem[],
): Pick<WeightCase, 'from' | 'to'> {
  const indexOf = (period: string | number | undefined, fallback: number) => {
    if (period === undefined) return fallback;
    const index = periods.indexOf(String(period));
    const kind = { en: 'period', zh: '时期' };
    if (index < 0) found.push(problems.unknownCode(at, kind, String(period), periods));
    return index;
  };
  return { from: indexOf(from, 0), to: indexOf(to, periods.length - 1) };
}

function groupsOf(
  { groups }: WeightCaseSource,
  { groupings, isShare }: Known,
  at: Place,
  found: Problem[],
): Pick<WeightCase, 'grouping' | 'groups'> {
  if (!groups) return {};
  const { by, of } = groups;
  if (isShare) found.push(problems.casesOfShares(at));
  const grouping = groupings.findIndex(({ column }) => column === by);
  const columns = groupings.map(({ column }) => column);
  if (grouping < 0) {
    found.push(problems.unknownCode(at, { en: 'grouping', zh: '分组' }, by, columns));
    return {};
  }
  const codes = groupings[grouping]!.groups.map(({ code }) => code);
  return {
    grouping,
    groups: of.map((code) => {
      const index = codes.indexOf(String(code));
      if (index < 0) found.push(problems.unknownCode(at, { en: 'group', zh: '组' }, String(code), codes));
      return index;
    }),
  };
}
