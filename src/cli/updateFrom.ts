import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { replace, writeDurably } from '../disk/index.js';
import { problems, tableNames, UserError } from '../edition/index.js';
import {
  type Answers,
  type CellCounts,
  type EditionFiles,
  type EditionUpdate,
  fromTables,
  officeUpdate,
  type Recipe,
  recipeFiles,
  toPinyin,
  type UnderstoodSheets,
  understandSheets,
  updateEdition,
  withAnswers,
} from '../office/index.js';
import { coinrSheets, officeSheets, openEdition, prepare, readText } from '../signals/index.js';
import { askUntilMade, type SheetOptions } from './answers.js';
import { languageOf, print, printError } from './common.js';
import { cellsText, understoodText } from './importText.js';
import { knownPlaces } from './knownPlaces.js';
import { encodingOf, recipeFor } from './recipe.js';
import { updateText } from './updateText.js';

export const isEdition = (folder: string) => existsSync(join(folder, 'edition.yaml'));

/** Updates the edition in `options.to` from a table. Nothing is written until every question is answered. */
export async function updateFrom(path: string, options: SheetOptions): Promise<void> {
  const edition = await readWritten(options.to);
  const recipe = recipeFor(options.to, options);
  const make = await reader(path, edition, options, recipe);
  const { made: update, answers } = await askUntilMade(make, options, recipe);
  if (update.counts && !options.json) printError(cellsText(update.counts, languageOf(options)));
  if (update.problems.length > 0) throw new UserError(update.problems);
  const kept = update.counts ? recipeFiles(withAnswers(recipe, update.questions, answers)) : [];
  if (!options.dryRun) await writeAll(options.to, update, kept);
  const { files, figures, notes, questions } = update;
  const changes = files.map(({ file, changes }) => ({ file, changes }));
  print(
    options,
    { dir: options.to, written: !options.dryRun, figures, files: changes, notes, questions, answers },
    () => updateText(options.to, update, options.dryRun === true, languageOf(options)),
  );
}

/** How a file updates the edition: COINr's two tables where a workbook has them, otherwise as an office table. */
async function reader(
  path: string,
  edition: EditionFiles,
  options: SheetOptions,
  recipe: Recipe,
): Promise<(answers: Answers) => EditionUpdate & { counts?: CellCounts }> {
  const known = knownPlaces();
  const { sheets, unseen, problems: unread } = await officeSheets(path, encodingOf(recipe));
  if (unread.length > 0) throw new UserError(unread);
  const names = sheets.map(({ name }) => name.trim().toLowerCase());
  if (names.includes('idata') && names.includes('imeta')) {
    const { tables, problems: found } = await coinrSheets(path);
    if (!tables) throw new UserError(found);
    const incoming = fromTables(tables.iData, tables.iMeta);
    return (answers) => updateEdition(edition, incoming, answers, known, toPinyin);
  }
  const understood: UnderstoodSheets = understandSheets(sheets, path, known, recipe);
  if (!options.json) printError(understoodText(understood, unseen, languageOf(options)));
  return (answers) => officeUpdate(edition, path, understood, answers, known, toPinyin);
}

/** The edition as it is written, and its plan; an edition with faults is refused. */
async function readWritten(folder: string): Promise<EditionFiles> {
  const opened = openEdition(folder);
  const { plan } = await prepare(opened);
  const { source } = opened.edition;
  const data = existsSync(join(folder, 'data'))
    ? readdirSync(join(folder, 'data'))
        .filter((name) => /\.csv$/i.test(name))
        .sort()
    : [];
  const { units, indicators, contextual } = tableNames(source);
  const names = ['edition.yaml', units, ...(indicators ? [indicators] : []), ...contextual];
  const files = new Map<string, string>();
  for (const name of [...names, ...data.map((one) => `data/${one}`)]) {
    const { text, bytes, problems: bad } = readText(join(folder, name), name);
    if (bad.length > 0) throw new UserError(bad);
    // The byte-order mark, which decoding drops, stays in the file.
    const isMarked = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (text !== undefined) files.set(name, isMarked ? `\ufeff${text}` : text);
  }
  return { plan, source, files };
}

/** Writes all files beside the old ones first, then gives them their names. */
async function writeAll(
  folder: string,
  { files: changed }: EditionUpdate,
  further: readonly (readonly [string, string])[],
): Promise<void> {
  const files = [...changed, ...further.map(([file, text]) => ({ file, text }))];
  try {
    for (const { file, text } of files) await writeDurably(join(folder, `${file}.part`), text);
    for (const { file } of files) await replace(join(folder, `${file}.part`), join(folder, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError([problems.unwritable(folder, code ?? String(error))]);
  }
}
