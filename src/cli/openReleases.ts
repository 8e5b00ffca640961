import { join } from 'node:path';
import { isSeries, openRelease, openSeries, type Vintage, withdrawalOf } from '../release/index.js';
import type { Served } from '../server/index.js';
import { withPublished } from './published.js';

/**
 * The releases of some folders (for series all vintages) whose embargo has ended: files that are handed over cannot be
 * withheld later. The first vintage of a series never has an embargo, so there is always one.
 *
 * @param now milliseconds since 1970
 */
export async function openPublic(folders: readonly string[], now = Date.now()): Promise<Served[]> {
  const all = (await Promise.all(folders.map(openAll))).flat();
  return all.filter(({ vintage }) => (vintage?.from ?? Number.NEGATIVE_INFINITY) <= now);
}

/** The release of a folder, or every vintage of a series with the end of its embargo. */
export async function openAll(folder: string): Promise<Served[]> {
  if (!(await isSeries(folder))) return [await openOne(folder)];
  const { series } = await openSeries(folder);
  return Promise.all(
    // The last one of an edition counts as its newest: those that are withdrawn come first.
    [...series.vintages.filter(isGone), ...series.vintages.filter((v) => !isGone(v))].map(
      async ({ number, date, embargo, class: kind, reason, withdrawn }) => ({
        ...withPublished(await openRelease(join(folder, String(number)))),
        series,
        ...(withdrawn && { withdrawn }),
        vintage: {
          number,
          date,
          why: { class: kind, reason },
          ...(embargo && { from: Date.parse(embargo.instant) }),
        },
      }),
    ),
  );
}

const isGone = ({ withdrawn }: Vintage) => withdrawn !== undefined;

/** A single release; it may be one of a series that withdrew it. */
async function openOne(folder: string): Promise<Served> {
  const release = await openRelease(folder);
  const withdrawn = await withdrawalOf(release);
  return { ...withPublished(release), ...(withdrawn && { withdrawn }) };
}
