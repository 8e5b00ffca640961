import type { InputTable } from './table.js';

/** Other names in use for COINr's columns, in lower case. */
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
    Per: ['每'],
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

/** The header with COINr's column names in place of other names, unless the name is there already or is used as a code. */
function coinrHeader(kind: CoinrTable, header: readonly string[], codes: readonly string[] = []): string[] {
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
  const meta = coinrHeader('iMeta', cells);
  const isMeta = meta.includes('iCode') && meta.includes('Type');
  return kind === 'iMeta' ? isMeta : !isMeta && coinrHeader('iData', cells).includes('uCode');
}

/** The table with COINr's own column names. */
export function withCoinrHeader(
  kind: CoinrTable,
  table: InputTable,
  codes: readonly string[] = [],
): InputTable {
  return { ...table, header: coinrHeader(kind, table.header, codes) };
}

/** Names that an id cannot have, since they are columns in the tables of an edition. */
const reserved = [
  'unit',
  'period',
  'indicator',
  'value',
  'status',
  'code',
  'pinyin',
  'until',
  'lon',
  'lat',
  'note',
];

/**
 * Ids of an edition for codes. A valid id stays; ASCII letters become lower case, other characters hyphens. Any other code is
 * transliterated and gets a suffix of four characters, a hash of the code, since different words may be transliterated alike.
 * An id depends on its code alone, so that inserting a code changes no other id. Codes that differ only in case or punctuation
 * (GDP, gdp) would get the same id: all but the exact one get the suffix.
 *
 * @param spell transliterates a text to Latin letters, for example to pinyin
 */
export function idsFor(codes: readonly string[], spell: (text: string) => string): Map<string, string> {
  const all = [...new Set(codes)];
  const plain = new Map(all.map((code) => [code, plainId(code)]));
  const count = new Map<string, number>();
  for (const id of plain.values()) count.set(id, (count.get(id) ?? 0) + 1);
  const own = (code: string): string => {
    const id = plain.get(code)!;
    const lost = id === '' || /\P{ASCII}/u.test(code) || reserved.includes(id);
    if (!lost && (id === code || count.get(id) === 1)) return id;
    return [plainId(spell(code)) || 'item', shortHash(code)].join('-');
  };
  return new Map(all.map((code) => [code, own(code)]));
}

/** A hash of a text as four letters and digits (FNV-1a). */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  const whole = text.normalize('NFC');
  for (let i = 0; i < whole.length; i++) hash = Math.imul(hash ^ whole.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % 1_679_616).toString(36).padStart(4, '0');
}

/** The text in lower case, without diacritics, with a hyphen for anything that is no letter, digit or point. */
export function plainId(code: string): string {
  return code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
