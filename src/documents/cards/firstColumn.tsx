import { textWidth, truncate } from '../../figures/index.js';
import { speakerOf } from '../../words/index.js';
import { PieceSpan } from '../pictures/sentence.js';
import type { CardRow } from './card.js';
import { cardWords as words } from './cardWords.js';
import { type CardColumn, heights, Label, listedPoints } from './column.js';
import { Bar } from './partsColumn.js';

/** The first units, each with a bar. */
export function FirstColumn({
  at,
  rows,
  title,
}: {
  at: CardColumn;
  rows: readonly CardRow[];
  title?: string;
}) {
  const { lang, card } = at;
  const top = rows.reduce((high, { value }) => Math.max(high, value.value), 0);
  return (
    <>
      <Label at={at}>
        {title ?? card.release.plan.unitsTitle[lang]}
        {rows.some(({ range }) => range && range.low.value < range.high.value) ? (
          <tspan font-size="15" dx="10">
            {words.ranges[lang]}
          </tspan>
        ) : null}
      </Label>
      {rows.map((row, i) => (
        <Row key={row.subject.code} at={at} row={row} y={heights.label + 38 + i * 41} top={top} />
      ))}
    </>
  );
}

function Row({ at, row, y, top }: { at: CardColumn; row: CardRow; y: number; top: number }) {
  const { x, width, lang, card } = at;
  const s = speakerOf(card.release.plan, lang);
  const [from, room] = [x + width * 0.5, width * 0.34];
  const { low, high } = row.range ?? {};
  const hasRange = low && high && low.value < high.value;
  // Between the name and the range, and before the bar, there are at least ten units.
  const taken = hasRange ? textWidth(`${low.value}–${high.value}`, 15) + 24 : 10;
  return (
    <>
      <text class="strong" x={x + 24} y={y} font-size="19" text-anchor="end">
        <PieceSpan piece={s.figure(row.rank)} />
      </text>
      <text x={x + 40} y={y} font-size="19">
        {truncate(row.subject.name[lang], from - x - 40 - taken, 19)}
      </text>
      {hasRange ? (
        <text class="soft" x={from - 14} y={y} font-size="15" text-anchor="end">
          <PieceSpan piece={s.figure(low)} />–<PieceSpan piece={s.figure(high)} />
        </text>
      ) : null}
      <Bar value={row.value.value} most={top} hue={0} y={y} from={from} room={room} />
      <text class="strong" x={x + width} y={y} font-size="19" text-anchor="end">
        <PieceSpan piece={listedPoints(row.value, lang)} />
      </text>
    </>
  );
}
