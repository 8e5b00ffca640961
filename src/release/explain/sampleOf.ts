import {
  type NoRows,
  offset,
  Reason,
  type SampleRow,
  type SampleSet,
  type Text,
} from '../../edition/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';

/** Rows of one file, as they are. */
export interface SampleOfFile extends Omit<SampleSet, 'indicator' | 'period' | 'from'> {
  rows: Omit<SampleRow, 'set' | 'unit' | 'of'>[];
}

/**
 * Some of the rows behind a figure, or why none are shown: as the release says for the indicator (`NoRows`, with the reason of the
 * edition where it gives one), `none` where no record meets the condition, `period` where the release has only those of another
 * period, `size` where it has only those of other units.
 */
export type SampleShown =
  | { of: number; files: SampleOfFile[] }
  | { why: NoRows | 'none' | 'size'; reason?: Text }
  | { why: 'period'; period: string };

/**
 * The sample of the rows behind a figure of a unit; undefined where the unit has no figure, in a release without samples, and where
 * the figure comes from other files.
 *
 * @param isOf whether the rows are of these files
 */
export function sampleOf(
  { plan, panel, raw, records }: Release,
  { code, number }: Subject,
  indicator: string,
  period: string,
  isOf: (set: SampleSet) => boolean,
): SampleShown | undefined {
  const samples = raw?.samples;
  const k = plan.indicators.findIndex(({ id }) => id === indicator);
  const cell = offset(panel, k, number, plan.periods.indexOf(period));
  if (!samples || panel.reasons[cell] !== Reason.observed) return undefined;
  const sets = samples.sets.map((set, i) => ({ set, i })).filter(({ set }) => set.indicator === indicator);
  const files = sets.flatMap(({ set, i }) => {
    const own = samples.rows.filter((row) => row.set === i && row.unit === code);
    return set.period === period && own.length > 0 ? [{ set, own }] : [];
  });
  const wanted = files.filter(({ set }) => isOf(set));
  if (wanted.length > 0) return { of: wanted[0]!.own[0]!.of, files: wanted.map(shownSample) };
  if (files.length > 0) return undefined;
  const without = samples.without.find((one) => one.indicator === indicator);
  if (without) {
    const { reason } = samples;
    return { why: without.why, ...(without.why === 'withheld' && reason && { reason }) };
  }
  if (records[cell] === 0) return { why: 'none' };
  const other = sets.find(({ set }) => set.period !== period);
  return other ? { why: 'period', period: other.set.period } : { why: 'size' };
}

function shownSample({ set, own }: { set: SampleSet; own: readonly SampleRow[] }): SampleOfFile {
  const { indicator: _, period: __, from: ___, ...file } = set;
  return { ...file, rows: own.map(({ number, rank, cells }) => ({ number, rank, cells })) };
}
