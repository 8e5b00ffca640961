import places from 'places:';
import { type DraftFiles, DraftReader, writtenEdition } from '../../draft/index.js';
import {
  type CoinrEdition,
  type EditionSource,
  fromCoinr,
  type Problem,
  type Text,
  tableNames,
} from '../../edition/index.js';
import {
  type Answers,
  answersOf,
  type EditionFiles,
  fromTables,
  officeEdition,
  officeUpdate,
  type Question,
  type Recipe,
  readRecipe,
  recipeFile,
  recipeFiles,
  toPinyin,
  type UnderstoodSheets,
  unansweredProblems,
  understandSheets,
  updateEdition,
  whereCellsWent,
  withAnswers,
} from '../../office/index.js';
import {
  type CoinrSheets,
  coinrSheets,
  namedEncodings,
  type OfficeSheets,
  officeSheets,
} from '../../spreadsheet/index.js';
import type { SheetRead } from './messages.js';
import { viewOf } from './sheetView.js';

/** A spreadsheet that was dropped, read as `iplus import sheet` reads it. */
export class DroppedSheet {
  private understood: UnderstoodSheets | undefined;
  /** The recipe by which it was read, as a text. */
  private readBy = '{}';

  private constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
    private read: OfficeSheets,
    /** COINr's two tables, where the workbook has them: it may be one that this program wrote. */
    private readonly coinr: CoinrSheets | undefined,
  ) {
    if (read.problems.length === 0 && !coinr) this.understood = understandSheets(read.sheets, file, places);
  }

  static async open(file: string, bytes: Uint8Array): Promise<DroppedSheet> {
    const read = await officeSheets(file, bytes);
    const names = read.sheets.map(({ name }) => name.trim().toLowerCase());
    const isCoinr = names.includes('idata') && names.includes('imeta');
    return new DroppedSheet(file, bytes, read, isCoinr ? await coinrSheets(file, bytes) : undefined);
  }

  /** Reads it again, as the user says. */
  async #readBy(recipe: Recipe): Promise<void> {
    const text = JSON.stringify(recipe);
    if (this.coinr || text === this.readBy) return;
    const encoding = ({ encoding }: Recipe) => namedEncodings.find((one) => one === encoding);
    if (encoding(recipe) !== encoding(JSON.parse(this.readBy)))
      this.read = await officeSheets(this.file, this.bytes, encoding(recipe));
    this.readBy = text;
    const { sheets, problems } = this.read;
    this.understood = problems.length > 0 ? undefined : understandSheets(sheets, this.file, places, recipe);
  }

  /**
   * How the sheet is understood under some answers; questions that they leave open get their usual answer.
   *
   * @param given what the user says of it; none: what the edition keeps of the last one
   * @param edition the edition that is to be updated; none: a new one is made
   * @param name of the new one; none: that of the file
   */
  async under(
    answers: Answers,
    given: Recipe | undefined,
    edition: DraftFiles | undefined,
    name?: string,
  ): Promise<SheetRead> {
    const kept = readRecipe(edition?.get(recipeFile) ?? '{}').recipe ?? {};
    const { encoding = (given ?? kept).encoding, ...others } = answers;
    const recipe = { ...(given ?? kept), ...(encoding === undefined ? {} : { encoding }) };
    await this.#readBy(recipe);
    const { file, read, understood, coinr } = this;
    const shown = understood?.sheets ?? [];
    const seen = {
      file,
      sheets: read.sheets.map((sheet) =>
        viewOf(
          sheet,
          shown.filter(({ name }) => name === sheet.name),
        ),
      ),
      unseen: read.unseen,
      recipe,
      ...(isText(read) ? { encodings: namedEncodings } : {}),
      questions: [],
      answers: {},
      notes: [],
      problems: [...read.problems, ...(coinr?.problems ?? [])],
    };
    if (seen.problems.length > 0) return seen;
    const make = edition ? this.#updating(edition) : this.#making(name);
    const measured = understood && measuredIn(understood);
    const made = answered(make, recipe, others);
    const went = understood && made.counts && whereCellsWent(understood.account, made.counts);
    return {
      ...seen,
      ...withRecipe(made, recipe),
      ...(measured ? { measured } : {}),
      ...(went ? { went } : {}),
    };
  }

  #making(given?: string): (answers: Answers) => Outcome {
    const { file, understood, coinr } = this;
    const name = given ?? toPinyin(file.replace(/^.*[\\/]|\.[^.]*$/g, ''));
    const options = { name, spell: toPinyin };
    if (coinr?.tables) {
      const { iData, iMeta } = coinr.tables;
      return () => newEdition([], fromCoinr(iData, iMeta, { ...options, status: coinr.status }));
    }
    const { status, unitKind: units } = understood!;
    return (answers) => {
      const made = officeEdition(file, understood!, answers, places, toPinyin);
      const { questions, counts, notes, problems, tables, coordinates, fromZero } = made;
      if (!tables) return { questions, counts, notes, problems };
      const edition = fromCoinr(tables.iData, tables.iMeta, {
        ...options,
        status,
        units,
        coordinates,
        fromZero,
      });
      return { counts, ...newEdition(questions, edition, notes) };
    };
  }

  #updating(files: DraftFiles): (answers: Answers) => Outcome {
    const { edition, problems } = asWritten(files);
    if (!edition) return () => ({ questions: [], notes: [], problems });
    const { file, understood, coinr } = this;
    const incoming = coinr?.tables && fromTables(coinr.tables.iData, coinr.tables.iMeta);
    return (answers) => {
      const update = incoming
        ? updateEdition(edition, incoming, answers, places, toPinyin)
        : officeUpdate(edition, file, understood!, answers, places, toPinyin);
      const { files: changed, ...said } = update;
      if (update.problems.length > 0) return said;
      return { ...said, files: new Map([...files, ...changed.map((one) => [one.file, one.text] as const)]) };
    };
  }
}

