import { basename } from 'node:path';
import { writeFiles } from '../disk/index.js';
import {
  type Coordinates,
  fromCoinr,
  type InputTable,
  type Plan,
  problems,
  schemaFile,
  schemaText,
  type Text,
  UserError,
} from '../edition/index.js';
import { toPinyin } from '../office/index.js';
import { coinrSheets, parseTable, readText } from '../signals/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { emptyFolder } from './emptyFolder.js';

/** `iplus import coinr iData.csv iMeta.csv --to DIR`: makes an edition of COINr’s two tables. */
export async function importCoinr(
  iData: string,
  iMeta: string,
  options: CommonOptions & { to: string; period?: string },
): Promise<void> {
  await writeEdition(readTable(iData), readTable(iMeta), options);
}

/** `iplus import excel BOOK.xlsx --to DIR`: makes an edition of a workbook with COINr’s two tables as sheets. */
export async function importExcel(
  workbook: string,
  options: CommonOptions & { to: string; period?: string },
): Promise<void> {
  const { tables, status, problems: found } = await coinrSheets(workbook);
  if (!tables) throw new UserError(found);
  await writeEdition(tables.iData, tables.iMeta, options, { status });
}

/** Facts about an edition that are not in its files. */
interface EditionFacts {
  status?: Plan['dataStatus'];
  units?: { level: string; title: Partial<Text> } | undefined;
  coordinates?: ReadonlyMap<string, Coordinates> | undefined;
  fromZero?: readonly string[] | undefined;
  notes?: readonly Text[];
  /** Further files, by name. */
  further?: readonly (readonly [string, string])[];
  /** For programs. */
  report?: object;
}

/** Writes COINr's two tables as an edition. */
export async function writeEdition(
  iData: InputTable,
  iMeta: InputTable,
  options: CommonOptions & { to: string; period?: string },
  { status, units, coordinates, fromZero, notes: before = [], further = [], report = {} }: EditionFacts = {},
): Promise<void> {
  const { period, to } = options;
  const made = fromCoinr(iData, iMeta, {
    name: basename(to),
    period,
    status,
    units,
    coordinates,
    fromZero,
    spell: toPinyin,
  });
  if (made.problems.length > 0) throw new UserError(made.problems);
  await emptyFolder(options.to);
  for (const [name, text] of [[schemaFile, schemaText()] as const, ...further]) made.files.set(name, text);
  await writeFiles(
    to,
    [...made.files].map(([path, content]) => ({ path, content })),
  );
  const files = [...made.files.keys()].sort();
  const all = [...before, ...made.notes];
  print(options, { dir: to, files, notes: all, ...report }, () => {
    const lang = languageOf(options);
    const next = `npx iplus check ${to}${lang === 'zh' ? ' --lang zh' : ''}`;
    return [`${to}: ${files.join(', ')}`, ...all.map((note) => note[lang]), next].join('\n');
  });
}

function readTable(path: string): InputTable {
  const { text, problems: unread } = readText(path, path);
  const what = { en: 'one of COINr’s tables', zh: 'COINr 的数据表' };
  if (text === undefined) throw new UserError(unread.length > 0 ? unread : [problems.absentFile(path, what)]);
  const parsed = parseTable(path, text);
  if (!parsed.table || parsed.problems.length > 0) throw new UserError(parsed.problems);
  return parsed.table;
}
