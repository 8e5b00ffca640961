import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../edition/index.js';
import type { Opened } from './openInWorker.js';
import { openAll } from './openReleases.js';

/** Opens releases, reports their facts for a server or the problems, and ends, so that its memory is freed. */
parentPort!.postMessage(await openFolders(workerData as readonly string[]));

async function openFolders(folders: readonly string[]): Promise<Opened> {
  try {
    const all = (await Promise.all(folders.map(openAll))).flat();
    const releases = all.map(({ folder, manifest, series, vintage, withdrawn }) => ({
      folder,
      manifest: {
        id: manifest.id,
        edition: manifest.edition,
        files: manifest.files,
        ...(manifest.platform && { platform: manifest.platform }),
      },
      ...(series && { series }),
      ...(vintage && { vintage }),
      ...(withdrawn && { withdrawn }),
    }));
    return { releases };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}
