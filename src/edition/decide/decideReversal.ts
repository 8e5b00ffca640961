import type { Plan } from '../plan.js';
import { problems } from '../problems/problems.js';
import { isAgainstIndex, isReversed } from '../tree/polarity.js';
import { indicatorPlace, rowsById, type WrittenIndicator } from '../tree/writtenIndicators.js';
import type { Decisions } from './decisions.js';
import { sumOfEnds } from './reversal.js';

/**
 * Checks a tree of mixed polarity, so that no sign is silently wrong: edition and root have the same polarity; a node that its
 * parent takes reversed has a scale that can be reversed; and indicators below a node of the other polarity than the index
 * declare their `direction`, since readers might assume it relative to the index.
 */
export function checkReversals(
  decisions: Decisions,
  plan: Pick<Plan, 'nodes' | 'indicators'>,
  rows: readonly WrittenIndicator[],
): void {
  const { source, found, at } = decisions;
  const { nodes } = plan;
  const rowOf = rowsById(rows);
  const root = source.tree?.polarity;
  if (root && source.polarity && root !== source.polarity) {
    const expected = { en: `${source.polarity}, as the edition says`, zh: `与版本一致：${source.polarity}` };
    found.push(problems.wrongValue(at(['tree', 'polarity']), root, expected));
  }
  nodes.forEach(({ id, parent, indicator }, g) => {
    if (isReversed(plan, g) && sumOfEnds(plan, g) === undefined) {
      found.push(problems.noReversal(at([...pathOf(g), 'polarity']), id, nodes[parent]!.id));
    }
    const row = rowOf.get(id);
    if (indicator < 0 || !row || !isAgainstIndex(plan, g) || row.direction !== undefined) return;
    found.push(problems.directionUnsaid(indicatorPlace(decisions, row), id, nodes[parent]!.id));
  });

  /** The key path of a node in the nested tree, the only form that has polarity. */
  function pathOf(g: number): PropertyKey[] {
    const { parent } = nodes[g]!;
    return parent < 0 ? ['tree'] : [...pathOf(parent), 'children', nodes[parent]!.children.indexOf(g)];
  }
}
