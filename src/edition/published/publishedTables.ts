import type { Decisions, LevelCodes } from '../decide/decisions.js';
import { plainDecimal } from '../exchange/figure.js';
import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import { problems } from '../problems/problems.js';
import type { PublishedSource } from '../schema/publishedSchema.js';
import { asText, same, type Text } from '../text.js';

/** A published value, rank or both; null where it was not published. */
export interface PublishedCell {
  /** The unit level, a grouping column or `total`; '' where no place of the edition has the code. */
  level: string;
  unit: string;
  period: string;
  node: string;
  value: number | null;
  rank: number | null;
}

/** A table of published figures of this index. */
export interface PublishedTable {
  id: string;
  title: Text;
  /** Empty where the edition names none. */
  source: Text;
  file: string;
  /** Decimals of the values, and how halves were rounded. */
  digits: number;
  rounding: 'half-away' | 'half-even';
  cells: PublishedCell[];
}

const listOf = (source: PublishedSource | undefined) => [source ?? []].flat();

/** The tables that an edition names under `published`. */
export const publishedFiles = (source: PublishedSource | undefined) => listOf(source).map(({ file }) => file);

/** The levels, periods and nodes of an edition. */
interface Known {
  codes: LevelCodes;
  nodes: readonly string[];
  /** The published ones. */
  periods: readonly string[];
}

/**
 * The published figures, read and checked. Rows of unknown units, periods or nodes are kept and counted as not compared; a table
 * without any comparable row is a problem.
 */
export function decidePublished(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  known: Known,
): PublishedTable[] {
  const { source, found, at } = decisions;
  const ids = new Set<string>();
  return listOf(source.published).map((one, i) => {
    const path = Array.isArray(source.published) ? ['published', i] : ['published'];
    const id = one.id ?? idOf(one.file);
    const other = {
      en: 'an id that no other table of published figures has',
      zh: '与其他已公布数值表不同的标识',
    };
    if (ids.has(id)) found.push(problems.wrongValue(at([...path, 'id']), id, other));
    ids.add(id);
    const table = tables.get(one.file);
    const what = { en: 'the published figures', zh: '已公布数值' };
    if (!table) found.push(problems.absentFile(one.file, what));
    const cells = table ? readCells(decisions, table, known, one.digits) : undefined;
    const compared = cells?.some(
      ({ level, period, node }) =>
        level !== '' && known.periods.includes(period) && known.nodes.includes(node),
    );
    if (cells && !compared)
      found.push(problems.nothingToCompare(at([...path, 'file']), one.file, cells.length));
    return {
      id,
      title: one.title ?? same(id),
      source: asText(one.source),
      file: one.file,
      digits: one.digits,
      rounding: decisions.take(`${path.join('.')}.rounding`, one.rounding, 'half-away'),
      cells: cells ?? [],
    };
  });
}

/** A file's name without its folder and ending, as an id. */
function idOf(file: string): string {
  const name = file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]+$/, '');
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, '-')
      .replace(/^[^a-z0-9]+/, '') || 'published'
  );
}

const needed = ['unit', 'period', 'node'];
const more = ['value', 'rank', 'level'];

/** The rows of a table; undefined where its columns are not those of published figures. */
function readCells(
  { found }: Decisions,
  table: InputTable,
  known: Known,
  digits: number,
): PublishedCell[] | undefined {
  const absent = needed.filter((column) => !table.header.includes(column));
  if (!['value', 'rank'].some((column) => table.header.includes(column))) absent.push('value');
  found.push(...absent.map((column) => problems.absentColumn(table.file, column)));
  const all = [...needed, ...more];
  const strange = table.header.filter((column) => column !== '' && !all.includes(column));
  found.push(...strange.map((column) => problems.unknownColumn(table.file, column, all)));
  if (absent.length > 0) return undefined;
  const levels = levelsByCode(known);
  const first = new Map<string, number>();
  return table.rows.map((row) => {
    const cells = cellsOf(table, row);
    const { unit = '', period = '', node = '' } = cells;
    const place = (column: string) => cellPlace(table, row.line, column);
    for (const column of needed) {
      if (cells[column] === undefined) found.push(problems.badCell(place(column), '', filled));
    }
    const own = levels.get(unit) ?? [];
    const asked = cells['level'];
    const level = asked === undefined ? (own[0] ?? '') : own.includes(asked) ? asked : '';
    const key = JSON.stringify([asked ?? level, unit, period, node]);
    const before = first.get(key);
    if (before !== undefined) {
      found.push(problems.duplicate(place('unit'), [unit, period, node].join(' '), before));
    } else first.set(key, row.line);
    const read = (column: 'value' | 'rank', form: RegExp, expected: Text) => {
      const given = cells[column];
      if (given === undefined) return null;
      const written = plainDecimal(given);
      if (!form.test(written)) found.push(problems.badCell(place(column), given, expected));
      return Number.parseFloat(written);
    };
    return {
      level,
      unit,
      period,
      node,
      value: read(
        'value',
        new RegExp(`^(?=(\\D*\\d){1,15}\\D*$)[+-]?\\d+(\\.\\d{0,${digits}}0*)?$`),
        decimals(digits),
      ),
      rank: read('rank', /^[1-9]\d{0,8}=?$/, rank),
    };
  });
}

const filled: Text = { en: 'a cell that is not empty', zh: '不可为空' };
const rank: Text = { en: 'a rank, 1 the first', zh: '位次，1 为第一' };
const decimals = (digits: number): Text => ({
  en: `a number of at most ${digits} decimals, as published`,
  zh: `小数不超过 ${digits} 位的数，照公布写法`,
});

/** The levels of every code, units first. */
function levelsByCode({ codes: known }: Known): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, string[]>();
  for (const [level, codes] of known) {
    for (const code of codes) byCode.set(code, [...(byCode.get(code) ?? []), level]);
  }
  return byCode;
}
