import type { Plan } from '../plan.js';
import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { followCopies } from './copies.js';

/** A set of weights as written: equal everywhere, or by id. */
export type WrittenWeightSet = 'equal' | { name: string; nodes: Record<string, number> };

/**
 * Sets of weights by node of the plan, as shares of the parent; the given weights come first. The weights in a set are
 * relative, so it must name all children of a node or none; children that it does not name keep the given weights.
 */
export function weightSets(
  plan: Plan,
  sets: readonly WrittenWeightSet[],
  at: (path: string) => Place,
  found: Problem[],
): { name: string; weights: Float64Array }[] {
  const given = Float64Array.from(plan.nodes, (n) => n.weight);
  const varied = plan.nodes.flatMap((node) => (node.cases ? [node.id] : []));
  if (varied.length > 0) found.push(problems.setsBesideCases(at('weights.sets'), varied));
  const read = sets.map((set, i) => {
    const weights = given.slice();
    const place = at(`weights.sets.${i}`);
    if (set === 'equal') for (const { children } of plan.nodes) equalise(weights, children);
    else {
      unknownIds(plan, set.nodes, place, found);
      for (const node of plan.nodes)
        readFamily(plan, node.id, node.children, set.nodes, weights, place, found);
      followCopies(plan.nodes, weights);
    }
    return { name: set === 'equal' ? set : set.name, weights };
  });
  return [{ name: 'given', weights: given }, ...read];
}

function equalise(weights: Float64Array, children: readonly number[]): void {
  for (const h of children) weights[h] = 1 / children.length;
}

function unknownIds(plan: Plan, nodes: Record<string, number>, at: Place, found: Problem[]): void {
  const ids = plan.nodes.map((n) => n.id);
  const kind = { en: 'node', zh: '节点' };
  for (const id of Object.keys(nodes)) {
    if (!ids.includes(id)) found.push(problems.unknownCode(at, kind, id, ids));
  }
}

function readFamily(
  plan: Plan,
  parent: string,
  children: readonly number[],
  nodes: Record<string, number>,
  weights: Float64Array,
  at: Place,
  found: Problem[],
): void {
  const ids = children.map((h) => plan.nodes[h]!.id);
  const named = ids.filter((id) => id in nodes);
  if (named.length === 0) return;
  const absent = ids.filter((id) => !(id in nodes));
  const sum = named.reduce((s, id) => s + nodes[id]!, 0);
  if (absent.length > 0) found.push(problems.halfFamily(at, parent, absent));
  else if (sum <= 0) found.push(problems.zeroWeights(at, parent));
  else {
    for (const [i, h] of children.entries()) weights[h] = nodes[ids[i]!]! / sum;
  }
}
