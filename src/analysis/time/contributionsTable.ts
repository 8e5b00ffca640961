import { at, type Plan, publishedPeriods } from '../../edition/index.js';
import { hasGroupWeights, type Index, matchedIndex, startedChildren } from '../../engine/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';

/** Nodes whose change is a sum of their children's: arithmetic means of the published scores of the children. */
export function isSumOfChildren({ plan, index }: Pick<Analysed, 'plan' | 'index'>, g: number): boolean {
  const { children, aggregate } = plan.nodes[g];
  return (
    children.length > 0 &&
    aggregate === 'arithmetic' &&
    !hasGroupWeights(plan.nodes[g]) &&
    children.every((h) => !index.parentInputs.has(h))
  );
}

/**
 * What each child added to the change of the total at its node since the period before, over the units and indicators of both:
 * w(t)·X(t) − w(t−1)·X(t−1). The
 * difference to the sum of the children (units with a child but without the node) is the row `rest`.
 */
export function contributionsTable(of: Analysed): Table<typeof contributions> {
  const { plan, index } = of;
  const periods = publishedPeriods(plan);
  const rows: RowOf<typeof contributions>[] = [];
  plan.nodes.forEach(({ id }, g) => {
    if (!isSumOfChildren(of, g)) return;
    for (let t = 1; t < periods.length; t++) {
      const { index: both, plan: matched, ...ends } = matchedIndex(plan, index, t - 1, t);
      const change = totalOf(both, g, ends.to) - totalOf(both, g, ends.from);
      if (Number.isNaN(change)) continue;
      const [before, now] = [ends.from, ends.to].map((at) => pointsOf(matched, both, g, at));
      const add = (part: string, points: number) =>
        rows.push({ node: id, period: periods[t], part, points, share: share(points, change) });
      let rest = change;
      for (const [h, points] of now) {
        const added = points - (before.get(h) ?? 0);
        rest -= added;
        add(plan.nodes[h].id, added);
      }
      if (Math.abs(rest) > 1e-9 * Math.max(Math.abs(change), 1)) {
        add('rest', rest);
      }
    }
  });
  return tableOf(contributions, rows);
}

const share = (part: number, change: number) => (change === 0 ? null : part / change);

const totalOf = (index: Index, g: number, t: number) => at(index.total, g, 0, t);

/** Weight times value of the children that have started, by node; a missing child adds nothing. */
function pointsOf(plan: Plan, index: Index, g: number, t: number): Map<number, number> {
  const { children, weights } = startedChildren(plan, index.start, g, t);
  return new Map(
    children.map((h, i) => {
      const value = totalOf(index, h, t);
      return [h, Number.isNaN(value) ? 0 : weights[i] * value];
    }),
  );
}

export const contributions = defineTable({
  name: 'contributions',
  title: { en: 'Contributions of the parts to the change in the total', zh: '各部分对总体变化的贡献' },
  columns: {
    node: columns.node,
    period: columns.period,
    part: column.string('Component', '组成部分', {
      note: { en: 'a child node, or rest (the remainder)', zh: '子节点，或 rest（其余）' },
    }),
    points: column.number('Points contributed since the previous period', '较上期贡献点数'),
    share: column.number('Share of the change', '占变化的比重', {
      note: { en: 'missing if the node did not change', zh: '节点无变化时为空' },
    }),
  },
  key: ['node', 'period', 'part'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});
