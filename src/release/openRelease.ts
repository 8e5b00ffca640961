import { checkFiles, type Release, type ReleaseReader, readManifest, readRelease } from './readRelease.js';
import { releaseFolder } from './series/store.js';
import { listLimit, sourceOf } from './source.js';
import { readStored } from './tables/releaseTables.js';
import { storedTables } from './tables/stored.js';

/**
 * Opens a release: its folder, a series of releases (the newest that is public) or `SERIES@NUMBER`. Every file is checked
 * against the list first; the tables of its analysis are read from their files when they are first asked for.
 *
 * @throws UserError when the folder is not a release, or one of its files is not the one its list names
 *
 * @example
 * import { openRelease } from 'internet-plus-index';
 *
 * const { manifest, plan } = await openRelease('releases/my-index');
 * console.log(manifest.id.startsWith('my-index-1-'), plan.dataStatus);
 * // → true example
 */
export async function openRelease(path: string): Promise<Release> {
  const folder = await releaseFolder(path);
  const source = sourceOf(folder);
  const place: ReleaseReader = { name: path, read: (file, most = listLimit) => source.read(file, most) };
  const manifest = await readManifest(place);
  await checkFiles(place, manifest);
  const release = await readRelease({ ...place, name: folder }, manifest);
  readStored(release, storedTables(folder, manifest));
  return release;
}
