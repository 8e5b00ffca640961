import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ServedFolder, Site } from '../server/index.js';

/** Milliseconds between two looks at the folders. */
const defaultInterval = 1000;

export interface Following<R> {
  /** Opens the releases of the folders. @throws UserError where one is damaged */
  open: (folders: readonly string[]) => Promise<readonly R[]>;
  /** Called where new releases cannot be opened; those before them stay. */
  onFault: (error: unknown) => void;
  /** The folders as they were before their releases were opened. */
  since: string;
  /** Ends it. */
  signal: AbortSignal;
  /** Milliseconds between two looks at the folders. */
  every?: number;
}

/** Shows on a site what takes the place of releases or is added to series, once it is whole and every hash is right. */
export async function followFolders<R extends ServedFolder>(
  folders: readonly string[],
  site: Pick<Site<R>, 'show'>,
  { open, onFault, since, signal, every = defaultInterval }: Following<R>,
): Promise<void> {
  let known = since;
  while (!signal.aborted) {
    await setTimeout(every, undefined, { signal, ref: false }).catch(() => {});
    const now = await statesOf(folders);
    if (signal.aborted || now === known) continue;
    try {
      site.show(await open(folders));
    } catch (error) {
      onFault(error);
    }
    known = now;
  }
}

/**
 * The state of releases and series: the files that are written last, which change when a release is replaced or a series grows.
 */
export async function statesOf(folders: readonly string[]): Promise<string> {
  const names = ['release.json', 'series.json'];
  // A vintage, `SERIES@2`, changes with its series: it may be withdrawn.
  const places = folders.map((folder) => folder.replace(/@\d+$/, ''));
  const found = [...folders, ...places].flatMap((folder) => names.map((name) => stateOf(join(folder, name))));
  return (await Promise.all(found)).join('\n');
}

async function stateOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeMs, ctimeMs } = await stat(path).catch(() => ({}) as never);
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
