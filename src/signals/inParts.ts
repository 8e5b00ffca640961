import type { InputFile } from '../edition/index.js';
import { duckdb, mergePartials, type Partials, type PlannedSignal, queryPlan } from '../sql/index.js';
import { countingSql } from './differentValues.js';
import { duckdbVersion } from './duckdb.js';
import type { CountedRow, CountingQuestion, PartialTable, Told } from './engine.js';
import type { Kept } from './kept.js';

/** The dates that each file has, by how signals read it and then by its path. */
export type DatesOfFiles = Map<string, ReadonlyMap<string, ReadonlySet<string>>>;

const readAs = ({ from, unit, period }: PlannedSignal) =>
  JSON.stringify([from, unit, period.column, period.zone, period.format]);

/** Changes whenever something else is made of the same file and question. */
const reading = 2;

/** The partials of every file, kept or read now, merged; notes the dates of the files. */
export async function partialsInParts(
  read: (path: string) => Promise<PartialTable>,
  files: readonly InputFile[],
  signals: readonly PlannedSignal[],
  kept: Kept,
  dates: DatesOfFiles,
  told: Told,
): Promise<PartialTable> {
  const { queries } = queryPlan('records', signals, duckdb);
  const question = [duckdbVersion, reading, ...queries.map((q) => q.sql)].join('\n');
  const parts: (readonly Partials[])[] = [];
  for (const [i, { path, sha256 }] of files.entries()) {
    told(i / files.length);
    const key = `${sha256}\n${question}`;
    let partials = kept.find('partials', key);
    if (!partials) {
      partials = (await read(path)).map((t) => t.partials);
      await kept.keep('partials', key, partials);
    }
    parts.push(partials);
  }
  const datesOf = (part: readonly Partials[]) => new Set(Array.from(part[0]!.observed, (date) => date ?? ''));
  dates.set(readAs(signals[0]!), new Map(files.map(({ path }, i) => [path, datesOf(parts[i]!)])));
  return queries.map((query, q) => ({
    query,
    partials: mergePartials(
      query.cells,
      parts.map((p) => p[q]!),
    ),
  }));
}

/**
 * The counts of different values, by files that have no slot in common with others: what they say is kept, and only files that share a
 * slot with a new one are read again.
 * @param ask counts in some files, on some dates
 */
export async function countsInParts(
  files: readonly InputFile[],
  question: CountingQuestion,
  kept: Kept,
  dates: DatesOfFiles,
  ask: (files: readonly string[], dates: readonly string[]) => Promise<CountedRow[]>,
): Promise<CountedRow[]> {
  const datesOf = dates.get(readAs(question.signals[0]!))!;
  const all: CountedRow[] = [];
  for (const slots of together(files.map(({ path }) => slotsOf(datesOf.get(path)!, question.slots)))) {
    const these = files.filter(({ path }) =>
      slotsOf(datesOf.get(path)!, question.slots).some((s) => slots.has(s)),
    );
    const on = [...question.slots].flatMap(([date, slot]) => (slots.has(slot) ? [date] : []));
    const sql = countingSql({ dialect: duckdb }, 'records', question, on);
    const key = [duckdbVersion, reading, ...these.map((f) => f.sha256), JSON.stringify([...slots]), sql].join(
      '\n',
    );
    let rows = kept.find('counts', key);
    if (!rows) {
      rows = await ask(
        these.map((f) => f.path),
        on,
      );
      await kept.keep('counts', key, rows);
    }
    all.push(...rows);
  }
  return all;
}

function slotsOf(dates: ReadonlySet<string>, slots: ReadonlyMap<string, string>): string[] {
  return [...new Set([...dates].flatMap((date) => slots.get(date) ?? []))].sort();
}

/** Slots that are, by way of files that have several, to be counted together. */
function together(files: readonly (readonly string[])[]): Set<string>[] {
  let groups: Set<string>[] = [];
  for (const slots of files.filter((f) => f.length > 0)) {
    const touching = groups.filter((group) => slots.some((slot) => group.has(slot)));
    const joined = new Set([...touching.flatMap((group) => [...group]), ...slots]);
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  }
  return groups;
}
