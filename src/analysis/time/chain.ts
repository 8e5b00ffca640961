/** A series of an edition of the framework, by period. */
export interface Series {
  edition: string;
  periods: readonly string[];
  /** NaN is missing. */
  values: ArrayLike<number>;
}

/** One period of a chained series. */
export interface Linked {
  period: string;
  edition: string;
  /** As its edition has it. */
  raw: number;
  /** On the scale of the first edition: raw × factor. */
  linked: number;
  /** Whether the framework changes here: a break to be drawn. */
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
 * Chains editions of a framework to one series on the scale of the first: each joins the one before in the last period they
 * share where both are present, with `factor = old / new` there, of the national total. The old edition is shown up to the
 * overlap, the new one after it, both as they were and linked; the first period of the new one is a break. Growth from there on is
 * that of the new edition.
 * Source: OECD/JRC Handbook (2008), section 6; method of the published index is not known (choice).
 *
 * @returns the series and its links, or between which two editions there is no overlap above zero
 */
export function chain(
  editions: readonly Series[],
): { series: Linked[]; links: Link[] } | { why: 'no-overlap'; from: string; to: string } {
  const series: Linked[] = [];
  const links: Link[] = [];
  let factor = 1;
  for (const [i, edition] of editions.entries()) {
    let after = '';
    if (i > 0) {
      const before = editions[i - 1];
      const overlap = overlapOf(before, edition);
      if (overlap === undefined) return { why: 'no-overlap', from: before.edition, to: edition.edition };
      factor *= valueAt(before, overlap) / valueAt(edition, overlap);
      links.push({ from: before.edition, to: edition.edition, overlap, factor });
      while (series.length > 0 && series[series.length - 1].period > overlap) series.pop();
      after = overlap;
    }
    const own = edition.periods.flatMap((period, t) =>
      period > after ? [{ period, raw: edition.values[t] }] : [],
    );
    own.forEach(({ period, raw }, n) => {
      series.push({ period, edition: edition.edition, raw, linked: raw * factor, breaks: i > 0 && n === 0 });
    });
  }
  return { series, links };
}

function overlapOf(before: Series, now: Series): string | undefined {
  return before.periods.findLast((p) => valueAt(before, p) > 0 && valueAt(now, p) > 0);
}

function valueAt({ periods, values }: Series, period: string): number {
  const t = periods.indexOf(period);
  return t < 0 ? Number.NaN : values[t];
}
