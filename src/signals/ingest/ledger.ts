import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problems, type TakenFile, UserError } from '../../edition/index.js';

/** The files of one entry: accepted records, rejected records (if any), and facts. */
export const entryFiles = {
  accepted: 'accepted.parquet',
  aside: 'aside.parquet',
  facts: 'taken.json',
} as const;

/** A file that was taken, and the folder of its entry below the edition. */
export type Entry = TakenFile & { folder: string };

/**
 * The entries of a pass in the order in which they were taken: each has a folder named by its number. An entry is
 * renamed into place when it is complete, so that half-written ones do not exist.
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

/** The folder name of the next entry. */
export function nextEntry(entries: readonly Entry[]): string {
  const last = Number(entries.at(-1)?.folder.slice(-6) ?? 0);
  return String(last + 1).padStart(6, '0');
}

/** The facts of an entry as text, with a checksum. */
export function entryText(facts: TakenFile): string {
  return `${JSON.stringify({ ...facts, check: checkOf(facts) }, null, 1)}\n`;
}

/** @throws UserError where the checksum does not match */
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
