import { levelsOf } from '../analysis/index.js';
import { csvCell, type Plan } from '../edition/index.js';
import { Flag, type Index, joinFlags, statusName } from '../engine/index.js';
import { numberCell } from './csv.js';

/** The results as columns: one row a unit or group, period and node. */
export interface Results {
  unit: string[];
  level: string[];
  period: string[];
  node: string[];
  value: number[];
  rank: number[];
  status: string[];
}

/**
 * Every figure of the index as rows: units first, then each grouping, then the whole area; by period and node in
 * the order of the framework. A missing value is NaN with rank 0; a rank of the whole area is always 1.
 * The status of a group joins the flags of its members.
 */
export function resultsOf(plan: Plan, index: Index): Results {
  const rows: Results = { unit: [], level: [], period: [], node: [], value: [], rank: [], status: [] };
  const flags = index.flags;
  const levels = [
    ...levelsOf(plan, index).map(({ id, grouping, members, values, ranks }) => ({
      level: id,
      codes: members.map((m) => m.code),
      values,
      ranks,
      flag:
        grouping < 0
          ? (line: number, c: number) => flags?.[line * index.units + c] ?? 0
          : (line: number, j: number) => joined(line, (c) => plan.groupings[grouping]!.memberOf[c] === j),
    })),
    {
      level: 'total',
      codes: [plan.total.code],
      values: index.total,
      ranks: () => new Int32Array(index.periods).fill(1),
      flag: (line: number) => joined(line, () => true),
    },
  ];
  for (const { level, codes, values, ranks, flag } of levels) {
    for (let t = 0; t < index.periods; t++) {
      plan.nodes.forEach((node, g) => {
        const nodeRanks = ranks(g);
        const line = g * index.periods + t;
        codes.forEach((code, c) => {
          const value = values[line * codes.length + c]!;
          rows.unit.push(code);
          rows.level.push(level);
          rows.period.push(plan.periods[plan.first + t]!);
          rows.node.push(node.id);
          rows.value.push(value);
          rows.rank.push(Number.isNaN(value) ? 0 : nodeRanks[t * codes.length + c]!);
          rows.status.push(statusName(flag(line, c) | (Number.isNaN(value) ? Flag.missing : 0)));
        });
      });
    }
  }
  return rows;

  /** Flags of the members of a group, joined. */
  function joined(line: number, isMember: (c: number) => boolean): number {
    const own = flags?.subarray(line * index.units, (line + 1) * index.units) ?? [];
    return joinFlags(own.filter((_: number, c: number) => isMember(c)));
  }
}

/** results.csv: `unit,level,period,node,value,rank,status`, values unrounded. */
export function resultsCsv(rows: Results): string {
  const lines = ['unit,level,period,node,value,rank,status'];
  for (let i = 0; i < rows.unit.length; i++) {
    const rank = rows.rank[i] === 0 ? '' : rows.rank[i];
    lines.push(
      `${csvCell(rows.unit[i]!)},${rows.level[i]},${rows.period[i]},${rows.node[i]},${numberCell(rows.value[i]!)},${rank},${rows.status[i]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
