import type { LeftOut } from '../../analysis/index.js';
import type { Plan } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';

/** The effect on ranks of leaving out each indicator and node, a row each, in the plan's order. */
export function leftOutTable(
  plan: Plan,
  period: string,
  found: readonly LeftOut[],
): Table<typeof leftOutDefinition> {
  const unit = (change: LeftOut['rises']) => (change ? plan.units[change.unit]!.code : '');
  const places = (change: LeftOut['rises']) => (change ? Math.abs(change.places) : null);
  return tableOf(
    leftOutDefinition,
    found.map(({ node, shift, largest, rises, falls }) => ({
      left_out: plan.nodes[node]!.id,
      kind: plan.nodes[node]!.indicator < 0 ? 'node' : 'indicator',
      period,
      mean_rank_shift: orNull(shift),
      largest_rank_shift: orNull(largest),
      rises_most: unit(rises),
      rises_places: places(rises),
      falls_most: unit(falls),
      falls_places: places(falls),
    })),
  );
}

const leftOutDefinition = defineTable({
  name: 'left-out',
  title: { en: 'Ranks with one node or indicator left out', zh: '剔除一项后的位次' },
  columns: {
    left_out: column.string('Node or indicator left out', '剔除的节点或指标'),
    kind: column.string('node or indicator', 'node 节点，indicator 指标'),
    period: column.string('Period', '时期'),
    mean_rank_shift: column.number('Mean rank shift, in places', '位次平均变动'),
    largest_rank_shift: column.number('Largest rank shift of a single unit', '单个单元的最大变动'),
    rises_most: column.string('Unit that rises most', '上升最多者'),
    rises_places: column.number('By how many places', '上升位数'),
    falls_most: column.string('Unit that falls most', '下降最多者'),
    falls_places: column.number('By how many places', '下降位数'),
  },
  key: ['left_out'],
});
