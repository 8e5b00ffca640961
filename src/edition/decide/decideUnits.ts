import type { InputTable } from '../exchange/table.js';
import { type GroupRow, readGroups, readUnits, type UnitRow } from '../exchange/tables.js';
import { memoize } from '../memoize.js';
import { tableNames } from '../parseEdition.js';
import type { Grouping, PlanUnit } from '../plan.js';
import { checkLimit } from '../problems/overLimit.js';
import { problems } from '../problems/problems.js';
import { same } from '../text.js';
import { frequencyOf, periodForm, periodNumber } from '../time/period.js';
import { codeProblems, type WrittenCode } from './checkCodes.js';
import type { Decisions } from './decisions.js';

/** For the code of each unit, its cell in every grouping column. */
export type GroupCells = ReadonlyMap<string, Record<string, string | undefined>>;

/** Decides the units in the order of their table, and which groups each belongs to. */
export function decideUnits(
  { source, found, at }: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  namedGroups: readonly GroupRow[],
): { units: PlanUnit[]; groupCells: GroupCells } {
  const file = tableNames(source).units;
  const table = tables.get(file);
  if (!table) {
    found.push(problems.absentFile(file, { en: 'the table of the units', zh: '单元表' }));
    return { units: [], groupCells: new Map() };
  }
  checkLimit({ file }, 'units', table.rows.length, found);
  const read = readUnits(
    table,
    (source.units.groups ?? []).map((g) => g.column),
  );
  found.push(...read.problems);
  for (const row of read.rows) {
    if (row.until !== undefined && periodNumber(row.until, frequencyOf(source.periods)) === undefined) {
      const place = { file, line: row.line, column: 'until' };
      found.push(problems.badPeriod(place, row.until, periodForm(frequencyOf(source.periods))));
    }
  }
  found.push(...codeProblems(writtenCodes({ source, at }, file, read.rows, namedGroups)));
  const plain = read.rows.map(({ code, name, pinyin, within, until, coordinates }) => ({
    code,
    name,
    ...(pinyin ? { pinyin } : {}),
    ...(within ? { within } : {}),
    ...(until ? { until } : {}),
    ...(coordinates ? { coordinates } : {}),
  }));
  if (plain.length === 0 && read.problems.length === 0) {
    found.push(problems.emptyTable(file, { en: 'at least one unit', zh: '至少一个单元' }));
  }
  return { units: plain, groupCells: new Map(read.rows.map((r) => [r.code, r.groups])) };
}

/** The codes of all places, each where it is written. */
function writtenCodes(
  { source, at }: Pick<Decisions, 'source' | 'at'>,
  file: string,
  rows: readonly UnitRow[],
  namedGroups: readonly GroupRow[],
): WrittenCode[] {
  const total = source.units.total?.code;
  const inGroups = tableNames(source).groups;
  return [
    ...rows.map(({ code, line }) => ({ code, at: { file, line, column: 'code' } })),
    ...namedGroups.map(({ code, line }) => ({ code, at: { file: inGroups, line, column: 'code' } })),
    ...rows.flatMap(({ groups, line }) =>
      Object.entries(groups).flatMap(([column, code]) =>
        code === undefined ? [] : [{ code, at: { file, line, column } }],
      ),
    ),
    ...(total === undefined ? [] : [{ code: total, at: at(['units', 'total', 'code']) }]),
  ];
}

/** The groups and sectors that groups.csv names. */
export function readNamedGroups(
  { source, found }: Decisions,
  tables: ReadonlyMap<string, InputTable>,
): GroupRow[] {
  const table = tables.get(tableNames(source).groups);
  const read = table ? readGroups(table) : { rows: [], problems: [] };
  found.push(...read.problems);
  return read.rows;
}

/** Decides the groupings of units: groups that groups.csv names in its order, then the others in the order of the units. */
export function decideGroupings(
  { source, take, found }: Decisions,
  named: readonly GroupRow[],
  { units, groupCells }: { units: readonly PlanUnit[]; groupCells: GroupCells },
  fallback: Grouping['rollUp'],
): Grouping[] {
  const groupings = (source.units.groups ?? []).map((g, i) => {
    const groups: Grouping['groups'] = named
      .filter((r) => r.column === g.column)
      .map(({ code, name, within }) => ({ code, name, ...(within ? { within } : {}) }));
    const codes = new Map(groups.map((n, at) => [n.code, at]));
    const memberOf = units.map((unit) => {
      const code = groupCells.get(unit.code)?.[g.column];
      if (code === undefined) return -1;
      let number = codes.get(code);
      if (number === undefined) {
        number = groups.push({ code, name: same(code) }) - 1;
        codes.set(code, number);
      }
      return number;
    });
    return {
      column: g.column,
      title: g.title ?? same(g.column),
      rollUp: take(`units.groups.${i}.roll-up`, g['roll-up'], fallback),
      groups,
      memberOf,
    };
  });
  const all = groupings.reduce((sum, { groups }) => sum + groups.length, 0);
  checkLimit({ file: tableNames(source).units }, 'groups', all, found);
  return groupings;
}

/** The codes of the units table, in its order. */
export const codeColumn = memoize((table: InputTable): readonly string[] => {
  const at = table.header.indexOf('code');
  return at < 0 ? [] : table.rows.map((row) => row.cells[at]?.trim() ?? '');
});
