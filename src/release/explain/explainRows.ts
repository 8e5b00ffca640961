import { periodOfDate, placeColumns, type Signal, type Text } from '../../edition/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';
import { fits, isMade, recordFileOf } from '../recordFiles.js';
import { type SampleShown, sampleOf } from './sampleOf.js';

/** A file of the edition. */
export interface RawFile {
  path: string;
  /** Of the file; for one converted from a package, the hash of the file in the package. */
  sha256: string;
  /** `npm:package@version/file` where the file is converted from a package. */
  madeOf?: string;
}

/** The records behind one cell: the declared query with all its values. */
export interface RecordRows {
  kind: 'records';
  indicator: string;
  /** Title of the indicator. */
  title: Text;
  period: string;
  files: RawFile[];
  /** The columns by which a record is placed, and every place name of the unit in them. */
  columns: string[];
  words: string[][];
  /** The file of borders by which coordinates are placed. */
  borders?: string;
  date: { column: string; zone?: string; format?: string; dates: string[] };
  /** SQL condition on the records. */
  where?: string;
  /** What is counted or summed. */
  value: Signal['value'];
  /** Which dates of the period are used, and how. */
  take?: Signal['period']['take'];
  /** Some of the records; absent in releases made before there were samples, and where the unit has no figure. */
  sample?: SampleShown;
}

/** The row of a data file behind one cell, counted from 1 without the header. */
export interface DataFileRows {
  kind: 'data';
  indicator: string;
  /** Title of the indicator. */
  title: Text;
  period: string;
  file: RawFile;
  form: 'long' | 'wide';
  /** The content of the row: `unit`, `period`, and in a long file `indicator`. */
  select: Record<string, string>;
  /** The first and the last row of the file with a cell of the indicator. */
  first: number;
  last: number;
  /** The row itself; absent as for records. */
  sample?: SampleShown;
}

export type RawRows = RecordRows | DataFileRows;

type Named = Pick<RawRows, 'title'> & { id: string };

/**
 * The origin of one cell of an indicator, and of its denominator; empty for a release without these data.
 *
 * @param subject a unit
 * @param k index of the indicator
 */
export function rawRowsOf(release: Release, subject: Subject, k: number, period: string): RawRows[] {
  const { indicators } = release.plan;
  const own = indicators[k]!;
  const all = own.denominator < 0 ? [own] : [own, indicators[own.denominator]!];
  return all.flatMap((indicator) => [
    ...recordRows(release, subject, indicator, period),
    ...dataRows(release, subject, indicator, period),
  ]);
}

function recordRows(
  release: Release,
  subject: Subject,
  { id: indicator, title }: Named,
  period: string,
): RecordRows[] {
  const { plan, raw, geocoding } = release;
  const signals = raw?.signals.filter((s) => s.indicator === indicator) ?? [];
  return signals.flatMap((signal): RecordRows[] => {
    const { from, where, value, unit, period: when } = signal;
    const borders = 'lon' in unit ? unit.borders : undefined;
    const dates = geocoding
      .filter((p) => p.indicator === indicator && p.from === from && p.used)
      .map((p) => p.observed)
      .filter((date) => periodOfDate(date, plan.frequency) === period);
    const columns = placeColumns(unit);
    const named = raw!.named.filter(
      (n) =>
        n.unit === subject.code &&
        n.from === from &&
        n.columns.join() === columns.join() &&
        dates.some((d) => n.first <= d && d <= n.last),
    );
    if (named.length === 0) return [];
    const sample = sampleOf(release, subject, indicator, period, (set) => set.from === from);
    return [
      {
        kind: 'records',
        indicator,
        title,
        period,
        files: [...filesOf(release, from), ...(borders ? filesOf(release, borders) : [])],
        columns,
        ...(borders === undefined ? {} : { borders }),
        words: named.map((n) => n.words),
        date: { ...dateOf(when), dates },
        ...(where === undefined ? {} : { where }),
        value,
        ...(when.take === undefined ? {} : { take: when.take }),
        ...(sample && { sample }),
      },
    ];
  });
}

/** The files of the release that match a name or a pattern of record files. */
function filesOf({ manifest }: Release, from: string): RawFile[] {
  const made = manifest.sources
    .filter(isMade)
    .map((s) => ({ path: recordFileOf(s), sha256: s.sha256, madeOf: s.from }));
  const own = manifest.inputs.map(({ path, sha256 }) => ({ path, sha256 }));
  return [...own, ...made].filter(({ path }) => fits(from, path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function dataRows(
  release: Release,
  subject: Subject,
  { id: indicator, title }: Named,
  period: string,
): DataFileRows[] {
  const { raw, manifest } = release;
  return (raw?.dataRows ?? [])
    .filter((d) => d.indicator === indicator)
    .map(({ file: path, form, first, last }) => {
      const sample = sampleOf(release, subject, indicator, period, ({ file }) => file === path);
      return {
        kind: 'data',
        indicator,
        title,
        period,
        file: { path, sha256: manifest.inputs.find((i) => i.path === path)!.sha256 },
        form,
        select: { unit: subject.code, period, ...(form === 'long' ? { indicator } : {}) },
        first,
        last,
        ...(sample && { sample }),
      };
    });
}

/** How the dates of records are read, as declared by the signal. */
function dateOf({ column, zone, format }: Signal['period']): Omit<RecordRows['date'], 'dates'> {
  return { column, ...(zone === undefined ? {} : { zone }), ...(format === undefined ? {} : { format }) };
}
