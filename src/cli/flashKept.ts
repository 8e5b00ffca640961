import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replace, writeDurably } from '../disk/index.js';
import { version } from '../package/index.js';
import { openRelease, type Release } from '../release/index.js';

/** The vintage that was shown last: its number, when it was shown, and of which state of the edition, of what was judged and of what was taken it is. */
interface ShownNote {
  n: number;
  shown: number;
  edition: string;
  judged: string;
  taken: string;
}

const noteFile = (folder: string) => join(folder, 'shown.json');

/** Changes with every change of a file of a folder, and with the version of the program. */
export function stampOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const lines = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${file} ${size} ${mtimeMs}`;
  });
  return hash('sha256', [version, ...lines].join('\n'), 'hex');
}

/** Takes note of the vintage that is shown, so that it can be shown again at once after the next start. */
export async function noteShown(folder: string, shown: ShownNote): Promise<void> {
  await writeDurably(`${noteFile(folder)}.part`, `${JSON.stringify(shown)}\n`);
  await replace(`${noteFile(folder)}.part`, noteFile(folder));
}

/** The vintage that was shown last before this start, where it is of the same edition; everything else is removed. */
export async function shownBefore(
  folder: string,
  edition: string,
): Promise<(Omit<ShownNote, 'edition'> & { release: Release }) | undefined> {
  const found = await lastOf(folder, edition);
  await makeFolder(folder);
  for (const name of readdirSync(folder))
    if (!found || (name !== `${found.n}` && name !== 'shown.json'))
      await rm(join(folder, name), { recursive: true, force: true });
  return found;
}

async function lastOf(folder: string, edition: string) {
  if (!existsSync(noteFile(folder))) return undefined;
  try {
    const last = JSON.parse(readFileSync(noteFile(folder), 'utf8')) as ShownNote;
    if (last.edition !== edition) return undefined;
    const { n, shown, judged, taken } = last;
    return { release: await openRelease(join(folder, `${n}`)), n, shown, judged, taken };
  } catch {
    // Unfinished vintages, and those of another version of the program, are built again.
    return undefined;
  }
}
