import type { Analysed, TidyTable } from './tidy.js';

/** Value, rank and change of rank of every unit at every node in every period. */
export function rankingTables({ plan, index }: Analysed): TidyTable[] {
  const { units, periods } = index;
  const rows: TidyTable['rows'] = [];
  plan.nodes.forEach(({ id }, g) => {
    const ranks = index.ranks(g);
    for (let t = 0; t < periods; t++) {
      plan.units.forEach(({ code }, c) => {
        const at = t * units + c;
        const value = index.values[g * periods * units + at];
        const [rank, before] = [ranks[at], t > 0 ? ranks[at - units] : 0];
        rows.push([
          code,
          plan.periods[plan.first + t],
          id,
          Number.isNaN(value) ? null : value,
          rank || null,
          rank && before ? before - rank : null,
        ]);
      });
    }
  });
  return [
    {
      name: 'rankings',
      title: { en: 'Values and ranks', zh: '取值与位次' },
      columns: [
        { id: 'unit', title: { en: 'Code of the unit', zh: '单元代码' } },
        { id: 'period', title: { en: 'Period', zh: '时期' } },
        { id: 'node', title: { en: 'Node or indicator', zh: '节点或指标' } },
        { id: 'value', title: { en: 'Value', zh: '取值' } },
        { id: 'rank', title: { en: 'Rank, 1 the highest', zh: '位次，1 为最高' } },
        {
          id: 'places',
          title: { en: 'Places gained', zh: '上升位数' },
          note: { en: 'since the period before; below zero: lost', zh: '与上一时期相比；负数为下降' },
        },
      ],
      rows,
    },
  ];
}
