import type { ColumnRole } from './column.js';

/**
 * Where most units have several rows of an indicator and period, what tells these rows apart belongs to the indicator: a
 * breakdown, or a unit of measure. What is another text in each of them, such as the address of an observation, is no group.
 */
export function assignRowKeys(roles: ColumnRole[], cells: (c: number) => string[]): void {
  const columnsOf = (...wanted: ColumnRole[]) =>
    roles.flatMap((role, c) => (wanted.includes(role) ? [c] : []));
  const [name] = columnsOf('name');
  if (name === undefined) return;
  const units = cells(name);
  const keys = columnsOf('name', 'indicator', 'dimension', 'period');
  for (const c of columnsOf('group', 'unit')) {
    const rows = rowsBy(units.length, keys, cells);
    const texts = cells(c);
    const apart = rows.filter((of) => new Set(of.map((r) => texts[r])).size > 1);
    const differing = new Set(apart.map(([r]) => units[r!]));
    if (2 * differing.size <= new Set(units).size) continue;
    if (isOfSeveral(texts, units)) {
      roles[c] = 'indicator';
      keys.push(c);
    } else if (roles[c] === 'group' && roles.includes('indicator')) roles[c] = 'note';
  }
  // The name of an indicator that stands again in another column is no group.
  const indicators = new Set(columnsOf('indicator').flatMap(cells));
  for (const c of columnsOf('group'))
    if (cells(c).every((text) => text === '' || indicators.has(text))) roles[c] = 'note';
}

/** The rows with the same texts in some columns. */
function rowsBy(count: number, columns: readonly number[], cells: (c: number) => string[]): number[][] {
  const texts = columns.map(cells);
  const rows = new Map<string, number[]>();
  for (let r = 0; r < count; r++) {
    const key = texts.map((column) => column[r]).join('\0');
    const known = rows.get(key);
    if (known) known.push(r);
    else rows.set(key, [r]);
  }
  return [...rows.values()];
}

/** Whether most texts of a column stand in rows of several units. */
function isOfSeveral(texts: readonly string[], units: readonly string[]): boolean {
  const unitsOf = new Map<string, Set<string>>();
  texts.forEach((text, r) => {
    unitsOf.set(text, (unitsOf.get(text) ?? new Set()).add(units[r]!));
  });
  const several = [...unitsOf.values()].filter((of) => of.size > 1).length;
  return 2 * several > unitsOf.size;
}
