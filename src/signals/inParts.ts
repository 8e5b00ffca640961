import { createHash } from 'node:crypto';
import type { InputFile } from '../edition/index.js';
import { duckdb, mergePartials, type Partials, type PlannedSignal, queryPlan } from '../sql/index.js';
import type { ResultCache } from './cache.js';
import { distinctCountKeys } from './distinctCounts.js';
import { duckdbVersion } from './duckdb.js';
import type { DistinctCountRequest, DistinctCountRow, OnProgress, PartialTable } from './engine.js';
import { placeKeys } from './names.js';
import { partitionValues } from './open/partitions.js';
import { type RecordFolder, readAs } from './recordFolder.js';

/** To be increased whenever the cached values for the same file and query change. */
export const readingVersion = 5;

/** Files composed of several others that no longer exist: the hashes of these, by the hash of the composed file. */
export type ComposedFiles = ReadonlyMap<string, readonly string[]>;

/** The records of a file: its bytes, and the columns that its folders name. */
export function contentOf({ path, sha256 }: InputFile): string {
  const named = partitionValues(path);
  return named.length === 0 ? sha256 : `${sha256} ${JSON.stringify(named)}`;
}

/**
 * The merged partials of all files. Those of a file come from the cache, from the cached partials of the files it was
 * composed of, or from reading it. Enters the dates and place names of each file in `dates` and `names`.
 */
export async function partialsInParts(
  read: (path: string) => Promise<PartialTable>,
  files: readonly InputFile[],
  signals: readonly PlannedSignal[],
  cache: ResultCache,
  { dates, names }: Pick<RecordFolder, 'dates' | 'names'>,
  onProgress: OnProgress,
  madeOf: ComposedFiles = new Map(),
): Promise<PartialTable> {
  const { queries } = queryPlan('records', signals, duckdb);
  const written = [duckdbVersion(), readingVersion, ...queries.map((q) => q.sql)].join('\n');
  const question = createHash('sha256').update(written).digest('hex');
  const keyOf = (file: InputFile) => `${contentOf(file)}\n${question}`;
  const known = (file: InputFile): readonly Partials[] | undefined => {
    const found = cache.find('partials', keyOf(file));
    const of = madeOf.get(file.sha256);
    if (found || !of) return found;
    const each = of.map((sha256) => known({ ...file, sha256 }));
    if (each.some((one) => one === undefined)) return undefined;
    return queries.map(({ cells }, q) =>
      mergePartials(
        cells,
        each.map((one) => one![q]!),
      ),
    );
  };
  const parts: (readonly Partials[])[] = [];
  for (const [i, file] of files.entries()) {
    onProgress(i / files.length);
    const key = keyOf(file);
    const cached = cache.find('partials', key);
    const partials = cached ?? known(file) ?? (await read(file.path)).map((t) => t.partials);
    if (!cached) await cache.store('partials', key, partials);
    parts.push(partials);
  }
  const datesOf = (part: readonly Partials[]) => new Set(Array.from(part[0]!.observed, (date) => date ?? ''));
  dates.set(readAs(signals[0]!), new Map(files.map(({ path }, i) => [path, datesOf(parts[i]!)])));
  const wordsOf = new Map(files.map(({ path }, i) => [path, parts[i]![0]!.words]));
  const textsOf = (path: string) => wordsOf.get(path)!.map((list) => Array.from(list, (word) => word ?? ''));
  names.set(readAs(signals[0]!), (path) => new Set(placeKeys(textsOf(path))));
  return queries.map((query, q) => ({
    query,
    partials: mergePartials(
      query.cells,
      parts.map((p) => p[q]!),
    ),
  }));
}

/**
 * Exact distinct counts by sets of files that have no slot in common with others: the results are cached, and only
 * files that share a slot with a new file are read again.
 * @param query counts in some files, on some dates
 */
export async function countsInParts(
  files: readonly InputFile[],
  question: DistinctCountRequest,
  cache: ResultCache,
  dates: RecordFolder['dates'],
  query: (files: readonly string[], dates: readonly string[]) => Promise<DistinctCountRow[]>,
): Promise<DistinctCountRow[]> {
  const datesOf = dates.get(readAs(question.signals[0]!))!;
  const keyOn = distinctCountKeys(question);
  const all: DistinctCountRow[] = [];
  for (const slots of slotsCountedTogether(
    files.map(({ path }) => slotsOf(datesOf.get(path)!, question.slots)),
  )) {
    const these = files.filter(({ path }) =>
      slotsOf(datesOf.get(path)!, question.slots).some((s) => slots.has(s)),
    );
    const on = [...question.slots].flatMap(([date, slot]) => (slots.has(slot) ? [date] : []));
    const key = [
      duckdbVersion(),
      readingVersion,
      ...these.map(contentOf),
      JSON.stringify([...slots]),
      keyOn(on),
    ].join('\n');
    let rows = cache.find('counts', key);
    if (!rows) {
      rows = await query(
        these.map((f) => f.path),
        on,
      );
      await cache.store('counts', key, rows);
    }
    for (const row of rows) all.push(row);
  }
  return all;
}

function slotsOf(dates: ReadonlySet<string>, slots: ReadonlyMap<string, string>): string[] {
  return [...new Set([...dates].flatMap((date) => slots.get(date) ?? []))].sort();
}

/** Sets of slots that have to be counted together, because some file has dates in several of them. */
function slotsCountedTogether(files: readonly (readonly string[])[]): Set<string>[] {
  let groups: Set<string>[] = [];
  for (const slots of files.filter((f) => f.length > 0)) {
    const touching = groups.filter((group) => slots.some((slot) => group.has(slot)));
    const joined = new Set([...touching.flatMap((group) => [...group]), ...slots]);
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  }
  return groups;
}
