import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readXlsx, type Workbook, writeXlsx } from 'hucre/xlsx';
import { sharedFolder, temporaryFolder } from './folders.js';
import { lacking } from './programs.js';

/** What the tests of workbooks need of this machine; empty where it is there. */
export const noCalc = lacking('LibreOffice Calc');

/** LibreOffice uses the results stored in a file unless it is configured to recalculate always (0). */
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** A value that is not the result of any formula: where it remains, nothing was recalculated. */
export const poison = 987_654_321;

/** Changes cells of a workbook (numbers, formulas, texts), by `sheet` and `row,column` from 0, and overwrites the stored result of every formula. */
export async function poisoned(
  bytes: Uint8Array,
  changes: Record<string, Record<string, number | string | { text: string }>> = {},
): Promise<Uint8Array> {
  const { sheets, ...rest } = await readXlsx(bytes);
  for (const sheet of sheets) {
    for (const cell of sheet.cells?.values() ?? []) {
      if (cell.formula === undefined) continue;
      cell.value = poison;
      cell.formulaResult = poison;
      cell.type = 'formula';
    }
    for (const [at, value] of Object.entries(changes[sheet.name] ?? {})) {
      const [row, column] = at.split(',').map(Number) as [number, number];
      const formula = sheet.cells?.get(at)?.formula;
      if (typeof value === 'object') sheet.rows[row]![column] = value.text;
      else if (typeof value === 'number') sheet.rows[row]![column] = value;
      else if (formula !== undefined) sheet.cells!.get(at)!.formula = value;
      else throw new Error(`${sheet.name} ${at} has no formula to replace`);
    }
  }
  return writeXlsx({
    ...rest,
    sheets: sheets.map(({ name, rows, cells = new Map() }) => ({ name, rows, cells })),
  });
}

/** The workbook after recalculation by LibreOffice. */
export const calculated = async (bytes: Uint8Array): Promise<Workbook> => (await allCalculated([bytes]))[0]!;

/** Workbooks after recalculation by LibreOffice, which is started once for all. */
export function allCalculated(books: readonly Uint8Array[]): Promise<Workbook[]> {
  return Promise.all(allSaved(books, 'xlsx').map((bytes) => readXlsx(bytes)));
}

/** CSV with commas, double quotes and UTF-8 from the first row; formulas are evaluated. */
const commasUtf8 = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true';

/** LibreOffice with the profile of this process, which is made when first needed. */
export function profile(): string {
  const folder = join(sharedFolder(), `office-${process.pid}`);
  if (!existsSync(folder)) {
    mkdirSync(join(folder, 'user'), { recursive: true });
    writeFileSync(join(folder, 'user', 'registrymodifications.xcu'), always);
  }
  return `-env:UserInstallation=${pathToFileURL(folder).href}`;
}

/** The workbook or CSV file, opened, recalculated and saved by LibreOffice. */
export const saved = (bytes: Uint8Array, form: 'xlsx' | 'csv' = 'xlsx'): Uint8Array =>
  allSaved([bytes], form)[0]!;

/** Files, opened and saved by LibreOffice, which is started once for all. */
export function allSaved(
  files: readonly Uint8Array[],
  form: 'xlsx' | 'csv' | 'fods',
  goal: 'xlsx' | 'ods' | 'xls' = 'xlsx',
): Uint8Array[] {
  const folder = temporaryFolder();
  const names = files.map((bytes, i) => {
    writeFileSync(join(folder, `book-${i}.${form}`), bytes);
    return `book-${i}`;
  });
  const { status, stderr } = spawnSync(
    'soffice',
    [
      profile(),
      '--headless',
      ...(form === 'csv' ? [commasUtf8] : []),
      '--convert-to',
      goal,
      '--outdir',
      join(folder, 'out'),
      ...names.map((name) => join(folder, `${name}.${form}`)),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return names.map((name) => readFileSync(join(folder, 'out', `${name}.${goal}`)));
}
