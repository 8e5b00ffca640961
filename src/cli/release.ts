import { join } from 'node:path';
import {
  addVintage,
  dayOf,
  isSeries,
  makeSeriesFolder,
  openRelease,
  openSeries,
  type Release,
  type RevisionClass,
  releaseOut,
} from '../release/index.js';
import { seriesViews } from '../site/index.js';
import { vintageHeadline } from '../words/index.js';
import { buildRelease } from './build.js';
import { type CommonOptions, languageOf, print } from './common.js';

export interface ReleaseOptions extends CommonOptions {
  platform?: readonly string[];
  to: string;
  date: string;
  class?: Exclude<RevisionClass, 'first'>;
  reason?: string;
  reasonZh?: string;
  embargo?: boolean;
}

/** `iplus release EDITION --to SERIES --date DAY`: builds a release and adds it to a series as its next vintage. */
export async function releaseCommand(edition: string, options: ReleaseOptions): Promise<void> {
  const date = dayOf(options.date);
  await makeSeriesFolder(options.to);
  const out = releaseOut(options.to);
  const { id } = await buildRelease(edition, out, options, await newestOf(options.to), true);
  const reason = { en: options.reason ?? '', zh: options.reasonZh ?? '' };
  const wanted = { id, date, class: options.class, reason, embargo: options.embargo === true };
  const series = await addVintage(options.to, wanted, seriesViews);
  const vintage = series.vintages.at(-1)!;
  print(
    options,
    vintage,
    () => `${vintageHeadline(series, vintage, languageOf(options))}\n${id} → ${options.to}/${vintage.number}`,
  );
}

/** The newest vintage of a series; undefined before the first. */
async function newestOf(folder: string): Promise<Release | undefined> {
  if (!(await isSeries(folder))) return undefined;
  const newest = (await openSeries(folder)).series.vintages.at(-1);
  return newest && openRelease(join(folder, `${newest.number}`));
}
