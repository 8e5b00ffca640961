import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, sync } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { type Common, languageOf, print } from './common.js';
import { schemaText } from './schema.js';

/** `iplus new DIR`: copies the example edition, which works unchanged and has explanatory comments. */
export async function newEdition(dir: string, options: Common): Promise<void> {
  const example = fileURLToPath(new URL('editions/example/', packageRoot));
  try {
    await emptyFolder(dir);
    await cp(example, dir, { recursive: true });
    await writeFile(join(dir, 'edition.schema.json'), schemaText());
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
      `  npx iplus check ${dir}`,
      `  npx iplus build ${dir} --out releases/my-index`,
    ],
  }[languageOf(options)];
  print(options, { dir, files: (await readdir(dir)).sort() }, () => lines.join('\n'));
}

/** Makes sure a folder exists and is empty; a folder with files is refused and left unchanged. */
export async function emptyFolder(dir: string): Promise<void> {
  try {
    await makeFolder(dir);
    if ((await readdir(dir)).length === 0) return;
  } catch (error) {
    throw new UserError([problems.unwritable(dir, (error as NodeJS.ErrnoException).code ?? String(error))]);
  }
  throw new UserError([problems.folderInUse(dir)]);
}
