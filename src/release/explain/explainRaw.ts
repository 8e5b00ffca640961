import {
  offset,
  type PublishedNoise,
  Reason,
  reasonName,
  type SourceFacts,
  type Text,
} from '../../edition/index.js';
import { rawErrors } from '../../engine/index.js';
import { orNaN, orNull } from '../../tables/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';
import { fits, recordFileOf } from '../recordFiles.js';
import { computedOf, type ReceiptComputed, rawBelow } from './explainComputed.js';
import type { Figures } from './explainFigures.js';
import { type MergedFigure, mergedOf } from './explainMerged.js';
import { type RawRows, rawRowsOf } from './explainRows.js';

/** The raw figure behind a leaf. */
export interface ReceiptRaw {
  indicator: string;
  unit: Text;
  /** The raw value, imputed where it was not observed; for a group the sum or mean of its members. */
  value: number | null;
  /** The value after outlier treatment, where that changed it. */
  treated: number | null;
  /** observed, imputed:linear, …; for a group `mixed` when its members differ. */
  reason: string;
  /** The standard error of the value, divided by its denominator where it has one; null for a group, and where none is known. */
  error: number | null;
  /** The number of raw records, where the value comes from records. */
  records: number | null;
  /** The date of the records. */
  observed: string | null;
  /** X0: the total in the base period. */
  base: number | null;
  scale: number;
  /** For values imputed along time: the observed ones they follow from. */
  between: { period: string; value: number; records: number | null; observed: string | null }[];
  /** How a figure of a unit was computed from others; null for a group, and for an indicator that is not computed. */
  computed: ReceiptComputed | null;
  /** For a group with non-additive figures: the measured figure of the group itself. */
  merged: MergedFigure | null;
  /** The noise in a figure of a unit. */
  noise: PublishedNoise | null;
  sources: SourceFacts[];
  /** The records or rows of data files it comes from, and those of its denominator; empty for a group. */
  rows: RawRows[];
}

const fromOwnPeriods = new Set<number>([Reason.imputedLinear, Reason.imputedHold, Reason.imputedBack]);

/**
 * The raw figure behind a leaf, before the direction is applied.
 *
 * @param g index of a leaf
 * @param t index of a published period
 */
export function rawOf(
  release: Release,
  subject: Subject,
  figures: Figures,
  g: number,
  t: number,
): ReceiptRaw {
  const { plan, index } = release;
  const k = plan.nodes[g]!.indicator;
  const indicator = plan.indicators[k]!;
  const here = sums(plan.first + t);
  const filled = [...here.reasons].some((r) => r >= Reason.imputedLinear);
  const between = [...here.reasons].some((r) => fromOwnPeriods.has(r)) ? around(plan.first + t) : [];
  const dates = filled ? between.map((b) => b.observed) : [here.observed];
  const scale = indicator.normalise.method === 'base-share' ? indicator.normalise.scale : 1;
  const periods = between.length > 0 ? between.map((b) => b.period) : [plan.periods[plan.first + t]!];
  const computed = figures.isUnit ? computedOf(release, k, subject.number, plan.first + t) : null;
  return {
    indicator: indicator.id,
    unit: indicator.unit,
    value: orNull(here.value),
    treated: treated(plan.first + t),
    error: Number.isNaN(here.value) ? null : errorAt(plan.first + t),
    reason: here.reasons.size === 1 ? reasonName[[...here.reasons][0] as keyof typeof reasonName] : 'mixed',
    records: here.records,
    observed: here.observed,
    base: orNull(index.bases[g]!),
    scale,
    between,
    computed,
    merged: mergedOf(release, subject, indicator.id, plan.periods[plan.first + t]!),
    noise: release.noise.find((n) => n.indicator === indicator.id && periods.includes(n.period)) ?? null,
    sources: sourcesOf(
      release,
      indicator.id,
      dates.filter((d) => d !== null),
    ),
    rows: figures.isUnit
      ? [
          ...periods.map((period) => ({ indicator: k, period })),
          ...(computed ? rawBelow(plan, computed) : []),
        ].flatMap((one) => rawRowsOf(release, subject, one.indicator, one.period))
      : [],
  };

  /** The treated value of a unit, where treatment changed it. */
  function treated(at: number): number | null {
    if (!figures.isUnit) return null;
    const cell = offset(index.panel, k, subject.number, at);
    const [before, after] = [index.panel.values[cell]!, index.treatedPanel.values[cell]!];
    return before === after || Number.isNaN(after) ? null : indicator.direction * after;
  }

  function errorAt(at: number): number | null {
    if (!figures.isUnit) return null;
    return orNull(orNaN(rawErrors(plan, release.panel, index, k, at)?.[subject.number]));
  }

  /** Raw value of the subject (the sum or mean of its members), after imputation, before the direction is applied. */
  function sums(at: number) {
    let value = Number.NaN;
    let records: number | null = null;
    let observed: string | null = null;
    let present = 0;
    const reasons = new Set<number>();
    for (let c = 0; c < index.units; c++) {
      if (!figures.isMember(c)) continue;
      const cell = offset(index.panel, k, c, at);
      const x = index.panel.values[cell]!;
      if (Number.isNaN(x)) {
        if (figures.isUnit) reasons.add(index.panel.reasons[cell]!);
        continue;
      }
      value = Number.isNaN(value) ? x : value + x;
      present++;
      reasons.add(index.panel.reasons[cell]!);
      const n = release.records[cell]!;
      if (!Number.isNaN(n)) records = (records ?? 0) + n;
      observed ??= release.observed[cell] ?? null;
    }
    if (figures.rollUp === 'mean') value /= present;
    if (indicator.direction === -1) value = 0 - value;
    return { value, records, observed, reasons };
  }

  /** The nearest observed periods before and after. */
  function around(at: number): ReceiptRaw['between'] {
    return [-1, 1].flatMap((step) => {
      for (let s = at + step; s >= 0 && s < plan.periods.length; s += step) {
        const { reasons, value, records, observed } = sums(s);
        if (reasons.has(Reason.observed)) return [{ period: plan.periods[s]!, value, records, observed }];
      }
      return [];
    });
  }
}

/** The source files with the records of an indicator for some observation dates. */
function sourcesOf(release: Release, indicator: string, dates: readonly string[]): SourceFacts[] {
  const patterns = new Set(release.geocoding.filter((p) => p.indicator === indicator).map((p) => p.from));
  return release.manifest.sources.filter((s) => {
    const named = [...patterns].some((p) => fits(p, recordFileOf(s)));
    return named && (s.observed === undefined || dates.includes(s.observed));
  });
}
