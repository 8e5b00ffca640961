import type { RankInterval } from '../../analysis/index.js';
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

export function RangeHead(of: RangeOf) {
  const [first, last] = reach(of);
  const label = { en: 'Rank in 90% of variants', zh: '九成方案下的位次' }[of.lang];
  return (
    <th scope="col" class="wide ranges">
      {label}
      <span class="ends" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </span>
    </th>
  );
}

/** On a phone, where the whiskers have no room, the range beside the rank; nothing when it is one rank. */
export function NarrowRange({ range }: { range: RankInterval | undefined }) {
  if (!range || range.low === range.high) return null;
  return <span class="narrow">{`${range.low}–${range.high}`}</span>;
}

/** The rank range of a unit in nine of ten variants: a whisker with a dot at its rank. */
export function RangeCell({ code, ...of }: RangeOf & { code: string }) {
  const range = of.ranges.get(code);
  const [first, last] = reach(of);
  const x = (rank: number) => (4 + (112 * (rank - first)) / Math.max(1, last - first)).toFixed(1);
  if (!range) return <td class="wide">–</td>;
  const words = range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
  return (
    <td class="wide whisker">
      <svg viewBox="0 0 120 14" role="img" aria-label={words}>
        <path d={`M${x(range.low)} 7H${x(range.high)}`} />
        <circle cx={x(range.rank)} cy="7" r="3" />
      </svg>
    </td>
  );
}
