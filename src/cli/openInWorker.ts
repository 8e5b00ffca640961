import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Problem, UserError } from '../edition/index.js';
import type { ServedFolder } from '../server/index.js';

/** The answer of the worker that opens releases. */
export type Opened = { releases: readonly ServedFolder[] } | { problems: readonly Problem[] };

/** The compiled module that the worker runs, whether this one is compiled or not. */
const module = fileURLToPath(new URL('../../dist/cli/openWorker.js', import.meta.url));

/**
 * Opens releases and all vintages of series, every hash and file checked, in a thread of their own: a server that takes up a
 * release goes on answering meanwhile, and keeps nothing of it but its folder.
 *
 * @throws UserError where one cannot be opened
 */
export async function openInWorker(folders: readonly string[]): Promise<readonly ServedFolder[]> {
  const worker = new Worker(module, { workerData: folders });
  try {
    const [opened] = (await once(worker, 'message')) as [Opened];
    if ('problems' in opened) throw new UserError(opened.problems);
    return opened.releases;
  } finally {
    await worker.terminate();
  }
}
