import { truncate } from '../../figures/index.js';
import { speakerOf, word } from '../../words/index.js';
import { PlaceRow } from '../pictures/placeRow.js';
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
      {rows.map((row, i) => {
        const y = box.y + 52 + i * step;
        return (
          <g key={row.subject.code}>
            {row.subject.code === shown.here ? (
              <rect class="lit" x={box.x - 12} y={y - 27} width={box.width + 24} height="38" rx="3" />
            ) : null}
            <PlaceRow
              {...{ row, s, most, y, x: box.x, width: box.width }}
              size={22}
              columns={{ rank: 34, bar: 400, room: box.width - 510 }}
            />
          </g>
        );
      })}
    </>
  );
}
