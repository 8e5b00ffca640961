import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { officeEdition, understand } from '../../src/office/index.js';
import { officeSheets } from '../../src/signals/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { figureCases } from './cases/figures.js';
import { headerCases } from './cases/headers.js';
import { indicatorSheetCases } from './cases/indicatorSheets.js';
import type { OfficeCase, Typed } from './cases/officeCase.js';
import { periodCases } from './cases/periods.js';
import { unitCases } from './cases/units.js';

const officeCases = [...unitCases, ...headerCases, ...periodCases, ...figureCases, ...indicatorSheetCases];

/** Writes a workbook with a library that the program does not use. */
async function bookOf({ sheets }: OfficeCase): Promise<string> {
  const written = Object.entries(sheets).map(([sheet, rows]) => {
    const data = rows.map((row) => row.map(cellOf));
    return { sheet, data };
  });
  const path = join(temporaryFolder(), 'table.xlsx');
  writeFileSync(path, await writeExcelFile(written).toBuffer());
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
  const understood = understand(sheets);
  const first = officeEdition('table.xlsx', understood, {}, []);
  const answers = Object.fromEntries(
    first.questions.flatMap(({ id, usual }) => {
      const answer = book.asks?.[id] ?? usual;
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
  return { understood, ...officeEdition('table.xlsx', understood, answers, []) };
}

describe('A workbook of an office is imported as its maker means it', () => {
  it.each(officeCases.filter(({ means }) => means))('$name', async (book) => {
    const { tables, problems, questions, counts } = await imported(book);
    expect(problems.map((p) => `${p.at.path}: ${p.found.en}`)).toEqual([]);
    expect(questions.map(({ id }) => id).sort()).toEqual(Object.keys(book.asks ?? {}).sort());
    expect(questions.length).toBeLessThanOrEqual(2);
    expect(counts.cells).toBe(counts.figures + counts.missing + counts.empty + counts.left);
    const { iData, iMeta } = tables!;
    const cell = (unit: string, period: string, column: string) =>
      iData.rows.find(({ cells }) => cells[1] === unit && cells[2] === period)?.cells[
        iData.header.indexOf(column)
      ];
    for (const [key, figure] of Object.entries(book.means!)) {
      const [unit, indicator, period] = key.split(' · ') as [string, string, string];
      expect([key, cell(unit, period, indicator)]).toEqual([key, figure === undefined ? '' : String(figure)]);
    }
    for (const [key, group] of Object.entries(book.groups ?? {})) {
      const [unit, column] = key.split(' · ') as [string, string];
      const row = iData.rows.find(({ cells }) => cells[1] === unit)!;
      expect([key, row.cells[iData.header.indexOf(column)]]).toEqual([key, group]);
    }
    const meta = (column: string, wanted: string) =>
      iMeta.rows
        .filter(({ cells }) => cells[iMeta.header.indexOf(column)] === wanted)
        .map(({ cells }) => cells[0]);
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
