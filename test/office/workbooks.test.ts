import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { knownPlaces } from '../../src/cli/knownPlaces.js';
import { officeEdition, understandSheets } from '../../src/office/index.js';
import { officeSheets } from '../../src/signals/index.js';
import * as spreadsheet from '../../src/spreadsheet/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { allSaved, noCalc } from '../helpers/office.js';
import { itThoroughly } from '../helpers/thorough.js';
import { belowCases } from './cases/belowEachOther.js';
import { countryCases } from './cases/countries.js';
import { downloadCases } from './cases/downloads.js';
import { earlyYearCases } from './cases/earlyYears.js';
import { figureCases } from './cases/figures.js';
import { habitCases } from './cases/habits.js';
import { headerCases } from './cases/headers.js';
import { indicatorSheetCases } from './cases/indicatorSheets.js';
import { misread } from './cases/misread.js';
import type { OfficeCase, Typed } from './cases/officeCase.js';
import { periodCases } from './cases/periods.js';
import { shortPeriodCases } from './cases/shortPeriods.js';
import { strangerCases } from './cases/strangers.js';
import { unitRowCases } from './cases/unitRows.js';
import { unitCases } from './cases/units.js';

const officeCases = [
  ...unitCases,
  ...headerCases,
  ...unitRowCases,
  ...periodCases,
  ...figureCases,
  ...indicatorSheetCases,
  ...habitCases,
  ...belowCases,
  ...countryCases,
  ...downloadCases,
  ...shortPeriodCases,
  ...misread,
  ...earlyYearCases,
  ...strangerCases,
];

/** A workbook, written with a library that the program does not use. */
async function bytesOf({ sheets }: OfficeCase): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, rows]) => {
    const data = rows.map((row) => row.map(cellOf));
    return { sheet, data };
  });
  return writeExcelFile(written).toBuffer();
}

async function bookOf(book: OfficeCase): Promise<string> {
  const path = join(temporaryFolder(), 'table.xlsx');
  writeFileSync(path, await bytesOf(book));
  return path;
}

function cellOf(typed: Typed): Cell {
  if (typed === null || typeof typed !== 'object') return typed === null ? null : { value: typed };
  const { v, format, across, down } = typed;
  return {
    value: v,
    ...(format === undefined ? {} : { format }),
    ...(across === undefined ? {} : { columnSpan: across }),
    ...(down === undefined ? {} : { rowSpan: down }),
  } as Cell;
}

