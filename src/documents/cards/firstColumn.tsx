import { speakerOf } from '../../words/index.js';
import { PlaceRow, type RankedPlace } from '../pictures/placeRow.js';
import { cardWords as words } from './cardWords.js';
import { type CardColumn, heights, Label } from './column.js';

/** The first units, each with a bar. */
export function FirstColumn({
  at,
  rows,
  title,
}: {
  at: CardColumn;
  rows: readonly RankedPlace[];
  title?: string;
}) {
  const { lang, card, x, width } = at;
  const s = speakerOf(card.release.plan, lang);
  const most = rows.reduce((high, { value }) => Math.max(high, value.value), 0);
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
        <PlaceRow
          key={row.subject.code}
          {...{ row, s, most, x, width }}
          y={heights.label + 38 + i * 41}
          size={19}
          columns={{ rank: 24, bar: width * 0.5, room: width * 0.34 }}
        />
      ))}
    </>
  );
}
