import { given, isPercent, numberIn, type Times } from './coinrCells.js';
import { coinrTypes, typeOf } from './coinrNames.js';
import type { Place, Problem } from './problem.js';
import { problems } from './problems.js';
import { cellsOf, placeIn, type Table } from './table.js';
import type { Text } from './text.js';

/** Of each kind of problem only the first twenty are told. */
const most = 20;

const aNumber: Text = {
  en: 'a number such as 1234.5, or an empty cell when it is missing',
  zh: '数字（如 1234.5）；缺失时留空',
};

/** What is wrong in the rows of iMeta: codes, types, parents, weights, directions. */
export function problemsOfMeta(iMeta: Table): Problem[] {
  const found: Problem[] = [];
  const rows = iMeta.rows.map(
    (row) => ({ ...cellsOf(iMeta, row), line: row.line }) as Cells & { line: number },
  );
  const parents = rows.flatMap((row) => (typeOf(row['Type']) === 'Aggregate' ? [row['iCode'] ?? ''] : []));
  const seen = new Map<string, number>();
  for (const row of rows) {
    const at = (column: string): Place => placeIn(iMeta, row.line, column);
    const bad = (column: string, expected: Text) =>
      found.push(problems.badCell(at(column), row[column] ?? '', expected));
    const type = typeOf(row['Type']);
    const code = row['iCode'];
    if (code === undefined) bad('iCode', { en: 'a code', zh: '代码' });
    else if (seen.has(code)) found.push(problems.duplicate(at('iCode'), code, seen.get(code)!));
    else seen.set(code, row.line);
    if (type === undefined || !coinrTypes.some((t) => t === type)) {
      bad('Type', { en: `one of: ${coinrTypes.join(', ')}`, zh: `下列之一：${coinrTypes.join(', ')}` });
    }
    if (type !== 'Indicator' && type !== 'Aggregate') continue;
    const parent = given(row['Parent']);
    if (parent === undefined && type === 'Indicator')
      bad('Parent', { en: 'an Aggregate', zh: '某个 Aggregate' });
    if (parent !== undefined && !parents.includes(parent)) {
      found.push(problems.unknownCode(at('Parent'), { en: 'parent', zh: '上级' }, parent, parents));
    }
    const weight = numberIn(row['Weight']);
    if (weight === undefined || weight < 0)
      bad('Weight', { en: 'a number from 0 upwards', zh: '不小于 0 的数字' });
    const direction = numberIn(row['Direction']);
    if (direction === undefined || ![1, -1, Number.NaN].some((d) => Object.is(d, direction))) {
      bad('Direction', { en: '1 or -1', zh: '1 或 -1' });
    }
    if (numberIn(row['Target']) === undefined) bad('Target', aNumber);
  }
  return found;
}

type Cells = Record<string, string | undefined>;

/**
 * What is wrong in the rows of iData: a row without a code, a unit twice in a period, a time that is none, text
 * among the numbers, per cents mixed with plain numbers.
 *
 * @param numbers the columns of indicators and denominators
 * @param times undefined where the table has no column Time
 */
export function problemsOfData(
  iData: Table,
  numbers: readonly string[],
  times: Times | undefined,
): Problem[] {
  const found: Problem[] = [];
  const seen = new Map<string, number>();
  let texts = 0;
  const columns = numbers.map((name) => ({ name, at: iData.header.indexOf(name) }));
  const [code, time] = [iData.header.indexOf('uCode'), iData.header.indexOf('Time')];
  for (const { line, cells } of iData.rows) {
    const at = (column: string) => placeIn(iData, line, column);
    const unit = cells[code]?.trim() ?? '';
    if (unit === '') found.push(problems.badCell(at('uCode'), '', { en: 'a code', zh: '代码' }));
    const when = times ? times.of(cells[time]?.trim() ?? '') : '';
    if (times && when === undefined) found.push(problems.badPeriod(at('Time'), cells[time] ?? '', '2018'));
    const key = `${unit}\n${when}`;
    const first = seen.get(key);
    if (unit !== '' && when !== undefined && first !== undefined) {
      found.push(problems.duplicate(at('uCode'), when ? `${unit}, ${when}` : unit, first));
    }
    seen.set(key, first ?? line);
    for (const column of columns) {
      const cell = cells[column.at]?.trim();
      if (numberIn(cell) !== undefined || texts++ >= most) continue;
      found.push(problems.badCell(at(column.name), cell ?? '', aNumber));
    }
  }
  return [...found.slice(0, 5 * most), ...columns.flatMap(({ name, at }) => mixed(iData, name, at))];
}

/** A column in which some numbers are per cents and others, above 1, are not: nobody can say which is meant. */
function mixed(iData: Table, name: string, at: number): Problem[] {
  const cells = iData.rows.map(({ line, cells }) => ({ line, cell: cells[at]?.trim() }));
  const percent = cells.find(({ cell }) => isPercent(cell));
  const plain = cells.find(({ cell }) => !isPercent(cell) && Math.abs(numberIn(cell) ?? 0) > 1);
  return percent && plain
    ? [problems.mixedPercent(placeIn(iData, plain.line, name), plain.cell!, percent.cell!)]
    : [];
}
