import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Problem, problems, UserError } from '../edition/index.js';
import { type ReadText, readText } from './tables.js';

/**
 * Names of files or folders of an edition whose bytes lie elsewhere, as problems: a link is followed wherever it leads, and nothing
 * of what lies outside may be read, listed or told. A name that leads nowhere is no link out; one of a link that does is. Of a file
 * in a folder that leads out the folder is named, once.
 *
 * @param folder of the edition; it may itself be reached by a link
 */
export function leadingOut(folder: string, names: readonly string[]): Problem[] {
  const root = realpathSync(folder);
  const inside = root.endsWith(sep) ? root : root + sep;
  const out = names.flatMap(
    (name) => outermost(name).find((part) => !isInside(join(folder, part), inside)) ?? [],
  );
  return [...new Set(out)].map(problems.outsideEdition);
}

/** A name and the folders on the way to it, the outermost first. */
function outermost(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function isInside(path: string, inside: string): boolean {
  try {
    return `${realpathSync(path)}${sep}`.startsWith(inside);
  } catch {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true;
  }
}

/** @throws UserError for each name that leads out */
export function checkInside(folder: string, names: readonly string[]): void {
  const found = leadingOut(folder, names);
  if (found.length > 0) throw new UserError(found);
}

/** Reads a small text file of an edition: never one that lies outside it, nor what is no file (a pipe would never end). */
export function readInside(folder: string, name: string): ReadText {
  const found = leadingOut(folder, [name]);
  if (found.length > 0) return { problems: found };
  const path = join(folder, name);
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry && !entry.isFile() && !entry.isDirectory())
    return { problems: [problems.unreadable(name, 'EINVAL')] };
  return readText(path, name);
}
