import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Served, Site } from '../server/index.js';
import { openAll } from './openReleases.js';

/** Milliseconds between two looks at the folders. */
const usually = 1000;

export interface Following {
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
export async function follow(
  folders: readonly string[],
  site: Pick<Site, 'show'>,
  { onFault, since, signal, every = usually }: Following,
): Promise<void> {
  let known = since;
  while (!signal.aborted) {
    await setTimeout(every, undefined, { signal, ref: false }).catch(() => {});
    const now = await states(folders);
    if (signal.aborted || now === known) continue;
    try {
      const releases: Served[] = (await Promise.all(folders.map(openAll))).flat();
      site.show(releases);
    } catch (error) {
      onFault(error);
    }
    known = now;
  }
}

/** What changes when a release is replaced or a series grows: the files that every one of them writes last. */
export async function states(folders: readonly string[]): Promise<string> {
  const names = ['release.json', 'series.json'];
  const found = folders.flatMap((folder) => names.map((name) => stateOf(join(folder, name))));
  return (await Promise.all(found)).join('\n');
}

async function stateOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeMs, ctimeMs } = await stat(path).catch(() => ({}) as never);
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
