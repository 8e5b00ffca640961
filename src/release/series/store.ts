import { lstat, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder, syncFolder } from '../../disk/index.js';
import { problems, UserError } from '../../edition/index.js';
import { linkTarget, makeLink } from '../store/link.js';
import { withLock } from '../store/lock.js';
import { mendableFault, publishFolder, putFile, type ReleaseFile, sha256 } from '../store/store.js';
import { latestOf, type Series, seriesText } from './series.js';

/**
 * A series is a folder whose entries are links into one state of it: `series.json`, the tables and feeds made of it, and a
 * link for each vintage to its release. A state is never changed; the next one is written next to it and activated by
 * one rename, so that all files in the folder belong to one state.
 */
const stateFolder = '.series';
const currentLink = 'now';

/** The path at which `writeRelease` puts a release of a series; its files are then in `.release/<id>` beside it. */
export const releaseOut = (folder: string) => join(folder, stateFolder, 'release');

/** Whether a folder is a series. */
export async function isSeries(folder: string): Promise<boolean> {
  return readFile(join(folder, 'series.json')).then(
    () => true,
    () => false,
  );
}

/** The series that a folder of a release belongs to; undefined where it belongs to none. */
export async function seriesAround(release: string): Promise<string | undefined> {
  const own = await realpath(release).catch(() => release);
  const folder = resolve(own, '..', '..', '..');
  const within = dirname(own) === join(folder, stateFolder, '.release');
  return within && (await isSeries(folder)) ? folder : undefined;
}

/** The state of a series, with the text of its other files by name. */
export interface SeriesState {
  series: Series;
  files: Map<string, string>;
}

/**
 * Opens a series. Every file is checked against the hash that names its state.
 * @throws UserError when the folder is no series, or a file was changed
 */
export async function openSeries(folder: string): Promise<SeriesState> {
  const state = await realpath(join(folder, stateFolder, currentLink)).catch(() => undefined);
  if (state === undefined) throw new UserError([problems.notASeries(folder)]);
  const files = new Map<string, string>();
  for (const entry of await readdir(state, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await readFile(join(state, entry.name), 'utf8'));
  }
  const list = [...files].map(([path, content]) => ({ path, content }));
  if (stateId(list) !== basename(state)) throw new UserError([problems.changedSeries(folder)]);
  return { series: JSON.parse(files.get('series.json') ?? '') as Series, files };
}

/**
 * Changes a series, or creates one: `change` gets the present state (undefined where there is none yet) and returns the next series
 * with its files, or undefined for no change. One process at a time; if killed at any moment, the series is in the old state or
 * the new one.
 *
 * @throws UserError when the folder holds something else, is being written by another, or cannot be written
 */
export async function changeSeries(
  folder: string,
  change: (state: SeriesState | undefined) => Promise<{ series: Series; files: ReleaseFile[] } | undefined>,
): Promise<void> {
  await makeSeriesFolder(folder);
  const own = join(folder, stateFolder);
  const inUse = (lock: string) => problems.seriesInUse(folder, lock);
  const changed = async () => {
    const exists = await lstat(join(own, currentLink)).catch(() => undefined);
    const next = await change(exists ? await openSeries(folder) : undefined);
    if (!next) return;
    const files = [{ path: 'series.json', content: seriesText(next.series) }, ...next.files];
    const links = linksOf(next.series);
    const names = files.map((f) => f.path);
    await linkEntries(folder, names, Object.keys(links));
    await publishFolder(join(own, currentLink), stateId(files), files, links);
    if (!linksToFiles) for (const file of files) await putFile(folder, file);
    await removeOldStates(own);
  };
  await withLock(own, inUse, changed).catch((error: unknown) => {
    throw mendableFault(folder, error);
  });
}

/** @throws UserError when the folder is neither absent nor empty nor a series */
export async function makeSeriesFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw new UserError([problems.seriesOccupied(folder)]);
  });
  if (names.length > 0 && !names.includes(stateFolder))
    throw new UserError([problems.seriesOccupied(folder)]);
  await makeFolder(resolve(folder, stateFolder)).catch((error: NodeJS.ErrnoException) => {
    throw new UserError([problems.unwritable(folder, error.code ?? error.message)]);
  });
}

/** Links of a state: each vintage to its release, `latest` to the newest public one. */
function linksOf(series: Series): Record<string, string> {
  const links = Object.fromEntries(series.vintages.map((v) => [String(v.number), `../../.release/${v.id}`]));
  const latest = latestOf(series);
  return latest ? { ...links, latest: String(latest.number) } : links;
}

/** A name that is a hash of every file, so that a changed byte does not match it. */
function stateId(files: readonly ReleaseFile[]): string {
  const lines = files.map(({ path, content }) => `${path} ${sha256(content)}`).sort();
  return sha256(lines.join('\n')).slice(0, 16);
}

/** On Windows only an administrator may link to a file: there files are copied after each change instead. */
const linksToFiles = process.platform !== 'win32';

/** Makes the links of the folder; dangling ones of a state that was never activated are removed. */
async function linkEntries(
  folder: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<void> {
  const names = [...(linksToFiles ? files : []), ...folders];
  for (const name of names) {
    const [to, path] = [join(stateFolder, currentLink, name), join(folder, name)];
    if ((await linkTarget(path)) === to) continue;
    await rm(path, { force: true });
    await (folders.includes(name) ? makeLink(to, path) : symlink(to, path, 'file'));
  }
  for (const name of await readdir(folder)) {
    const to = await linkTarget(join(folder, name));
    if (to === join(stateFolder, currentLink, name) && !names.includes(name)) await rm(join(folder, name));
  }
  await syncFolder(folder);
}

/** Removes states older than the previous one, which a reader may still use. */
async function removeOldStates(own: string): Promise<void> {
  const store = join(own, `.${currentLink}`);
  const current = basename((await linkTarget(join(own, currentLink))) ?? '');
  const states = await Promise.all(
    (await readdir(store))
      .filter((name) => name !== current && /^[0-9a-f]{16}$/.test(name))
      .map(async (name) => ({ name, at: (await lstat(join(store, name))).mtimeMs })),
  );
  for (const { name } of states.sort((a, b) => b.at - a.at).slice(1)) {
    await rm(join(store, name), { recursive: true, force: true });
  }
}

/**
 * The folder of a release, by its own path, a series (its newest public vintage) or `SERIES@NUMBER`.
 * @throws UserError when the series has no such vintage, or none that is public
 */
export async function releaseFolder(path: string): Promise<string> {
  const [, folder, number] = /^(.*)@(\d+)$/.exec(path) ?? [];
  if (folder !== undefined && (await isSeries(folder))) {
    const { series } = await openSeries(folder);
    const numbers = series.vintages.map((v) => v.number);
    if (numbers.includes(Number(number))) return realpath(join(folder, String(Number(number))));
    throw new UserError([problems.noVintage(path, numbers)]);
  }
  if (!(await isSeries(path))) return realpath(path).catch(() => path);
  return realpath(join(path, 'latest')).catch(() => {
    throw new UserError([problems.nothingPublic(path)]);
  });
}
