import { UserError } from '../edition/index.js';
import {
  type Answers,
  officeEdition,
  recipeFiles,
  toPinyin,
  understandSheets,
  withAnswers,
} from '../office/index.js';
import { officeSheets } from '../signals/index.js';
import type { NamedEncoding } from '../spreadsheet/index.js';
import { askUntilMade, givenAs, type SheetOptions } from './answers.js';
import { languageOf, printError } from './common.js';
import { writeEdition } from './exchange.js';
import { cellsText, understoodText } from './importText.js';
import { knownPlaces } from './knownPlaces.js';
import { encodingOf, recipeFor } from './recipe.js';
import { isEdition, updateFrom } from './updateFrom.js';

/**
 * `iplus import sheet FILE --to DIR`: makes an edition of an office table, or updates the edition in DIR from it. It shows how
 * the table was understood, and asks what it doubts: in a terminal at once, otherwise by `--answer ID=ANSWER` and `--yes`,
 * which takes the usual answers.
 */
export async function importSheet(path: string, options: SheetOptions): Promise<void> {
  if (options.update || isEdition(options.to)) return updateFrom(path, options);
  const lang = languageOf(options);
  const recipe = recipeFor(options.to, options);
  const { sheets, unseen, problems } = await officeSheets(path, encodingOf(recipe));
  if (problems.length > 0) throw new UserError(problems);
  const known = knownPlaces();
  const understood = understandSheets(sheets, path, known, recipe);
  if (!options.json) printError(understoodText(understood, unseen, lang));
  const make = (answers: Answers) => officeEdition(path, understood, answers, known, toPinyin);
  const { made, answers } = await askUntilMade(make, options);
  const { encoding, ...others } = answers;
  // Another encoding than was tried makes other texts of all cells.
  if (encoding !== undefined && encoding !== understood.decodings?.[0]?.encoding)
    return importSheet(path, { ...options, encoding: encoding as NamedEncoding, answer: givenAs(others) });
  if (!options.json) printError(cellsText(made.counts, lang, understood.account));
  if (!made.tables) throw new UserError(made.problems);
  const { iData, iMeta } = made.tables;
  const { counts, questions } = made;
  await writeEdition(iData, iMeta, options, {
    units: understood.unitKind,
    status: understood.status,
    coordinates: made.coordinates,
    fromZero: made.fromZero,
    notes: made.notes,
    further: recipeFiles(withAnswers(recipe, questions, answers)),
    report: { sheets: understood.sheets, unseen, counts, questions, answers },
  });
}
