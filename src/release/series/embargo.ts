import { basename } from 'node:path';
import { problems, UserError } from '../../edition/index.js';
import { latestOf, type Series, type Vintage } from './series.js';
import { openSeries, releaseFolder, seriesAround } from './store.js';

/** A vintage and its series. */
export interface InSeries {
  series: Series;
  vintage: Vintage;
}

/**
 * The vintage that a release in the folder of a series is, whatever name or link led to it; undefined where it is in none. Of several
 * vintages that are the same release, the one whose number is the end of the path (`SERIES@3`, `SERIES/3`), else the newest public
 * one, else the first.
 */
export async function vintageOf(path: string): Promise<InSeries | undefined> {
  const own = await releaseFolder(path);
  const around = await seriesAround(own);
  if (around === undefined) return undefined;
  const { series } = await openSeries(around);
  const same = series.vintages.filter(({ id }) => id === basename(own));
  const named = /[@\\/](\d+)[\\/]*$/.exec(path)?.[1];
  const number = named === undefined ? latestOf(series)?.number : Number(named);
  const vintage = same.find((one) => one.number === number) ?? same[0];
  return vintage && { series, vintage };
}

/** From when everybody may see a vintage, in milliseconds since 1970 (UTC); absent: at once. */
export function publicFrom({ embargo }: Vintage): { from?: number } {
  return embargo ? { from: Date.parse(embargo.instant) } : {};
}

/** Whether everybody may see a vintage at an instant; what is in no series always. */
export function isPublic(vintage: { from?: number } | undefined, now: number): boolean {
  return (vintage?.from ?? Number.NEGATIVE_INFINITY) <= now;
}

/**
 * Refuses a release under embargo to a command for one person, unless access to it is recorded for this time.
 *
 * @param path a release, a series or `SERIES@NUMBER`
 * @param now milliseconds since 1970 (UTC)
 * @throws UserError naming the end of the embargo, and how to record access
 */
export async function requireAccess(path: string, now = Date.now()): Promise<void> {
  const found = await vintageOf(path);
  if (found === undefined || isPublic(publicFrom(found.vintage), now)) return;
  const { number } = found.vintage;
  const isFor = ({ vintage, from, to }: Series['access'][number]) =>
    vintage === number && Date.parse(from) <= now && now < Date.parse(to);
  if (!found.series.access.some(isFor)) throw embargoedError(path, found.vintage);
}

/** The error of a release that is not public yet, where only public ones may be shown. */
export const embargoedError = (path: string, { number, embargo }: Vintage): UserError =>
  new UserError([problems.underEmbargo(path, number, embargo!.instant)]);
