import type { Table } from './table.js';

/** Other names that people give COINr's columns, in lower case. */
const columnNames = {
  iData: {
    uCode: ['unit code', 'unitcode', 'code', '代码', '单元代码', '地区代码', '城市代码', '行政区划代码'],
    uName: ['unit name', 'unitname', 'name', '名称', '单元名称', '地区名称', '城市名称'],
    Time: ['year', 'period', 'date', '年份', '年度', '时间', '时期', '日期'],
  },
  iMeta: {
    iCode: ['indicator code', 'code', '代码', '指标代码'],
    iName: ['indicator name', 'name', '名称', '指标名称'],
    Type: ['类型'],
    Parent: ['上级', '父级', '上级代码'],
    Weight: ['权重'],
    Direction: ['方向'],
    Level: ['层级'],
    Unit: ['单位'],
    Denominator: ['分母'],
    Target: ['目标', '目标值'],
  },
} as const;

export type CoinrTable = keyof typeof columnNames;

const typeNames: Record<string, string> = {
  指标: 'Indicator',
  汇总: 'Aggregate',
  维度: 'Aggregate',
  分组: 'Group',
  分母: 'Denominator',
  其他: 'Other',
};

export const coinrTypes = ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other'] as const;

/** A type as COINr writes it, whatever its case or language. */
export function typeOf(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  return typeNames[cell] ?? coinrTypes.find((t) => t.toLowerCase() === cell.toLowerCase()) ?? cell;
}

/** A header with COINr's own names of the columns it has. A name already there, or used as a code, stays. */
export function namedAs(
  kind: CoinrTable,
  header: readonly string[],
  codes: readonly string[] = [],
): string[] {
  const names: string[] = header.map((h) => h.trim());
  for (const [own, others] of Object.entries(columnNames[kind])) {
    if (names.includes(own)) continue;
    const fits = (h: string, name: string) => h.toLowerCase() === name && !codes.includes(h);
    const at = [own.toLowerCase(), ...others].map((name) => names.findIndex((h) => fits(h, name)));
    const found = at.find((i) => i >= 0);
    if (found !== undefined) names[found] = own;
  }
  return names;
}

/** Whether a row of cells is the header of this table. */
export function isHeader(kind: CoinrTable, cells: readonly string[]): boolean {
  const meta = namedAs('iMeta', cells);
  const isMeta = meta.includes('iCode') && meta.includes('Type');
  return kind === 'iMeta' ? isMeta : !isMeta && namedAs('iData', cells).includes('uCode');
}

/** The table with COINr's own column names. */
export function renamed(kind: CoinrTable, table: Table, codes: readonly string[] = []): Table {
  return { ...table, header: namedAs(kind, table.header, codes) };
}

/**
 * Ids of an edition for codes: lower case, other signs as hyphens. A code in another script, or one that would have
 * the id of an earlier one, is numbered: `indicator-3`.
 */
export function idsFor(codes: readonly string[], word: string): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  codes.forEach((code, i) => {
    if (ids.has(code)) return;
    const plain = plainId(code);
    const lost = plain === '' || /\P{ASCII}/u.test(code);
    const id = lost || taken.has(plain) ? `${word}-${i + 1}` : plain;
    taken.add(id);
    ids.set(code, id);
  });
  return ids;
}

/** Lower case, with hyphens for whatever is no letter, digit or point. */
export function plainId(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
