import { writeDurably } from '../disk/index.js';
import { UserError } from '../edition/index.js';
import { refuseInsideRelease } from './insideRelease.js';

/**
 * Writes a requested output file.
 * @throws UserError naming the option, where it cannot be written or is inside of a release
 */
export async function writeOut(option: string, file: string, content: string | Uint8Array): Promise<void> {
  refuseInsideRelease(option, file);
  try {
    await writeDurably(file, content);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError([
      {
        at: { file },
        found: { en: `a file that cannot be written (${why})`, zh: `文件无法写入（${why}）` },
        expected: { en: 'a file in a folder you may write to', zh: '有写入权限的文件夹中的文件' },
        mend: { en: `choose another ${option}`, zh: `请更换 ${option}` },
      },
    ]);
  }
}
