import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sync } from '../disk/index.js';
import { templateWorkbook } from '../documents/index.js';
import { problems, schemaFile, schemaText, UserError } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { emptyFolder } from './emptyFolder.js';

/** The editions that `iplus new --with` copies. */
export const templates = { formulas: 'example-formulas', signals: 'example-signals' } as const;

/** `new` with its options. */
export interface NewCommand extends CommonOptions {
  xlsx?: string;
  with?: keyof typeof templates;
  like?: string | true;
  data?: string[];
}

/** `iplus new DIR`, `iplus new DIR --like INDEX`, and `iplus new --xlsx FILE`: copies an example edition, which works unchanged and has explanatory comments. */
export async function newEdition(dir: string | undefined, options: NewCommand): Promise<void> {
  if (options.xlsx !== undefined) return newWorkbook(options.xlsx, options);
  if (options.like !== undefined)
    return (await import('./newLike.js')).newLike(dir, options.like, options.data ?? [], options);
  if (options.data) throw new UserError([problems.dataWithoutRecipe()]);
  if (dir === undefined) throw new UserError([problems.nothingToMake()]);
  const example = fileURLToPath(
    new URL(`editions/${options.with ? templates[options.with] : 'example'}/`, packageRoot),
  );
  try {
    await emptyFolder(dir);
    await cp(example, dir, { recursive: true });
    await writeFile(join(dir, schemaFile), schemaText());
    await sync(dir);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError([problems.unwritable(dir, (error as NodeJS.ErrnoException).code ?? String(error))]);
  }
  const lines = {
    en: [
      `A working edition is in ${dir}. Next:`,
      `  npx iplus check ${dir}`,
      `  npx iplus build ${dir} --out releases/my-index`,
    ],
    zh: [
      `可用的版本样例已写入 ${dir}。下一步：`,
      `  npx iplus check ${dir} --lang zh`,
      `  npx iplus build ${dir} --out releases/my-index --lang zh`,
    ],
  }[languageOf(options)];
  print(options, { dir, files: (await readdir(dir)).sort() }, () => lines.join('\n'));
}

/** Writes the workbook to be filled in; a file that is there is not overwritten. */
async function newWorkbook(path: string, options: CommonOptions): Promise<void> {
  const lang = languageOf(options);
  const file = /\.xlsx$/i.test(path) ? path : `${path}.xlsx`;
  try {
    await writeFile(file, await templateWorkbook(lang), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError([
      code === 'EEXIST' ? problems.fileThere(file) : problems.unwritable(file, code ?? String(error)),
    ]);
  }
  const next = `npx iplus import sheet ${file} --to my-index`;
  const said = {
    en: `${file} is a workbook to be filled in; its first sheet explains it. Then:\n  ${next}`,
    zh: `已写入待填写的工作簿 ${file}，其首个工作表为填写说明。填写后运行：\n  ${next} --lang zh`,
  };
  print(options, { file }, () => said[lang]);
}
