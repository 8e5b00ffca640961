import {
  cubeOf,
  type DataWeighing,
  isFromData,
  lines,
  methodProblems,
  type Panel,
  type Plan,
  type Settled,
  type Text,
  UserError,
} from '../../edition/index.js';
import { buildIndex, type Index } from '../build.js';
import type { Solve } from '../solver.js';
import { weighColumns } from './weigher.js';

/**
 * Computes the weights that depend on the data, from the leaves upwards: the children of a node are weighed by their scores under
 * the weights already computed below them. The plan gets these weights with a record of their origin. Only units and periods in
 * which all children have a score are used.
 *
 * Until they are computed, weights are the given ones. With base-share, a late starter is linked using the weights above it at
 * that time; this scales its column, which affects `optimised` only.
 *
 * @param solve needed where a node is aggregated by benefit of the doubt
 * @throws UserError when a family has no weights for the data of a node, or the base is not above zero
 */
export function settleWeights(plan: Plan, panel: Panel, solve?: Solve): Plan {
  const heights = heightsOf(plan);
  const waiting = plan.nodes.flatMap(({ weighing }, g) => (isFromData(weighing) ? [g] : []));
  let settled = plan;
  for (const height of [...new Set(waiting.map((g) => heights[g]))].sort((a, b) => a - b)) {
    const index = buildIndex(settled, panel, solve);
    const level = waiting.filter((g) => heights[g] === height);
    settled = level.reduce((so, g) => settleNode(so, index, g), settled);
  }
  return settled;
}

function settleNode(plan: Plan, index: Index, g: number): Plan {
  const { id, children, weighing } = plan.nodes[g];
  const how = weighing as DataWeighing;
  const { columns, periods } = childColumns(plan, index, g, how.over);
  const options = { goal: how.goal, importances: children.map((h) => plan.nodes[h].weight) };
  const weighed = weighColumns(how.by, columns, options);
  if ('why' in weighed) {
    const at = { file: 'edition.yaml', path: 'method.weight' };
    throw new UserError([methodProblems.noWeights(at, id, how.by, weighed.why)]);
  }
  const nodes = [...plan.nodes];
  for (const [i, h] of children.entries()) nodes[h] = { ...nodes[h], weight: weighed.weights[i] };
  const rows = columns[0].length;
  nodes[g] = { ...nodes[g], weighing: { ...how, settled: { periods, rows, facts: weighed.facts } } };
  return { ...plan, nodes, doubts: [...plan.doubts, ...missedTarget(plan, g, weighed)] };
}

/** Above this distance from the target, a warning says that importances are not reached. */
const targetTolerance = 0.005;

/** The warning that non-negative weights cannot reach the target importances. */
function missedTarget(
  plan: Plan,
  g: number,
  { weights, facts }: { weights: number[]; facts: Settled['facts'] },
): Text[] {
  if (!(facts.distance! > targetTolerance)) return [];
  const { id, children } = plan.nodes[g];
  const idle = children.flatMap((h, i) => (weights[i] === 0 ? [plan.nodes[h].id] : []));
  const none = {
    en: idle.length > 0 ? `; ${idle.join(', ')} got none` : '',
    zh: idle.length > 0 ? `；${idle.join('、')}的权重为零` : '',
  };
  return [
    {
      en: `“${id}”: no weights of zero or more give its children the importances asked for${none.en}.`,
      zh: `“${id}”：非负权重无法使其下级达到所要求的重要性${none.zh}。`,
    },
  ];
}

/** The scores of the children as inputs of a node, over the units and periods in which all of them have one. */
export function childColumns(
  plan: Plan,
  index: Index,
  g: number,
  over: DataWeighing['over'],
): { columns: Float64Array[]; periods: [string, string] } {
  const base = plan.base - plan.first;
  const [from, to] = over === 'base-period' ? [base, base + plan.baseLength - 1] : [0, index.periods - 1];
  const columns = plan.nodes[g].children.map((h) => {
    const passed = index.parentInputs.get(h);
    return passed ? lines(cubeOf(index, passed), 0, from, to + 1) : lines(index, h, from, to + 1);
  });
  const whole: number[] = [];
  for (let i = 0; i < columns[0].length; i++) if (columns.every((of) => of[i] === of[i])) whole.push(i);
  const name = (t: number) => plan.periods[plan.first + t];
  return {
    columns: columns.map((of) => Float64Array.from(whole, (i) => of[i])),
    periods: [name(from), name(to)],
  };
}

/** The height of each node above the leaves. */
function heightsOf(plan: Plan): number[] {
  const heights = plan.nodes.map(() => 0);
  for (let g = plan.nodes.length - 1; g > 0; g--) {
    const { parent } = plan.nodes[g];
    heights[parent] = Math.max(heights[parent], heights[g] + 1);
  }
  return heights;
}