/** Whether sheets are those of a text file, which has no merged cells and no name before its cells. */
const isText = ({ sheets: [sheet, ...others] }: OfficeSheets) =>
  sheet !== undefined && others.length === 0 && !sheet.address(0, 0).includes('!');

/** What was made, with the recipe as a file of it. */
function withRecipe(made: Outcome & { answers: Answers }, recipe: Recipe): Outcome & { answers: Answers } {
  if (!made.files || !made.counts) return made;
  const further = recipeFiles(withAnswers(recipe, made.questions, made.answers));
  return { ...made, files: new Map([...made.files, ...further]) };
}

type Outcome = Pick<SheetRead, 'questions' | 'notes' | 'problems' | 'counts' | 'figures' | 'files'>;

function newEdition(questions: Question[], made: CoinrEdition, notes: readonly Text[] = []): Outcome {
  const { files, problems } = made;
  const said = { questions, notes: [...notes, ...made.notes], problems: [...problems] };
  return problems.length > 0 ? said : { ...said, files };
}

/** Asks again until no question is left that has a usual answer: some follow from the answers to others. */
function answered(
  make: (answers: Answers) => Outcome,
  recipe: Recipe,
  given: Answers,
): Outcome & { answers: Answers } {
  let answers = given;
  for (;;) {
    const made = make(answers);
    const asked = made.questions.filter(({ id }) => !(id in answers));
    const known = answersOf(recipe, asked);
    const usual = asked.flatMap(({ id, usual: own }) => (own === undefined ? [] : [[id, own] as const]));
    if (usual.length === 0 && Object.keys(known).length === 0)
      return { ...made, problems: unasked(made, answers), answers };
    answers = { ...answers, ...Object.fromEntries(usual), ...known };
  }
}

/** The problems but those that say that a question is open: it stands on the page. */
function unasked({ problems, questions }: Outcome, answers: Answers): Problem[] {
  const open = unansweredProblems('', questions, answers).map(({ found }) => found.en);
  return problems.filter(({ found }) => !open.includes(found.en));
}

function measuredIn({ units, indicators, items }: UnderstoodSheets): NonNullable<SheetRead['measured']> {
  const periods = [...new Set(items.flatMap(({ period }) => period ?? []))].sort();
  const own = [...indicators.values()].filter(({ denominator }) => !denominator);
  return { units: units.size, indicators: own.length, periods };
}

/** The edition as `iplus import sheet` reads it from a folder. */
function asWritten(files: DraftFiles): { edition?: EditionFiles; problems: Problem[] } {
  const { plan, problems } = new DraftReader().read(files);
  if (!plan) return { problems };
  const source = writtenEdition(files) as EditionSource;
  const { units, indicators, contextual } = tableNames(source);
  const names = ['edition.yaml', units, ...(indicators ? [indicators] : []), ...contextual];
  const data = [...files.keys()].filter((name) => /^data\/[^/]+\.csv$/i.test(name)).sort();
  const texts = [...names, ...data].flatMap((name) => {
    const text = files.get(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return { edition: { plan, source, files: new Map(texts) }, problems: [] };
}