/** What an import makes of a workbook, with the answers of its maker. */
async function imported(book: OfficeCase) {
  const { sheets, problems: unread } = await officeSheets(await bookOf(book));
  expect(unread).toEqual([]);
  const known = book.known ? knownPlaces() : [];
  const understood = understandSheets(sheets, book.file, known);
  const first = officeEdition('table.xlsx', understood, {}, known);
  const answers = Object.fromEntries(
    first.questions.flatMap(({ id, usual }) => {
      const answer = book.asks?.[id] ?? usual;
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
  return { understood, ...officeEdition('table.xlsx', understood, answers, known) };
}

describe('A workbook of an office is imported as its maker means it', () => {
  it.each(officeCases.filter(({ means }) => means))('$name', async (book) => {
    const { understood, tables, problems, questions, counts } = await imported(book);
    expect(problems.map((p) => `${p.at.path}: ${p.found.en}`)).toEqual([]);
    const asked = questions.filter(({ decided }) => !decided);
    expect(asked.map(({ id }) => id).sort()).toEqual(Object.keys(book.asks ?? {}).sort());
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(counts.cells).toBe(counts.figures + counts.missing + counts.empty + counts.left);
    const { iData, iMeta } = tables!;
    const time = iData.header.indexOf('Time');
    const cell = (unit: string, period: string, column: string) =>
      iData.rows.find(({ cells }) => cells[1] === unit && cells[time] === period)?.cells[
        iData.header.indexOf(column)
      ];
    for (const [key, figure] of Object.entries(book.means!)) {
      const [unit, indicator, period] = key.split(' · ') as [string, string, string];
      expect([key, cell(unit, period, indicator) ?? '']).toEqual([
        key,
        figure === undefined ? '' : String(figure),
      ]);
    }
    if (book.title) expect(iMeta.rows[0]!.cells[1]).toBe(book.title);
    if (book.kind) expect(understood.unitKind?.title).toEqual(book.kind);
    if (book.units) expect([...new Set(iData.rows.map(({ cells }) => cells[1]))]).toEqual(book.units);
    for (const [key, group] of Object.entries(book.groups ?? {})) {
      const [unit, column] = key.split(' · ') as [string, string];
      const row = iData.rows.find(({ cells }) => cells[1] === unit)!;
      expect([key, row.cells[iData.header.indexOf(column)]]).toEqual([key, group]);
    }
    for (const [unit, code] of Object.entries(book.codes ?? {}))
      expect([unit, iData.rows.find(({ cells }) => cells[1] === unit)?.cells[0]]).toEqual([unit, code]);
    const meta = (column: string, wanted: string) =>
      iMeta.rows
        .filter(({ cells }) => cells[iMeta.header.indexOf(column)] === wanted)
        .map(({ cells }) => cells[0]);
    if (book.indicators) expect(meta('Type', 'Indicator')).toEqual(book.indicators);
    if (book.emptyCells !== undefined) expect(counts.empty).toBe(book.emptyCells);
    expect(meta('Direction', '-1')).toEqual(book.negative ?? []);
    expect(meta('Type', 'Denominator')).toEqual(book.denominators ?? []);
    const said = (code: string, column: string) =>
      iMeta.rows.find(({ cells }) => cells[0] === code)?.cells[iMeta.header.indexOf(column)];
    for (const [column, of] of [
      ['Weight', book.weights],
      ['Parent', book.parents],
      ['Unit', book.measures],
    ] as const)
      for (const [code, text] of Object.entries(of ?? {})) expect(said(code, column)).toBe(String(text));
  });
});

describe('A workbook that says two things, or nothing, is refused with the cell', () => {
  it.each(officeCases.filter(({ refused }) => refused))('$name', async (book) => {
    const { problems, tables } = await imported(book);
    expect(tables).toBeUndefined();
    expect(problems[0]!.at.path ?? '').toBe(book.refused!.at);
    expect(problems[0]!.found.en).toMatch(book.refused!.found);
  });
});

/** What is read of a workbook: texts without what is empty at the end of rows and sheets, and merged cells. */
async function readAs(file: string, bytes: Uint8Array) {
  const { sheets, unseen, problems } = await spreadsheet.officeSheets(file, bytes);
  const filled = (rows: readonly (readonly string[])[]) =>
    rows
      .map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1))
      .slice(0, rows.findLastIndex((row) => row.some((text) => text !== '')) + 1);
  const merged = (merges: (typeof sheets)[number]['merges']) =>
    merges
      .map(({ startRow, startCol, endRow, endCol }) => [startRow, startCol, endRow, endCol].join())
      .sort();
  return {
    sheets: sheets.map(({ name, rows, merges }) => ({ name, rows: filled(rows), merges: merged(merges) })),
    unseen,
    problems,
  };
}

describe.each(['ods', 'xls'] as const)('A workbook that LibreOffice saves as .%s', (form) => {
  itThoroughly(
    'says the same, cell by cell',
    async (test) => {
      test.skip(noCalc !== '', noCalc);
      const sheets = officeCases.flatMap((book, i) =>
        Object.entries(book.sheets).map(([name, rows]) => [`${i} ${name}`.slice(0, 31), rows] as const),
      );
      const bytes = await bytesOf({ name: 'all cases', sheets: Object.fromEntries(sheets) });
      const [saved] = allSaved([bytes], 'xlsx', form);
      const [other, xlsx] = [await readAs(`table.${form}`, saved!), await readAs('table.xlsx', bytes)];
      expect(other.sheets.length).toBe(sheets.length);
      expect(other).toEqual(xlsx);
    },
    60_000,
  );
});
