import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problems, type TakenFile, UserError } from '../../edition/index.js';

/** The files of one entry: what was used, what was set aside (where something was), and what is known of it. */
export const entryFiles = {
  accepted: 'accepted.parquet',
  aside: 'aside.parquet',
  facts: 'taken.json',
} as const;

/** A file that was taken, and the folder of its entry below the edition. */
export type Entry = TakenFile & { folder: string };

/**
 * What was taken, in the order in which it was: the folder of a pass has a folder for each file, named by its number. An entry is
 * renamed into place when it is whole, so there is none that is half done.
 *
 * @param folder of the edition
 * @param pass folder of the pass, below it
 * @throws UserError for an entry that was changed since
 */
export async function readLedger(folder: string, pass: string): Promise<Entry[]> {
  const names = await readdir(join(folder, pass)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const entries: Entry[] = [];
  for (const name of names.filter((n) => /^\d{6}$/.test(n)).sort()) {
    entries.push(await readEntry(folder, `${pass}/${name}`));
  }
  return entries;
}

/** The name of the entry after these. */
export function nextEntry(entries: readonly Entry[]): string {
  const last = Number(entries.at(-1)?.folder.slice(-6) ?? 0);
  return String(last + 1).padStart(6, '0');
}

/** The facts of an entry as text, with a check that finds a changed letter. */
export function entryText(facts: TakenFile): string {
  return `${JSON.stringify({ ...facts, check: checkOf(facts) }, null, 1)}\n`;
}

/** @throws UserError where it is not what was written */
export async function readEntry(edition: string, folder: string): Promise<Entry> {
  const name = `${folder}/${entryFiles.facts}`;
  const text = await readFile(join(edition, name), 'utf8').catch(() => '');
  const facts = parsed(text);
  if (!facts) throw new UserError([problems.damagedTaken(name, folder)]);
  return { ...facts, folder };
}

function parsed(text: string): TakenFile | undefined {
  try {
    const { check, ...facts } = JSON.parse(text) as TakenFile & { check: string };
    return check === checkOf(facts) ? facts : undefined;
  } catch {
    return undefined;
  }
}

function checkOf(facts: TakenFile): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
