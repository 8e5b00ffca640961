import { presentText } from './coinrCells.js';
import { type Cells, type CoinrTables, codesOf } from './coinrTables.js';
import { inNamedLanguages } from './coinrTexts.js';

/**
 * The rows of iData where a text that stands for different units in two groupings, or for a unit as well, is a code in each:
 * `Leading` of the columns `supply` and `demand` becomes `supply-Leading` and `demand-Leading`, with their names as they were.
 */
export function withOwnGroupCodes({ meta, data, id }: CoinrTables): Cells[] {
  const groups = codesOf(meta, 'Group');
  const shared = sharedCodes(data, groups);
  if (shared.size === 0) return data;
  return data.map((row) => {
    const own = groups.flatMap((group) => {
      const text = presentText(row[group]);
      if (text === undefined || !shared.has(text)) return [];
      const isNamed = Object.keys(inNamedLanguages(row, group)).length > 0;
      const name = isNamed ? [] : [[`${group}_${/\p{Script=Han}/u.test(text) ? 'zh' : 'en'}`, text]];
      return [[group, `${id(group)}-${text}`], ...name];
    });
    return { ...row, ...Object.fromEntries(own) };
  });
}

/** The texts that stand for different units in the columns of units and groupings. */
function sharedCodes(data: readonly Cells[], groups: readonly string[]): Set<string> {
  const members = new Map<string, Map<string, Set<string>>>();
  for (const column of ['uCode', ...groups])
    for (const row of data) {
      const code = presentText(row[column]);
      if (code === undefined) continue;
      const columns = members.get(code) ?? new Map<string, Set<string>>();
      members.set(code, columns);
      columns.set(column, (columns.get(column) ?? new Set()).add(row['uCode']!));
    }
  const isShared = (columns: Map<string, Set<string>>) =>
    new Set([...columns.values()].map((units) => [...units].sort().join('\0'))).size > 1;
  return new Set([...members].flatMap(([code, columns]) => (isShared(columns) ? [code] : [])));
}
