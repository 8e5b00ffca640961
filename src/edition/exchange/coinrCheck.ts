import type { Place, Problem } from '../problems/problem.js';
import { ProblemList } from '../problems/problemList.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import {
  figureProblem,
  isPerCent,
  parseFigureCell,
  parseNumberCell,
  presentText,
  type TimeColumn,
} from './coinrCells.js';
import { coinrTypes, typeOf } from './coinrNames.js';
import { cellPlace, cellsOf, type InputTable } from './table.js';

/** The problems in the rows of iMeta: codes, types, parents, weights, directions. */
export function problemsOfMeta(iMeta: InputTable): Problem[] {
  const found = new ProblemList();
  const rows = iMeta.rows.map(
    (row) => ({ ...cellsOf(iMeta, row), line: row.line }) as Cells & { line: number },
  );
  const parents = rows.flatMap((row) => (typeOf(row['Type']) === 'Aggregate' ? [row['iCode'] ?? ''] : []));
  const seen = new Map<string, number>();
  for (const row of rows) {
    const at = (column: string): Place => cellPlace(iMeta, row.line, column);
    const bad = (column: string, expected: Text) =>
      found.add(problems.badCell(at(column), row[column] ?? '', expected));
    const type = typeOf(row['Type']);
    const code = row['iCode'];
    if (code === undefined) bad('iCode', { en: 'a code', zh: '代码' });
    else if (seen.has(code)) found.add(problems.duplicate(at('iCode'), code, seen.get(code)!));
    else seen.set(code, row.line);
    if (type === undefined || !coinrTypes.some((t) => t === type)) {
      bad('Type', { en: `one of: ${coinrTypes.join(', ')}`, zh: `下列之一：${coinrTypes.join(', ')}` });
    }
    if (type !== 'Indicator' && type !== 'Aggregate') continue;
    const parent = presentText(row['Parent']);
    if (parent === undefined && type === 'Indicator')
      bad('Parent', { en: 'an Aggregate', zh: '某个 Aggregate' });
    if (parent !== undefined && !parents.includes(parent)) {
      found.add(problems.unknownCode(at('Parent'), { en: 'parent', zh: '上级' }, parent, parents));
    }
    const weight = parseNumberCell(row['Weight']);
    if (weight === undefined || weight < 0)
      bad('Weight', { en: 'a number from 0 upwards', zh: '不小于 0 的数字' });
    const direction = parseNumberCell(row['Direction']);
    if (direction === undefined || ![1, -1, Number.NaN].some((d) => Object.is(d, direction))) {
      bad('Direction', { en: '1 or -1', zh: '1 或 -1' });
    }
    for (const column of ['Target', 'Per']) {
      const problem = wrongFigure(() => at(column), row[column], row['Unit']);
      if (problem) found.add(problem);
    }
  }
  for (const problem of mixedPerCents(iMeta, 'Weight')) found.add(problem);
  for (const { iCode, line } of notBelowRoot(rows))
    found.add(problems.outsideTree(cellPlace(iMeta, line, 'Parent'), iCode ?? ''));
  return found.all;
}

/** Indicators and aggregates whose chain of parents does not lead to the root, the first aggregate without a parent. */
function notBelowRoot<T extends Cells>(rows: readonly T[]): T[] {
  const nodes = rows.filter((row) => ['Indicator', 'Aggregate'].includes(typeOf(row['Type']) ?? ''));
  const root = nodes.find(
    (row) => typeOf(row['Type']) === 'Aggregate' && presentText(row['Parent']) === undefined,
  );
  const parents = nodes.map((row) => row['iCode']);
  const known = (row: T) => presentText(row['Parent']) === undefined || parents.includes(row['Parent']);
  if (!root || !nodes.every(known)) return [];
  const below = new Set([root['iCode']]);
  for (let size = 0; size < below.size; ) {
    size = below.size;
    for (const row of nodes) if (below.has(row['Parent'])) below.add(row['iCode']);
  }
  const isLeafWithout = (row: T) =>
    typeOf(row['Type']) === 'Indicator' && presentText(row['Parent']) === undefined;
  return nodes.filter((row) => !below.has(row['iCode']) && !isLeafWithout(row));
}

/** The problem with a numeric cell, given the unit of its column. */
function wrongFigure(
  at: () => Place,
  cell: string | undefined,
  unit: string | undefined,
): Problem | undefined {
  const figure = parseFigureCell(cell);
  if (typeof figure === 'string') return figureProblem(at(), cell!, figure);
  const elsewhere = figure.percent && unit !== undefined && !isPerCent(unit);
  return elsewhere ? problems.percentElsewhere(at(), cell!, { en: unit, zh: unit }) : undefined;
}

type Cells = Record<string, string | undefined>;

/**
 * The problems in the rows of iData: a row without a code, a unit twice in a period, an invalid time, text among the numbers,
 * per cents mixed with plain numbers.
 *
 * @param numbers the columns of indicators and denominators
 * @param times undefined where the table has no column Time
 * @param unitOf the unit of a column; undefined where none is declared
 */
export function problemsOfData(
  iData: InputTable,
  numbers: readonly string[],
  times: TimeColumn | undefined,
  unitOf: (column: string) => string | undefined,
): Problem[] {
  const found = new ProblemList();
  const seen = new Map<string, number>();
  const columns = numbers.map((name) => ({ name, at: iData.header.indexOf(name), unit: unitOf(name) }));
  const [code, time] = [iData.header.indexOf('uCode'), iData.header.indexOf('Time')];
  for (const { line, cells } of iData.rows) {
    const at = (column: string) => cellPlace(iData, line, column);
    const unit = cells[code]?.trim() ?? '';
    if (unit === '') found.add(problems.badCell(at('uCode'), '', { en: 'a code', zh: '代码' }));
    const when = times ? times.of(cells[time]?.trim() ?? '') : '';
    if (times && when === undefined) found.add(problems.badPeriod(at('Time'), cells[time] ?? '', '2018'));
    const key = `${unit}\n${when}`;
    const first = seen.get(key);
    if (unit !== '' && when !== undefined && first !== undefined) {
      found.add(problems.duplicate(at('uCode'), when ? `${unit}, ${when}` : unit, first));
    }
    seen.set(key, first ?? line);
    for (const column of columns) {
      const problem = wrongFigure(() => at(column.name), cells[column.at]?.trim(), column.unit);
      if (problem) found.add(problem);
    }
  }
  for (const { name } of columns) for (const problem of mixedPerCents(iData, name)) found.add(problem);
  return found.all;
}

/** A column in which some figures have a per cent sign and others (other than zero) have none: it is ambiguous. */
function mixedPerCents(table: InputTable, name: string): Problem[] {
  const at = table.header.indexOf(name);
  const cells = table.rows.flatMap(({ line, cells }) => {
    const cell = cells[at]?.trim();
    const figure = parseFigureCell(cell);
    return typeof figure === 'string' || Number.isNaN(figure.number)
      ? []
      : [{ line, cell: cell!, ...figure }];
  });
  const percent = cells.find((c) => c.percent);
  const plain = cells.find((c) => !c.percent && c.number !== 0);
  return percent && plain
    ? [problems.mixedPercent(cellPlace(table, plain.line, name), plain.cell, percent.cell)]
    : [];
}
