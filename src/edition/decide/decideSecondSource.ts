import { figureProblem } from '../exchange/coinrCells.js';
import { readFigure } from '../exchange/figure.js';
import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import type { Plan } from '../plan.js';
import { problems } from '../problems/problems.js';
import type { Decisions } from './decisions.js';

/**
 * The figures of the second source, by indicator, unit and period, as far as they are figures of the edition too: other units and
 * periods are passed over, a column that is no indicator is a problem.
 */
export function decideSecondSource(
  { source, found }: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  { units, indicators, periods }: Pick<Plan, 'units' | 'indicators' | 'periods'>,
): Plan['secondSource'] {
  const written = source['second-source'];
  if (!written) return undefined;
  const table = tables.get(written.file);
  if (!table) {
    found.push(problems.absentFile(written.file, { en: 'the second source', zh: '第二来源' }));
    return undefined;
  }
  const numbers = new Map(indicators.map(({ id }, k) => [id, k]));
  const isLong = ['indicator', 'value'].every((name) => table.header.includes(name));
  const known = ['unit', 'period', ...(isLong ? ['indicator', 'value'] : numbers.keys())];
  for (const name of [
    ...table.header.filter((one) => !known.includes(one)),
    ...known.slice(0, 2).filter((one) => !table.header.includes(one)),
  ])
    found.push(problems.unknownColumn(table.file, name, known));
  const codes = new Map(
    units.flatMap(({ code, name }, c) => [code, name.en, name.zh].map((one) => [one, c])),
  );
  const cells: [indicator: number, unit: number, period: number, value: number][] = [];
  for (const row of table.rows) {
    const of = cellsOf(table, row);
    const [unit, period] = [codes.get(of['unit'] ?? ''), periods.indexOf(of['period'] ?? '')];
    if (unit === undefined || period < 0) continue;
    const given = isLong
      ? [[of['indicator'] ?? '', of['value'], 'value'] as const]
      : table.header.map((id) => [id, of[id], id] as const);
    for (const [id, text, column] of given) {
      const indicator = numbers.get(id);
      if (indicator === undefined || text === undefined) continue;
      const value = readFigure(text);
      if (typeof value === 'number') cells.push([indicator, unit, period, value]);
      else found.push(figureProblem(cellPlace(table, row.line, column), text, value));
    }
  }
  if (cells.length === 0 && found.length === 0)
    found.push(
      problems.wrongValue({ file: table.file }, table.rows[0]?.cells.slice(0, 3).join(', ') ?? '–', {
        en: 'figures of units, periods and indicators of the edition',
        zh: '本版本单元、时期和指标的数值',
      }),
    );
  return { source: written.source, cells };
}
