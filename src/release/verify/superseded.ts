import type { Release } from '../readRelease.js';
import { latestOf } from '../series/series.js';
import { openSeries, seriesAround } from '../series/store.js';
import type { Log } from '../trust/log/log.js';

/** A later release of the same edition, and where it is listed. */
export interface Superseded {
  by: string;
  in: 'series' | 'log';
}

/** The newest public release that the series around a release, or else a log, has after it; undefined where it is the newest. */
export async function supersededBy(release: Release, log?: Log): Promise<Superseded | undefined> {
  const inSeries = await newestInSeries(release);
  if (inSeries !== undefined) return { by: inSeries, in: 'series' };
  const inLog = log && newestInLog(release, log);
  return inLog === undefined ? undefined : { by: inLog, in: 'log' };
}

async function newestInSeries({ folder, manifest }: Release): Promise<string | undefined> {
  const around = await seriesAround(folder);
  if (around === undefined) return undefined;
  const { series } = await openSeries(around);
  const own = series.vintages.find(({ id }) => id === manifest.id);
  const latest = latestOf(series);
  return own && latest && latest.number > own.number ? latest.id : undefined;
}

/**
 * A log names releases by their ids alone, so a later entry counts where what follows the name of the edition is a version
 * without hyphens and a hash: `china-open-2` is no release of `china`.
 */
function newestInLog({ manifest: { id, edition } }: Release, { entries }: Log): string | undefined {
  const ids = entries.map(releaseIn);
  const rest = /^-[^-]+-[0-9a-f]{12,64}$/;
  const later = ids.slice(ids.lastIndexOf(id) + 1);
  return later.findLast((one) => one?.startsWith(edition) && rest.test(one.slice(edition.length)));
}

function releaseIn(entry: Buffer): string | undefined {
  try {
    const { release } = JSON.parse(entry.toString()) as { release?: unknown };
    return typeof release === 'string' ? release : undefined;
  } catch {
    return undefined;
  }
}
