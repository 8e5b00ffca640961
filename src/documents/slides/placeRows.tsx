import { truncate } from '../../figures/index.js';
import { type Speaker, speakerOf, word } from '../../words/index.js';
import type { CardRow } from '../cards/card.js';
import { listedPoints } from '../cards/column.js';
import { Bar } from '../cards/partsColumn.js';
import { PieceSpan } from '../pictures/sentence.js';
import type { Box } from '../pictures/sparkline.js';
import type { SlideContent, Slides } from './slide.js';

interface PlaceRowsOptions {
  of: Slides;
  shown: SlideContent & { kind: 'places' };
  box: Box;
}

/** Places in order, each with its rank, the range of it, and a bar. */
export function PlaceRows({ of: { release, lang }, shown, box }: PlaceRowsOptions) {
  const { rows } = shown;
  const s = speakerOf(release.plan, lang);
  const step = Math.min(46, (box.height - 40) / Math.max(1, rows.length));
  const most = rows.reduce((high, { value }) => Math.max(high, value.value), 0);
  return (
    <>
      <text class="soft" x={box.x} y={box.y + 12} font-size="17">
        {truncate(shown.title[lang], box.width - 260, 17)}
      </text>
      <text class="soft" x={box.x + box.width} y={box.y + 12} font-size="17" text-anchor="end">
        {word('index', lang)}
      </text>
      {rows.map((row, i) => (
        <Row
          key={row.subject.code}
          {...{ row, s, most, box }}
          lit={row.subject.code === shown.here}
          y={box.y + 52 + i * step}
        />
      ))}
    </>
  );
}

interface RowOptions {
  row: CardRow;
  s: Speaker;
  most: number;
  box: Box;
  /** Baseline. */
  y: number;
  /** Whether it is the place that the slides are about. */
  lit: boolean;
}

function Row({ row: { subject, rank, range, value }, s, most, box: { x, width }, y, lit }: RowOptions) {
  const from = x + 400;
  return (
    <>
      {lit ? <rect class="lit" x={x - 12} y={y - 27} width={width + 24} height="38" rx="3" /> : null}
      <text class="strong" x={x + 34} y={y} font-size="22" text-anchor="end">
        <PieceSpan piece={s.figure(rank)} />
      </text>
      <text x={x + 54} y={y} font-size="22">
        {truncate(s.text(subject.name), 250, 22)}
      </text>
      {range && range.low.value < range.high.value ? (
        <text class="soft" x={from - 16} y={y} font-size="17" text-anchor="end">
          <PieceSpan piece={s.figure(range.low)} />–<PieceSpan piece={s.figure(range.high)} />
        </text>
      ) : null}
      <Bar value={value.value} most={most} hue={0} y={y} from={from} room={width - 510} />
      <text class="strong" x={x + width} y={y} font-size="22" text-anchor="end">
        <PieceSpan piece={listedPoints(value, s.lang)} />
      </text>
    </>
  );
}
