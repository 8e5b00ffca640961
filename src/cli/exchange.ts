import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  csvText,
  fromCoinr,
  type Plan,
  problems,
  publishedPeriods,
  type Table,
  toIData,
  toIMeta,
  UserError,
} from '../edition/index.js';
import { releaseWorkbook } from '../publish/index.js';
import { makeFolder, openRelease } from '../release/index.js';
import { coinrSheets, parseTable, readText } from '../signals/index.js';
import { type Common, print } from './common.js';
import { emptyFolder } from './new.js';
import { onlyRelease } from './onlyRelease.js';
import { schemaText } from './schema.js';

/** `iplus import coinr iData.csv iMeta.csv --to DIR`: an edition of COINr’s two tables. */
export async function importCoinr(
  iData: string,
  iMeta: string,
  options: Common & { to: string; period?: string },
): Promise<void> {
  await writeEdition(table(iData), table(iMeta), options);
}

/** `iplus import excel BOOK.xlsx --to DIR`: an edition of a workbook with COINr’s two tables as sheets. */
export async function importExcel(
  workbook: string,
  options: Common & { to: string; period?: string },
): Promise<void> {
  const { tables, status, problems: found } = await coinrSheets(workbook);
  if (!tables) throw new UserError(found);
  await writeEdition(tables.iData, tables.iMeta, options, status);
}

async function writeEdition(
  iData: Table,
  iMeta: Table,
  options: Common & { to: string; period?: string },
  status?: Plan['dataStatus'],
): Promise<void> {
  const made = fromCoinr(iData, iMeta, basename(options.to), options.period, status);
  if (made.problems.length > 0) throw new UserError(made.problems);
  await emptyFolder(options.to);
  made.files.set('edition.schema.json', schemaText());
  for (const [name, text] of made.files) {
    await makeFolder(dirname(join(options.to, name)));
    await writeFile(join(options.to, name), text);
  }
  const files = [...made.files.keys()].sort();
  print(
    options,
    { dir: options.to, files },
    () => `${options.to}: ${files.join(', ')}\nnpx iplus check ${options.to}`,
  );
}

/** `iplus export coinr [RELEASE] --to DIR`: iData.csv (raw values of the published periods) and iMeta.csv. */
export async function exportCoinr(
  folder: string | undefined,
  options: Common & { to: string },
): Promise<void> {
  const { plan, panel } = await openRelease(folder ?? onlyRelease((dir) => dir));
  await emptyFolder(options.to);
  const cell = (k: number, t: number, c: number) => panel.values[(k * panel.periods + t) * panel.units + c]!;
  const published = plan.periods.map((_, t) => t).slice(plan.first);
  const tables = { 'iMeta.csv': toIMeta(plan), 'iData.csv': toIData(plan, published, cell) };
  for (const [name, { header, rows }] of Object.entries(tables)) {
    await writeFile(join(options.to, name), csvText(header, rows));
  }
  print(
    options,
    { dir: options.to, files: ['iData.csv', 'iMeta.csv'] },
    () => `${options.to}: iData.csv, iMeta.csv`,
  );
}

/** `iplus export excel [RELEASE] --to FILE.xlsx`: one period as a workbook that computes itself. */
export async function exportExcel(
  folder: string | undefined,
  options: Common & { to: string; period?: string },
): Promise<void> {
  const release = await openRelease(folder ?? onlyRelease((dir) => `iplus export excel ${dir}`));
  const published = publishedPeriods(release.plan);
  const period = options.period ?? published.at(-1)!;
  const t = published.indexOf(period);
  if (t < 0) throw new UserError([problems.badPeriod({ file: '--period' }, period, published.join(', '))]);
  const bytes = await releaseWorkbook(release, t);
  try {
    await writeFile(options.to, bytes, { flag: 'wx' });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UserError([
      code === 'EEXIST' ? problems.fileInUse(options.to) : problems.unwritableFile(options.to, code),
    ]);
  }
  print(
    options,
    { release: release.manifest.id, period, file: options.to, bytes: bytes.length },
    () => `${release.manifest.id}, ${period} → ${options.to}`,
  );
}

function table(path: string): Table {
  const { text, problems: unread } = readText(path, path);
  const what = { en: 'one of COINr’s tables', zh: 'COINr 的数据表' };
  if (text === undefined) throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  const parsed = parseTable(path, text);
  if (!parsed.table || parsed.problems.length > 0) throw new UserError(parsed.problems);
  return parsed.table;
}
