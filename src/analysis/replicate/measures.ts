import {
  at,
  baseName,
  line,
  type OwnMeasure,
  type PublishedFigure,
  publishedPeriods,
} from '../../edition/index.js';
import { power } from '../../engine/index.js';
import { inequality } from '../balance/measures.js';
import { indexBetween, placesAt, usedFigures } from '../size/economyOf.js';
import { chainSizes } from '../size/rules.js';
import type { Analysed } from '../tableFamily.js';
import { tiersOf } from '../tiers/tiers.js';
import { compareTiers } from '../tiers/tiersTables.js';

/** The figure of an index of this program that corresponds to a published one. */
export interface OwnFigure {
  period: string;
  /** In the unit of the published figure, one for each figure of the row; NaN where ours has none. */
  values: number[];
}

/** Computes the figure for period t (from the first published one); NaN where the index has none. */
type Own = (of: Analysed, figure: PublishedFigure, t: number, measure: OwnMeasure) => number[];

/** The figures that an index of this program can provide. */
const measures: Readonly<Record<OwnMeasure['measure'], Own>> = {
  total: ({ index }, _, t) => [at(index.total, 0, 0, t)],
  change: ({ index }, _, t) => [t > 0 ? at(index.total, 0, 0, t) - at(index.total, 0, 0, t - 1) : Number.NaN],
  growth,
  share,
  gini,
  units: ({ plan }) => [plan.units.length],
  tier,
  size: (of, _, t) => [sizeAt(of, t).size],
  'size-growth': (of, _, t) => [100 * (sizeAt(of, t).size / sizeAt(of, t - 1).size - 1)],
  'output-share': (of, _, t) => [sizeAt(of, t).share],
  'output-share-change': (of, _, t) => [sizeAt(of, t).share - sizeAt(of, t - 1).share],
};

/**
 * The figure of this index for a published one. A figure that is independent of scale (a rank, a share) is taken from the nearest
 * year; one that depends on the framework and base of the published index from the same year, and only where the base is the same.
 *
 * @returns undefined where this index cannot have such a figure
 */
export function ownFigure(of: Analysed, figure: PublishedFigure, measure: OwnMeasure): OwnFigure | undefined {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const same = measure.base !== undefined;
  const t = same ? periods.indexOf(figure.year) : nearestTo(periods, figure.year);
  if (t < 0 || (same && baseName(plan) !== measure.base)) return undefined;
  const values = measures[measure.measure](of, figure, t, measure);
  return values.some((x) => x === x) ? { period: periods[t], values } : undefined;
}

/** Index of the period whose year is nearest, the earlier of two, the last where no year is meant. */
export function nearestTo(periods: readonly string[], year: string): number {
  const away = (t: number) => Math.abs(Number(periods[t].slice(0, 4)) - Number(year));
  if (year === '') return periods.length - 1;
  return periods.reduce((best, _, t) => (away(t) < away(best) ? t : best), 0);
}

function gini({ index }: Analysed, _: PublishedFigure, t: number): number[] {
  return [inequality('gini', line(index, 0, t)).value];
}

/** Per cent of the total in several groups together; only where both are sums. */
function share({ plan, index }: Analysed, { about }: PublishedFigure, t: number): number[] {
  const grouping = plan.groupings.findIndex((g) =>
    about.every((code) => g.groups.some((of) => of.code === code)),
  );
  const of = plan.groupings[grouping];
  if (of?.rollUp !== 'sum' || plan.total.rollUp !== 'sum') return [Number.NaN];
  const groups = line(index.groups[grouping], 0, t);
  const sum = of.groups.reduce((s, { code }, j) => (about.includes(code) ? s + groups[j] : s), 0);
  return [(100 * sum) / at(index.total, 0, 0, t)];
}

/** Size by the chained rule of the edition in 10^12, and its share of the output in per cent; NaN without such a rule. */
function sizeAt(of: Analysed, t: number): { size: number; share: number } {
  const { plan, index } = of;
  const none = { size: Number.NaN, share: Number.NaN };
  const { size: rules, indicators } = plan.economy ?? {};
  const output = indicators?.find(({ id }) => id === rules?.output);
  if (!plan.economy || !rules?.chained || !output || rules.chained.index !== null) return none;
  const { elasticity, period, size } = rules.chained;
  const periods = publishedPeriods(plan);
  const [total] = placesAt(plan, index, 'total');
  const steps = periods.slice(1).map((to, i) => indexBetween(of, total, [periods[i], to]));
  const own = chainSizes(steps, elasticity, periods.indexOf(period), size)[t] ?? Number.NaN;
  const all = usedFigures(plan.economy, output.id).of(total, periods[t] ?? '');
  return { size: (own * output.scale) / 1e12, share: (100 * own) / all };
}

/** Units and share of a tier; the tiers follow the rule of this edition. */
function tier(of: Analysed, _: PublishedFigure, t: number, measure: OwnMeasure): number[] {
  const period = publishedPeriods(of.plan)[t];
  const tiers = compareTiers(of, tiersOf(of.plan, of.index, t), { period, sizes: [], shares: [] });
  const none = { units: Number.NaN, share: Number.NaN };
  const { units, share: part } = tiers.find((x) => x.tier === measure.tier)?.ours ?? none;
  return [units, part];
}

/** Mean yearly growth of the node that a figure is about, over one or more years, per cent. */
function growth(
  { plan, index }: Analysed,
  { about }: PublishedFigure,
  t: number,
  { years = 1 }: OwnMeasure,
): number[] {
  const g = plan.nodes.findIndex((n) => n.id === about[0]);
  if (g < 0 || t < years) return [Number.NaN];
  const ratio = at(index.total, g, 0, t) / at(index.total, g, 0, t - years);
  const yearly = years === 1 ? ratio : years === 2 ? Math.sqrt(ratio) : power(ratio, 1 / years);
  return [100 * (yearly - 1)];
}
