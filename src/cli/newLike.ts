import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, sync } from '../disk/index.js';
import {
  cellsOf,
  type InputTable,
  type KnownUnit,
  problems,
  type RecipeSource,
  schemaFile,
  schemaText,
  setIn,
  tablesOfSources,
  UserError,
} from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { officeSheets, parseTable, readText } from '../signals/index.js';
import { recipeJson, recipeText, shelfText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { emptyFolder } from './emptyFolder.js';
import { knownPlaces } from './knownPlaces.js';
import { type Shelved, shelfNames, shelved, shippedFile } from './shelf.js';

/**
 * `iplus new DIR --like NAME`: makes an edition of a published index from its recipe, with the data in this package or with the files
 * of the publisher (`--data`). Without DIR it tells what is known of the index, without NAME which there are.
 */
export async function newLike(
  dir: string | undefined,
  name: string | true,
  data: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const lang = languageOf(options);
  const known = shelfNames();
  if (name === true && dir === undefined) {
    const all = known.map(shelved);
    return print(options, { recipes: all.map(recipeJson) }, () => shelfText(all, lang));
  }
  if (name === true || !known.includes(name))
    throw new UserError([problems.unknownRecipe(name === true ? '' : name, known)]);
  const one = shelved(name);
  if (dir === undefined) return print(options, recipeJson(one), () => recipeText(one, lang));
  const given = await filesFor(one, dir, data);
  const {
    files,
    periods,
    problems: found,
  } = tablesOfSources(given, one.recipe.names === 'countries' ? knownCountries() : () => undefined);
  if (found.length > 0) throw new UserError(found);
  await writeAll(one, dir, files, one.isListed ? undefined : periods[0]);
  const others = given.filter(({ isTheFile }) => !isTheFile).map(({ table }) => table.file);
  print(options, { dir, index: one.name, otherFiles: others }, () => recipeText(one, lang, { dir, others }));
}

/** A file of the publisher as a table; whether it has the hash of the recipe. */
interface GivenFile {
  source: RecipeSource;
  table: InputTable;
  isTheFile: boolean;
}

/** The files that a recipe reads: those given, or those in this package. */
async function filesFor(one: Shelved, dir: string, data: readonly string[]): Promise<GivenFile[]> {
  const { sources } = one.recipe;
  if (data.length > sources.length)
    throw new UserError([
      problems.tooManyFilesForRecipe(
        data[sources.length]!,
        sources.map(({ file }) => file),
      ),
    ]);
  const lacking = sources.filter(({ shipped }, i) =>
    data.length > 0 ? i >= data.length : shipped === undefined,
  );
  if (lacking.length > 0) throw new UserError([problems.recipeNeedsData(one.name, dir, lacking)]);
  const absent = data.find((path) => !existsSync(path));
  if (absent !== undefined) throw new UserError([problems.recipeNeedsData(one.name, dir, sources, absent)]);
  return Promise.all(
    sources.map(async (source, i) => {
      const path = data[i];
      const table = await tableIn(path ?? shippedFile(source.shipped!), source);
      const isTheFile =
        path === undefined ||
        source.sha256 === undefined ||
        hash('sha256', await readFile(path), 'hex') === source.sha256;
      return { source, table, isTheFile };
    }),
  );
}

/** A CSV file or the sheet of a workbook as a table; its header begins with the first row that names the column of the units. */
async function tableIn(path: string, source: RecipeSource): Promise<InputTable> {
  const file = basename(path);
  const { sheets, problems: found } = await officeSheets(path);
  if (found.length > 0) throw new UserError(found);
  const sheet = sheets.length === 1 ? sheets[0] : sheets.find(({ name }) => name === source.sheet);
  const head = sheet ? sheet.rows.findIndex((row) => row.some((cell) => oneLine(cell) === source.unit)) : -1;
  if (head < 0)
    throw new UserError([problems.notTheFileOfRecipe(file, source.file, source.address, [source.unit])]);
  const below = head + (source.header ?? 1);
  const heads = sheet!.rows.slice(head, below);
  const width = Math.max(...heads.map((row) => row.length));
  const nameOf = (j: number) =>
    oneLine(heads.map((row) => row[j] ?? '').findLast((cell) => cell.trim() !== '') ?? '');
  const rows = sheet!.rows.slice(below).map((cells, i) => ({ line: below + 1 + i, cells: [...cells] }));
  return { file, header: Array.from({ length: width }, (_, j) => nameOf(j)), rows };
}

/** The text of a cell of a header, on one line. */
const oneLine = (cell: string) => cell.trim().replace(/\s+/g, ' ');

/** Countries by code or name, with their names as in world-digital. */
function knownCountries(): KnownUnit {
  const path = 'editions/world-digital/units.csv';
  const { table } = parseTable(path, readText(fileURLToPath(new URL(path, packageRoot)), path).text ?? '');
  const names = new Map(
    table!.rows
      .map((row) => cellsOf(table!, row))
      .map(({ code, name_en, name_zh, within_en }) => [code!, { name_en, name_zh, within_en }]),
  );
  const countries = knownPlaces().find(({ id }) => id === 'countries')!.places;
  const codeOf = new Map(
    countries.flatMap(({ code, names: all }) => [code, ...all].map((name) => [name.toLowerCase(), code])),
  );
  return (written) => {
    const code = codeOf.get(written.toLowerCase());
    const found = code === undefined ? undefined : names.get(code);
    return found && { code: code!, names: found };
  };
}

/**
 * Writes the edition into an empty folder.
 *
 * @param first the first period to be published, where the recipe does not list them
 */
async function writeAll(
  one: Shelved,
  dir: string,
  files: ReadonlyMap<string, string>,
  first: string | undefined,
): Promise<void> {
  await emptyFolder(dir);
  try {
    await cp(one.folder, dir, { recursive: true });
    await makeFolder(join(dir, 'data'));
    for (const [file, text] of files) await writeFile(join(dir, file), text);
    const edition = join(dir, 'edition.yaml');
    if (first !== undefined)
      await writeFile(edition, setIn(await readFile(edition, 'utf8'), ['periods', 'first'], first));
    await writeFile(join(dir, schemaFile), schemaText());
    await sync(dir);
  } catch (error) {
    throw new UserError([problems.unwritable(dir, (error as NodeJS.ErrnoException).code ?? String(error))]);
  }
}
