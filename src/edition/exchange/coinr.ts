import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { presentText, readTimeColumn } from './coinrCells.js';
import { problemsOfData, problemsOfMeta } from './coinrCheck.js';
import { type CoinrOptions, filesOf } from './coinrFiles.js';
import { withOwnGroupCodes } from './coinrGroups.js';
import { idsFor, plainId, typeOf, withCoinrHeader } from './coinrNames.js';
import { type Cells, type CoinrTables, codesOf } from './coinrTables.js';
import { inLanguage } from './coinrTexts.js';
import { cellPlace, cellsOf, type InputTable } from './table.js';

/** An edition as files by name, made of COINr's two tables. */
export interface CoinrEdition {
  files: Map<string, string>;
  problems: Problem[];
  /** Choices made on the user's behalf, to be reported. */
  notes: Text[];
}

/**
 * Makes an edition of COINr's tables: iMeta says what is an indicator, aggregate, group or denominator, iData holds the
 * values, one row for each unit (and `Time`). The tables carry no method: min-max 0–100, weighted means and the missing
 * rule of a new edition are written, to be changed.
 */
export function fromCoinr(iData: InputTable, iMeta: InputTable, options: CoinrOptions): CoinrEdition {
  const meta = withCoinrHeader('iMeta', iMeta);
  const codes = meta.rows.map((row) => cellsOf(meta, row)['iCode'] ?? '');
  const data = withCoinrHeader('iData', iData, codes);
  const { found, read } = readTables(data, meta, options);
  if (!read) return { files: new Map(), problems: found, notes: [] };
  const notes = unreadColumns(meta);
  const files = filesOf({ ...read, data: withOwnGroupCodes(read) }, options, notes);
  return { files, problems: [], notes };
}

function readTables(
  iData: InputTable,
  iMeta: InputTable,
  { period, spell }: CoinrOptions,
): { found: Problem[]; read: CoinrTables | undefined } {
  const found: Problem[] = [];
  const need = (table: InputTable, columns: readonly string[]) => {
    for (const c of columns.filter((c) => !table.header.includes(c))) found.push(absent(table, c));
  };
  need(iMeta, ['iCode', 'Type', 'Parent', 'Weight', 'Direction']);
  need(iData, ['uCode']);
  const timed = iData.header.includes('Time');
  if (!timed && period === undefined) found.push(absent(iData, 'Time'));
  if (found.length > 0) return { found, read: undefined };
  found.push(...problemsOfMeta(iMeta));
  const meta = iMeta.rows.map((row): Cells => {
    const cells = cellsOf(iMeta, row);
    return { ...cells, Type: typeOf(cells['Type']), Parent: presentText(cells['Parent']) };
  });
  const columns = codesOf(meta, 'Indicator', 'Denominator');
  need(iData, [...columns, ...codesOf(meta, 'Group')]);
  found.push(...undeclared(iData, meta));
  const data = iData.rows.map((row) => cellsOf(iData, row));
  const times = readTimeColumn(
    data.map((row) => ({ unit: row['uCode'] ?? '', time: timed ? (row['Time'] ?? '') : period! })),
  );
  if (!timed && times.of(period!) === undefined) {
    found.push(problems.badPeriod({ file: '--period' }, period!, '2018'));
  }
  if (data.length === 0)
    found.push(problems.emptyTable(iData.file, { en: 'a row for each unit', zh: '每个单元一行' }));
  found.push(
    ...problemsOfData(
      iData,
      columns.filter((c) => iData.header.includes(c)),
      timed ? times : undefined,
      (column) => meta.find((row) => row['iCode'] === column)?.['Unit'],
    ),
  );
  const root = meta.find((row) => row['Type'] === 'Aggregate' && !row['Parent']);
  if (!root) found.push(problems.unknownCode({ file: iMeta.file }, { en: 'root', zh: '根节点' }, '∅', []));
  if (found.length > 0 || !root) return { found, read: undefined };
  const at = (row: Cells) => times.of(timed ? row['Time']! : period!)!;
  const { frequency } = times;
  const ids = idsFor(
    meta.map((row) => row['iCode']!),
    spell,
  );
  const id = (code: string) => ids.get(code) ?? plainId(code);
  return { found, read: { meta, data, root, frequency, at, id } };
}

/** Columns of iData that no row of iMeta declares: they would be dropped silently. */
function undeclared(iData: InputTable, meta: readonly Cells[]): Problem[] {
  const known = new Set(['uCode', 'uName', 'Time', ...meta.map((row) => row['iCode'])]);
  const named = ['uName', ...codesOf(meta, 'Group')];
  return iData.header
    .filter((column) => column !== '' && !known.has(column) && !named.some((of) => inLanguage(column, of)))
    .map((column) => {
      const at = iData.sheet
        ? cellPlace(iData, iData.sheet.headerLine, column)
        : { file: iData.file, line: 1, column };
      return problems.undeclaredColumn(at, column);
    });
}

/** Notes of the columns of iMeta that are not read. */
function unreadColumns(iMeta: InputTable): Text[] {
  const known = [
    'iCode',
    'iName',
    'Type',
    'Parent',
    'Weight',
    'Direction',
    'Level',
    'Unit',
    'Denominator',
    'Target',
    'Per',
  ];
  const unread = iMeta.header.filter(
    (c) => c !== '' && !known.includes(c) && !inLanguage(c, 'iName') && !inLanguage(c, 'Unit'),
  );
  if (unread.length === 0) return [];
  return [
    {
      en: `Columns of iMeta that were not taken: ${unread.join(', ')}.`,
      zh: `iMeta 中未采用的列：${unread.join('、')}。`,
    },
  ];
}

/** The problem of an absent column, at the header row. */
function absent(table: InputTable, column: string): Problem {
  const problem = problems.absentColumn(table.file, column);
  return table.sheet ? { ...problem, at: cellPlace(table, table.sheet.headerLine) } : problem;
}
