import { join } from 'node:path';
import {
  embargoedError,
  isPublic,
  isSeries,
  openRelease,
  openSeries,
  publicFrom,
  type Vintage,
  vintageOf,
} from '../release/index.js';
import type { Served } from '../server/index.js';

/**
 * The releases of some folders (for series all vintages) whose embargo has ended: files that are handed over cannot be
 * withheld later. The first vintage of a series never has an embargo, so there is always one of a series.
 *
 * @param now milliseconds since 1970
 * @throws UserError for a single vintage that is under embargo
 */
export async function openPublic(folders: readonly string[], now = Date.now()): Promise<Served[]> {
  const open = async (folder: string) => {
    const all = await openAll(folder);
    const shown = all.filter(({ vintage }) => isPublic(vintage, now));
    if (shown.length > 0) return shown;
    throw embargoedError(folder, (await vintageOf(folder))!.vintage);
  };
  return (await Promise.all(folders.map(open))).flat();
}

/** The release of a folder, or every vintage of a series, with the end of its embargo. */
export async function openAll(folder: string): Promise<Served[]> {
  if (!(await isSeries(folder))) return [await openOne(folder)];
  const { series } = await openSeries(folder);
  return Promise.all(
    // The last one of an edition counts as its newest: those that are withdrawn come first.
    [...series.vintages.filter(isGone), ...series.vintages.filter((v) => !isGone(v))].map(
      async (vintage) => ({
        ...(await openRelease(join(folder, String(vintage.number)))),
        series,
        ...datedOf(vintage),
      }),
    ),
  );
}

const isGone = ({ withdrawn }: Vintage) => withdrawn !== undefined;

/** A single release; it may be a vintage of a series. */
async function openOne(folder: string): Promise<Served> {
  const [release, found] = await Promise.all([openRelease(folder), vintageOf(folder)]);
  return { ...release, ...(found && datedOf(found.vintage)) };
}

/** What a site says of the publication of a vintage. */
function datedOf(vintage: Vintage): Pick<Served, 'vintage' | 'withdrawn'> {
  const { number, date, class: kind, reason, withdrawn } = vintage;
  return {
    vintage: { number, date, why: { class: kind, reason }, ...publicFrom(vintage) },
    ...(withdrawn && { withdrawn }),
  };
}
