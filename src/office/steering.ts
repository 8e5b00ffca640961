import { readCell } from './cell.js';
import type { ColumnRole, SheetColumn, UnassignedColumn } from './column.js';
import type { Recipe, SaidRole } from './recipe.js';

/** The roles of columns by what users call them; a column of texts said to hold indicators has their names. */
const roleOf: Record<SaidRole, ColumnRole> = {
  place: 'name',
  code: 'code',
  group: 'group',
  period: 'period',
  indicator: 'figures',
  less: 'figures',
  more: 'figures',
  population: 'denominator',
  unit: 'unit',
  rank: 'rank',
  note: 'note',
  out: 'out',
};

/** What is said of a column, by its letter, its header or the last row of its header. */
export function saidOf(
  { columns = {} }: Pick<Recipe, 'columns'>,
  path: readonly string[],
  letter: string,
): SaidRole | undefined {
  return columns[path.join(' › ')] ?? columns[path.at(-1) ?? ''] ?? columns[letter];
}

/** The part of the address of a cell that is the same in all of its column: a letter, or a number where rows were turned. */
export const letterIn = (at: string, turned: boolean | undefined): string =>
  (turned ? /\d+$/ : /[A-Z]+(?=\d+$)/).exec(at)?.[0] ?? '';

/** A column that is told what it is. */
export function toldColumn(
  column: UnassignedColumn,
  said: SaidRole,
  cells: readonly string[],
): Omit<SheetColumn, 'index'> {
  const { path, unit, period } = column;
  const filled = cells.filter((text) => text !== '');
  const texts = filled.filter((text) => readCell(text).kind === 'doubt').length;
  const role = said === 'indicator' && 2 * texts > filled.length ? 'indicator' : roleOf[said];
  const direction = ({ less: -1, more: 1 } as const)[said as 'less' | 'more'];
  return {
    role,
    path,
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(direction === undefined ? {} : { direction }),
  };
}

/** Roles that one column has. */
const single: readonly ColumnRole[] = ['name', 'code', 'period'];

/** The roles of all columns, where some are told: what was found of others gives way, as there is one column of names. */
export function settleRoles(
  roles: readonly ColumnRole[],
  told: readonly (ColumnRole | undefined)[],
  cells: (c: number) => readonly string[],
): ColumnRole[] {
  return roles.map((role, c) => {
    const own = told[c];
    if (own !== undefined) return own;
    if (!single.includes(role) || !told.includes(role)) return role;
    const filled = cells(c).filter((text) => text !== '');
    return new Set(filled).size < filled.length ? 'group' : 'note';
  });
}

/** What is said of sheets and columns that no table has, each with what there is. */
export function unmetSayings(
  recipe: Recipe,
  sheets: readonly { columns: readonly { header: string; at: string }[] }[],
  names: readonly string[],
  turned: boolean,
): { why: 'no-sheet' | 'no-column'; text: string; there: string }[] {
  const columns = sheets.flatMap(({ columns: of }) => of);
  const isThere = (key: string) =>
    columns.some(
      ({ header, at }) =>
        header === key || header.split(' › ').at(-1) === key || letterIn(at, turned) === key,
    );
  const known = [...new Set(columns.map(({ header, at }) => header || letterIn(at, turned)))].join(', ');
  return [
    ...(recipe.sheets ?? [])
      .filter((name) => !names.some((own) => isSameName(own, name)))
      .map((text) => ({ why: 'no-sheet' as const, text, there: names.join(', ') })),
    ...Object.keys(columns.length > 0 ? (recipe.columns ?? {}) : {})
      .filter((key) => !isThere(key))
      .map((text) => ({ why: 'no-column' as const, text, there: known })),
  ];
}

export const isSameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
