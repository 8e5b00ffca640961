/** A series of an edition of the framework, by period. */
export interface Series {
  edition: string;
  periods: readonly string[];
  /** NaN is missing. */
  values: ArrayLike<number>;
  /** The overlap period with the next edition; by default the last that both have. */
  over?: string | null;
}

/** One period of a chained series. */
export interface LinkedValue {
  period: string;
  edition: string;
  /** As published in its edition. */
  raw: number;
  /** On the scale of the first edition: raw × factor. */
  linked: number;
  /** Whether the framework changes here: a break in series. */
  breaks: boolean;
}

/** A link between two editions. */
export interface Link {
  from: string;
  to: string;
  overlap: string;
  /** old / new in the overlap, times the factors before. */
  factor: number;
}

/**
 * Chains editions of a framework to one series on the scale of the first: each is linked to the previous one in the last common
 * period in which both are present, by `factor = old / new` of the total. The old edition is shown up to the overlap, the new one
 * after it, both unlinked and linked; the first period of the new one is a break in series. Growth from there on is
 * that of the new edition.
 * Source: OECD/JRC Handbook (2008), section 6; method of the published index is not known (choice).
 *
 * @returns the series and its links, or between which two editions there is no overlap above zero
 */
export function chain(editions: readonly Series[]): { series: LinkedValue[]; links: Link[] } | NoOverlap {
  const links = linksOf(editions);
  return 'why' in links ? links : { series: linkSeries(editions, links), links };
}

/** Two editions that cannot be chained. */
export interface NoOverlap {
  why: 'no-overlap';
  from: string;
  to: string;
}

/** The links between editions, from the series of their totals. */
export function linksOf(editions: readonly Series[]): Link[] | NoOverlap {
  const links: Link[] = [];
  let factor = 1;
  for (const [i, edition] of editions.slice(1).entries()) {
    const before = editions[i];
    const overlap = overlapOf(before, edition);
    if (overlap === undefined) return { why: 'no-overlap', from: before.edition, to: edition.edition };
    factor *= valueAt(before, overlap) / valueAt(edition, overlap);
    links.push({ from: before.edition, to: edition.edition, overlap, factor });
  }
  return links;
}

/**
 * Links the series of any place with the factors of the total, so that places still add up to it.
 *
 * @param editions the series in each edition, as many as the links join; one may be empty
 */
export function linkSeries(editions: readonly Omit<Series, 'over'>[], links: readonly Link[]): LinkedValue[] {
  const series: LinkedValue[] = [];
  editions.forEach(({ edition, periods, values }, i) => {
    const { factor, overlap } = links[i - 1] ?? { factor: 1, overlap: '' };
    while (i > 0 && series.length > 0 && series[series.length - 1].period > overlap) series.pop();
    const own = periods.flatMap((period, t) => (period > overlap ? [{ period, raw: values[t] }] : []));
    own.forEach(({ period, raw }, n) => {
      series.push({ period, edition, raw, linked: raw * factor, breaks: i > 0 && n === 0 });
    });
  });
  return series;
}

function overlapOf(before: Series, now: Series): string | undefined {
  const both = (p: string) => valueAt(before, p) > 0 && valueAt(now, p) > 0;
  if (before.over) return both(before.over) ? before.over : undefined;
  return before.periods.findLast(both);
}

/** The value of a series in a period; NaN where it has none. */
export function valueAt({ periods, values }: Pick<Series, 'periods' | 'values'>, period: string): number {
  const t = periods.indexOf(period);
  return t < 0 ? Number.NaN : values[t];
}
