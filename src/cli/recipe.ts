import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, same, UserError } from '../edition/index.js';
import { columnRoles, type Recipe, readRecipe, recipeFile, type SaidRole } from '../office/index.js';
import { type NamedEncoding, namedEncodings } from '../spreadsheet/index.js';

/** What the options of `iplus import sheet` say of a table. */
export interface SteeringOptions {
  sheet?: string[];
  header?: string;
  role?: string[];
  skipColumn?: string[];
  skipRow?: string[];
  transpose?: boolean;
  decimal?: '.' | ',';
  encoding?: NamedEncoding;
}

/** The recipe of an edition with what the options of a command say otherwise. */
export function recipeFor(folder: string, options: SteeringOptions): Recipe {
  const kept = keptRecipe(folder);
  const { sheet, header, role = [], skipColumn = [], skipRow = [], transpose, decimal, encoding } = options;
  const columns = {
    ...kept.columns,
    ...Object.fromEntries([...role.map(roleOf), ...skipColumn.map(leftOut)]),
  };
  const rows = { ...kept.rows, ...Object.fromEntries(skipRow.map(leftOut)) };
  return {
    ...kept,
    ...(sheet ? { sheets: sheet } : {}),
    ...(header === undefined ? {} : { header: headerRows(header) }),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(Object.keys(rows).length > 0 ? { rows } : {}),
    ...(transpose === undefined ? {} : { transpose }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

const leftOut = (name: string) => [name, 'out'] as const;

function keptRecipe(folder: string): Recipe {
  const path = join(folder, recipeFile);
  if (!existsSync(path)) return {};
  const { recipe, problems } = readRecipe(readFileSync(path, 'utf8'));
  if (!recipe) throw new UserError(problems);
  return recipe;
}

/** The encoding of a recipe, where it is one that the program knows. */
export function encodingOf({ encoding }: Recipe): NamedEncoding | undefined {
  const known = namedEncodings.find((one) => one === encoding);
  if (encoding !== undefined && known === undefined)
    throw new UserError([
      {
        at: { file: recipeFile, path: 'encoding' },
        found: same(`“${encoding}”`),
        expected: same(namedEncodings.join(' | ')),
        mend: { en: 'correct it', zh: '请更正' },
      },
    ]);
  return known;
}

/** `Gini=less`: what a column is. */
function roleOf(text: string): [string, SaidRole] {
  const at = text.lastIndexOf('=');
  const said = text.slice(at + 1).trim();
  const role = columnRoles.find((one) => one === said);
  if (at < 1 || !role) throw new UserError([badOption('--role', text, `COLUMN=${columnRoles.join('|')}`)]);
  return [text.slice(0, at).trim(), role];
}

/** `3` or `3-4`: the rows of the header. */
function headerRows(text: string): [number, number] {
  const [, first, last = first] = /^(\d{1,4})(?:\s*[-–—:]\s*(\d{1,4}))?$/.exec(text.trim()) ?? [];
  const rows: [number, number] = [Number(first), Number(last)];
  if (first === undefined || rows[0] < 1 || rows[1] < rows[0])
    throw new UserError([badOption('--header', text, '3 | 3-4')]);
  return rows;
}

const badOption = (file: string, found: string, expected: string): Problem => ({
  at: { file },
  found: same(`“${found}”`),
  expected: same(expected),
  mend: { en: 'correct the option', zh: '请更正该选项' },
});
