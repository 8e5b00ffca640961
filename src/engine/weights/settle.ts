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
  const { children, weighing } = plan.nodes[g];
  const how = weighing as DataWeighing;
  const { over } = how;
  if (over === 'base-period' || over === 'all-periods') {
    const { weights, facts, rows, periods } = weighNode(plan, index, g, spanOf(plan, index, over));
    const doubts = [...plan.doubts, ...missedTarget(plan, g, { weights, facts })];
    return { ...withSettled(plan, g, weights, { periods, rows, facts }), doubts };
  }
  const window = over === 'each-period' ? 1 : over.window;
  const each = Array.from({ length: index.periods }, (_, t) =>
    weighNode(plan, index, g, [Math.max(0, t - window + 1), t]),
  );
  const mean = children.map((_, i) => each.reduce((sum, { weights }) => sum + weights[i], 0) / each.length);
  const cases = each.map(({ weights }, t) => ({
    from: plan.first + t,
    to: plan.first + t,
    factors: weights.map((w, i) => (w === 0 ? 0 : w / mean[i])),
  }));
  const rows = each.reduce((sum, one) => sum + one.rows, 0);
  const ends: [string, string] = [plan.periods[plan.first], plan.periods[plan.periods.length - 1]];
  const settled = withSettled(plan, g, mean, { periods: ends, rows, facts: {} });
  return { ...settled, nodes: settled.nodes.map((node, h) => (h === g ? { ...node, cases } : node)) };
}

/** The weights of the children of a node from their scores in some periods. @throws UserError where there are none */
function weighNode(plan: Plan, index: Index, g: number, span: readonly [number, number]) {
  const { id, children, weighing } = plan.nodes[g];
  const how = weighing as DataWeighing;
  const { columns, periods } = childColumns(plan, index, g, span);
  const options = { goal: how.goal, importances: children.map((h) => plan.nodes[h].weight) };
  const weighed = weighColumns(how.by, columns, options);
  if (!('why' in weighed)) return { ...weighed, rows: columns[0].length, periods };
  const at = { file: 'edition.yaml', path: 'method.weight' };
  const { en, zh } = weighed.why;
  const when = periods.join(' – ');
  throw new UserError([
    methodProblems.noWeights(at, id, how.by, { en: `${en} (${when})`, zh: `${zh}（${when}）` }),
  ]);
}

function withSettled(plan: Plan, g: number, weights: readonly number[], settled: Settled): Plan {
  const nodes = [...plan.nodes];
  for (const [i, h] of plan.nodes[g].children.entries()) nodes[h] = { ...nodes[h], weight: weights[i] };
  nodes[g] = { ...nodes[g], weighing: { ...(nodes[g].weighing as DataWeighing), settled } };
  return { ...plan, nodes };
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

/** The first and last published period whose scores determine weights for all periods. */
export function spanOf(plan: Plan, index: Index, over: 'base-period' | 'all-periods'): [number, number] {
  const base = plan.base - plan.first;
  return over === 'base-period' ? [base, base + plan.baseLength - 1] : [0, index.periods - 1];
}

/** The scores of the children as inputs of a node, over the units and periods, from one published period to another, in which all of them have one. */
export function childColumns(
  plan: Plan,
  index: Index,
  g: number,
  [from, to]: readonly [number, number],
): { columns: Float64Array[]; periods: [string, string] } {
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
