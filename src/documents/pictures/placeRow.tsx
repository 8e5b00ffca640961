import { textWidth, truncate } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, RankRange, Speaker } from '../../words/index.js';
import { Bar } from './bar.js';
import { listedPoints } from './points.js';
import { PieceSpan } from './sentence.js';

/** A place among the first ones of a ranking. */
export interface RankedPlace {
  subject: Subject;
  rank: CitedFigure;
  range: RankRange | undefined;
  value: CitedFigure;
}

interface PlaceRowOf {
  row: RankedPlace;
  s: Speaker;
  /** The greatest value of all rows. */
  most: number;
  x: number;
  width: number;
  /** Baseline. */
  y: number;
  /** Size of the letters. */
  size: number;
  /** Where the rank ends, and where the bar begins and how long it is at most, from the left. */
  columns: { rank: number; bar: number; room: number };
}

/** A place of a ranking: its rank, its name, the range of its rank, a bar and its points. */
export function PlaceRow({
  row: { subject, rank, range, value },
  s,
  most,
  x,
  width,
  y,
  size,
  columns,
}: PlaceRowOf) {
  const [name, from, small] = [x + columns.rank + 0.85 * size, x + columns.bar, Math.round(0.78 * size)];
  const open = range && range.low.value < range.high.value ? range : undefined;
  // Between the name and the range, and before the bar, there are at least ten units.
  const taken = open ? textWidth(`${open.low.value}–${open.high.value}`, small) + 25 : 10;
  return (
    <>
      <text class="strong" x={x + columns.rank} y={y} font-size={size} text-anchor="end">
        <PieceSpan piece={s.figure(rank)} />
      </text>
      <text x={name} y={y} font-size={size}>
        {truncate(s.text(subject.name), from - name - taken, size)}
      </text>
      {open ? (
        <text class="soft" x={from - 15} y={y} font-size={small} text-anchor="end">
          <PieceSpan piece={s.figure(open.low)} />–<PieceSpan piece={s.figure(open.high)} />
        </text>
      ) : null}
      <Bar value={value.value} most={most} hue={0} y={y} from={from} room={columns.room} />
      <text class="strong" x={x + width} y={y} font-size={size} text-anchor="end">
        <PieceSpan piece={listedPoints(value, s.lang)} />
      </text>
    </>
  );
}
