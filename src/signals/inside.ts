import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { checkLimit, type LimitName, type Problem, problems, UserError } from '../edition/index.js';
import { type ReadText, readText } from './tables.js';

/**
 * Problems for names of an edition whose bytes lie elsewhere: links are resolved, and nothing outside the edition may
 * be read, listed or quoted. A name of an absent file is no fault; a link to one outside is. For files in a folder that
 * links out, the folder is named once.
 *
 * @param folder of the edition; it may itself be reached by a link
 */
export function linksOutside(folder: string, names: readonly string[]): Problem[] {
  const root = realpathSync.native(folder);
  const inside = root.endsWith(sep) ? root : root + sep;
  const known = new Map<string, boolean>();
  const isOut = (part: string) => {
    if (!known.has(part)) known.set(part, !isInside(join(folder, part), inside));
    return known.get(part)!;
  };
  const out = names.flatMap((name) => withParentFolders(name).find(isOut) ?? []);
  return [...new Set(out)].map(problems.outsideEdition);
}

/** A name and its parent folders, outermost first. */
function withParentFolders(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function isInside(path: string, inside: string): boolean {
  try {
    return `${realpathSync.native(path)}${sep}`.startsWith(inside);
  } catch {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true;
  }
}

/** @throws UserError for each name that links out of the edition */
export function checkInside(folder: string, names: readonly string[]): void {
  const found = linksOutside(folder, names);
  if (found.length > 0) throw new UserError(found);
}

/**
 * Reads a small text file of an edition; refuses files outside it, and special files (a pipe would block).
 * @param size how large a file of this kind may be
 * @throws UserError for a larger one, before it is read
 */
export function readInside(folder: string, name: string, size: LimitName): ReadText {
  const found = linksOutside(folder, [name]);
  if (found.length > 0) return { problems: found };
  const path = join(folder, name);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry && !entry.isFile() && !entry.isDirectory())
    return { problems: [problems.unreadable(name, 'EINVAL')] };
  if (entry?.isFile()) checkLimit({ file: name }, size, entry.size);
  return readText(path, name);
}
