import { join } from 'node:path';
import { type Revision, revisionOf, revisionSize } from '../../analysis/index.js';
import { problems, type Text, UserError } from '../../edition/index.js';
import { solverFor } from '../../engine/index.js';
import { findNode } from '../find.js';
import { openRelease } from '../openRelease.js';
import type { Release } from '../readRelease.js';
import type { ReleaseFile } from '../store/store.js';
import { entryOf, lift, openEntry, withPunctuality } from './calendar.js';
import { qualityOf, type Revised } from './qualityFacts.js';
import { growingTables, withVintageRows } from './revisionTables.js';
import { isEmbargoed, type RevisionClass, type Series, type Vintage } from './series.js';
import { changeSeries, releaseOut, type SeriesState } from './store.js';

/** Makes the files of a series for its readers: feed, calendar, quality. Supplied by a floor above. */
export type SeriesViews = (series: Series) => ReleaseFile[];

/** The properties of a new vintage. */
export interface NewVintage {
  /** Id of the release, whose folder is given by `releaseOut`. */
  id: string;
  date: string;
  class?: Exclude<RevisionClass, 'first'> | undefined;
  reason: Text;
  /** Whether it is embargoed until the announced hour. */
  embargo: boolean;
}

/**
 * Adds a release as the next vintage of a series. An embargoed vintage is in the series, but neither `latest` nor in any table or
 * feed.
 *
 * @throws UserError when the release is of another edition or is the newest one again, the date is before the newest one's, a reason is
 *   absent, an older vintage is still embargoed, or an embargo has no announcement of that day
 */
export async function addVintage(folder: string, wanted: NewVintage, views: SeriesViews): Promise<Series> {
  return change(folder, views, async (state) => {
    const release = await openOf(folder, wanted.id);
    const series = state?.series ?? emptySeries(release);
    const vintage = nextVintage(series, release, wanted);
    const entry = openEntry(series, vintage.period);
    const calendar = series.calendar.map((e) => (e === entry ? { ...e, vintage: vintage.number } : e));
    return { ...series, calendar, vintages: [...series.vintages, vintage] };
  });
}

/** Makes an embargoed vintage public, once its embargo has ended. @see lift */
export async function liftEmbargo(folder: string, now: string, views: SeriesViews): Promise<Series> {
  return change(folder, views, async (state) => {
    if (!state) throw new UserError([problems.notASeries(folder)]);
    return lift(state.series, folder, now);
  });
}

/** Any other change of an existing series. */
export async function editSeries(
  folder: string,
  edit: (series: Series) => Series,
  views: SeriesViews,
): Promise<Series> {
  return change(folder, views, async (state) => {
    if (!state) throw new UserError([problems.notASeries(folder)]);
    return edit(state.series);
  });
}

/** Applies a change of a series, with the tables of vintages that become public by it. */
async function change(
  folder: string,
  views: SeriesViews,
  next: (state: SeriesState | undefined) => Promise<Series>,
): Promise<Series> {
  let made: Series | undefined;
  await changeSeries(folder, async (state) => {
    const { series, files } = await withRevealedVintages(
      folder,
      await next(state),
      state?.files ?? new Map(),
    );
    made = series;
    const tables = growingTables.flatMap((path) => {
      const content = files.get(path);
      return content === undefined ? [] : [{ path, content }];
    });
    return { series, files: [...tables, ...views(series)] };
  });
  return made!;
}

/** Adds the quality and the table rows of vintages that have become public. */
async function withRevealedVintages(
  folder: string,
  series: Series,
  files: ReadonlyMap<string, string>,
): Promise<SeriesState> {
  let tables = new Map(files);
  const vintages: Vintage[] = [];
  for (const vintage of series.vintages) {
    if (vintage.quality !== null || isEmbargoed(vintage)) {
      vintages.push(vintage);
      continue;
    }
    const release = await openOf(folder, vintage.id);
    const before = vintages.at(-1);
    const revision = before && (await revisionBetween(await openOf(folder, before.id), release));
    tables = withVintageRows(tables, vintage, release, revision);
    const quality = qualityOf(release, vintage.date, revision ? sizeOf(revision) : null);
    vintages.push(withPunctuality({ ...vintage, quality }, entryOf(series, vintage)));
  }
  return { series: { ...series, vintages }, files: tables };
}

/**
 * The changes between two releases at a node that both have, by id or title (default: the root).
 * @throws UserError when the node is not in both
 */
export async function revisionBetween(before: Release, after: Release, node?: string): Promise<Revision> {
  const of = after.plan.nodes[findNode(after.plan, node, undefined, '--node')]!.id;
  if (node !== undefined && !before.plan.nodes.some(({ id }) => id === of)) {
    throw new UserError([problems.noNode(node)]);
  }
  const solve = await solverFor([...before.plan.nodes, ...after.plan.nodes]);
  return revisionOf(before, after, of, solve);
}

function sizeOf(revision: Revision): Revised {
  const known = Object.entries(revisionSize(revision.values)).map(([key, x]) => [
    key,
    Number.isNaN(x) ? null : x,
  ]);
  const size = Object.fromEntries(known) as Omit<Revised, 'cells' | 'planChanges'>;
  return { ...size, cells: revision.cells.length, planChanges: revision.plan.length };
}

const openOf = (folder: string, id: string) => openRelease(join(releaseOut(folder), '..', '.release', id));

function emptySeries({ manifest }: Release): Series {
  const { edition, title, 'data-status': status } = manifest;
  return { format: 1, edition, title, 'data-status': status, vintages: [], calendar: [], access: [] };
}

function nextVintage(series: Series, release: Release, wanted: NewVintage): Vintage {
  const { manifest, plan } = release;
  const last = series.vintages.at(-1);
  const period = plan.periods.at(-1)!;
  if (manifest.edition !== series.edition) {
    throw new UserError([problems.otherEdition('--to', manifest.edition, series.edition)]);
  }
  if (last?.id === wanted.id) throw new UserError([problems.nothingNew('--to', last.number)]);
  if (last && wanted.date < last.date) {
    throw new UserError([problems.earlierDate(wanted.date, last.date, last.number)]);
  }
  if (!last && wanted.class) {
    const expected = { en: 'no class: the first vintage revises nothing', zh: '首版不作修订，无需类别' };
    throw new UserError([problems.badOption('--class', wanted.class, expected)]);
  }
  const kind = last ? (wanted.class ?? 'routine') : 'first';
  if ((kind === 'major' || kind === 'error') && (wanted.reason.en === '' || wanted.reason.zh === '')) {
    throw new UserError([problems.absentReason(`--class ${kind}`)]);
  }
  if (last && isEmbargoed(last) && !wanted.embargo) throw new UserError([problems.heldBack(last.number)]);
  return {
    number: (last?.number ?? 0) + 1,
    date: wanted.date,
    id: wanted.id,
    version: manifest.version,
    class: kind,
    reason: wanted.reason,
    supersedes: last?.number ?? null,
    period,
    embargo: wanted.embargo ? embargoOf(series, period, wanted.date) : null,
    lifted: null,
    quality: null,
  };
}

function embargoOf(series: Series, period: string, date: string): Vintage['embargo'] {
  const entry = openEntry(series, period);
  if (!entry) throw new UserError([problems.notAnnounced('--embargo', period)]);
  if (entry.date !== date) throw new UserError([problems.embargoDay(date, entry.date)]);
  const { time, zone, instant } = entry;
  return { date, time, zone, instant };
}
