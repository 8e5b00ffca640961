import { baseName, type PublishedFigure, publishedPeriods } from '../../edition/index.js';
import { inequality } from '../balance/measures.js';
import type { Analysed } from '../tidy.js';
import { tiersOf } from '../tiers/tiers.js';
import { compareTiers } from '../tiers/tiersTables.js';

/** What an index of ours says where another one published a figure. */
export interface OwnFigure {
  period: string;
  /** In the unit of the published figure, one for each figure of the row; NaN where ours has none. */
  values: number[];
}

/** Our figure for period t (from the first published one), NaN where the index has none. */
type Own = (of: Analysed, figure: PublishedFigure, t: number) => number[];

/** Figures that mean the same in any index of the same places: they have no scale, so they can stand beside each other. */
const scaleFree: Readonly<Record<string, Own | undefined>> = {
  'gini-2016': gini,
  'gini-2017': gini,
  'top3-province-share-2017': share,
  cities: ({ plan }) => [plan.units.length],
  ...Object.fromEntries([1, 2, 3, 4, 5].map((k) => [`tier-${k}-2016`, tier(k)])),
};

/** Figures that need the framework, the base and the years of the published index: a reconstruction has them. */
const ofTheFramework: Readonly<Record<string, Own | undefined>> = {
  'national-index-2015': total,
  'national-index-2016': total,
  'national-index-2017': total,
  'national-index-increase-2017': ({ index }, _, t) => [index.total[t] - index.total[t - 1]],
  'sector-healthcare-2017': growthOf(1),
  'sector-education-2017': growthOf(1),
  'sector-culture-2017': growthOf(1),
  'government-growth-2015-2017': growthOf(2),
};

/** The year the published index has as its base. */
const base = '2015';

/**
 * Our figure for a published one: of the same year where the figure hangs on the base and the framework of the published
 * index, else of the year of ours that is nearest.
 *
 * @returns undefined where our index can have no such figure
 */
export function ownFigure(of: Analysed, figure: PublishedFigure): OwnFigure | undefined {
  const { plan } = of;
  const periods = publishedPeriods(plan);
  const same = ofTheFramework[figure.id];
  const t = same ? periods.indexOf(figure.year) : nearestTo(periods, figure.year);
  if (t < 0 || (same && baseName(plan) !== base)) return undefined;
  const values = (same ?? scaleFree[figure.id])?.(of, figure, t);
  if (!values?.some((x) => x === x)) return undefined;
  return { period: periods[t], values };
}

/** Number of the period whose year is nearest, the earlier of two, the last where no year is meant. */
export function nearestTo(periods: readonly string[], year: string): number {
  const away = (t: number) => Math.abs(Number(periods[t].slice(0, 4)) - Number(year));
  if (year === '') return periods.length - 1;
  return periods.reduce((best, _, t) => (away(t) < away(best) ? t : best), 0);
}

function gini({ index }: Analysed, _: PublishedFigure, t: number): number[] {
  const { units } = index;
  return [inequality('gini', index.values.subarray(t * units, (t + 1) * units)).value];
}

function total({ index }: Analysed, _: PublishedFigure, t: number): number[] {
  return [index.total[t]];
}

/** Per cent of the whole that groups hold together; only where both are sums. */
function share({ plan, index }: Analysed, { about }: PublishedFigure, t: number): number[] {
  const grouping = plan.groupings.findIndex((g) =>
    about.every((code) => g.groups.some((of) => of.code === code)),
  );
  const of = plan.groupings[grouping];
  if (of?.rollUp !== 'sum' || plan.total.rollUp !== 'sum') return [Number.NaN];
  const line = index.groups[grouping].subarray(t * of.groups.length, (t + 1) * of.groups.length);
  const sum = of.groups.reduce((s, { code }, j) => (about.includes(code) ? s + line[j] : s), 0);
  return [(100 * sum) / index.total[t]];
}

/** Units and share of the k-th tier; the tiers are drawn by the rule of our edition. */
function tier(k: number): Own {
  return (of, _, t) => {
    const period = publishedPeriods(of.plan)[t];
    const tiers = compareTiers(of, tiersOf(of.plan, of.index, t), { period, sizes: [], shares: [] });
    const { units, share } = tiers.find((x) => x.tier === k)?.ours ?? {
      units: Number.NaN,
      share: Number.NaN,
    };
    return [units, share];
  };
}

/** Mean yearly growth of a node of the framework over one or two years, per cent. */
function growthOf(years: 1 | 2): Own {
  return ({ plan, index }, { about }, t) => {
    const g = plan.nodes.findIndex((n) => n.id === about[0]);
    if (g < 0 || t < years) return [Number.NaN];
    const ratio = index.total[g * index.periods + t] / index.total[g * index.periods + t - years];
    return [100 * ((years === 1 ? ratio : Math.sqrt(ratio)) - 1)];
  };
}
