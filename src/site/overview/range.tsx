import type { RankInterval } from '../../analysis/index.js';
import type { Column } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Glance } from '../../words/index.js';

interface RangeOf {
  rows: readonly { code: string }[];
  ranges: Glance['ranges'];
  lang: Lang;
}

/** First and last rank that the whiskers of some rows reach. */
function reach({ rows, ranges: known }: RangeOf): [number, number] {
  const ranges = rows.flatMap((s) => known.get(s.code) ?? []);
  return [Math.min(...ranges.map((r) => r.low)), Math.max(...ranges.map((r) => r.high))];
}

/** The column of ranges of ranks; none where no range is known. */
export function rangeColumn<R extends { code: string }>(of: RangeOf): Column<R> | undefined {
  if (of.ranges.size === 0) return undefined;
  const [first, last] = reach(of);
  return {
    title: (
      <>
        {{ en: 'Rank in 90% of variants', zh: '九成方案下的位次' }[of.lang]}
        <span class="ends" aria-hidden="true">
          <span>{first}</span>
          <span>{last}</span>
        </span>
      </>
    ),
    class: 'wide',
    head: { class: 'wide ranges' },
    cell: ({ code }) => (of.ranges.has(code) ? 'whisker' : undefined),
    of: ({ code }) => <Whisker range={of.ranges.get(code)} first={first} last={last} />,
  };
}

/** On a phone, where the whiskers have no room, the range beside the rank; nothing when it is one rank. */
export function NarrowRange({ range }: { range: RankInterval | undefined }) {
  if (!range || range.low === range.high) return null;
  return <span class="narrow">{`${range.low}–${range.high}`}</span>;
}

/** The rank range of a unit in nine of ten variants: a whisker with a dot at its rank. */
function Whisker({ range, first, last }: { range: RankInterval | undefined; first: number; last: number }) {
  if (!range) return '–';
  const x = (rank: number) => (4 + (112 * (rank - first)) / Math.max(1, last - first)).toFixed(1);
  const words = range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
  return (
    <svg viewBox="0 0 120 14" role="img" aria-label={words}>
      <path d={`M${x(range.low)} 7H${x(range.high)}`} />
      <circle cx={x(range.rank)} cy="7" r="3" />
    </svg>
  );
}
