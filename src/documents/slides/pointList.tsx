import type { Lang } from '../../edition/index.js';
import { coordinate } from '../../figures/index.js';
import { SentenceText, sentenceHeight } from '../pictures/sentence.js';
import type { Box } from '../pictures/sparkline.js';
import { SmallBox } from './chartBox.js';
import type { Point } from './slide.js';

/** Width of the drawing of a point, and the room that it takes. */
const [drawnWidth, drawnRoom] = [300, 340];

interface PointListOptions {
  points: readonly Point[];
  lang: Lang;
  box: Box;
}

/** The largest and the least size of points, and the room between two of them. */
const [largest, least, between] = [25, 18, 18];

/** The points of a slide one below the other, as many as are readable, all of one size, each beside its drawing where there is room for drawings. */
export function PointList({ points, lang, box }: PointListOptions) {
  if (points.length === 0) return null;
  const drawn = box.width > 3 * drawnWidth && points.some((point) => point.drawn);
  const indent = drawn ? drawnRoom : 24;
  const room = (size: number) => ({
    ...{ x: box.x + indent, y: 0, width: box.width - indent, lang },
    ...{ size, least: size, lines: Number.POSITIVE_INFINITY },
  });
  const talls = (size: number, of: readonly Point[]) =>
    of.map(({ phrase }) => sentenceHeight(phrase, room(size)));
  const fits = (size: number, of: readonly Point[]) =>
    drawn
      ? Math.max(...talls(size, of)) <= box.height / of.length - between
      : talls(size, of).reduce((sum, tall) => sum + tall + between, 0) <= box.height;
  let [size, shown] = [drawn ? largest : largest - 3, points];
  while (size > least && !fits(size, shown)) size--;
  while (shown.length > 1 && !fits(size, shown)) shown = shown.slice(0, -1);
  let top = box.y;
  return (
    <>
      {talls(size, shown).map((tall, i) => {
        const point = shown[i]!;
        const height = drawn ? box.height / shown.length : tall + between;
        const first = coordinate(top + (drawn ? (height - tall) / 2 : 8) + size);
        const own = { x: box.x, y: top + between / 2, width: drawnWidth, height: height - between };
        top += height;
        return (
          <g key={i}>
            {drawn && point.drawn ? (
              <SmallBox small={point.drawn} lang={lang} box={own} />
            ) : drawn ? null : (
              <g class="own">
                <circle class="spot" cx={box.x + 6} cy={coordinate(first - size / 3)} r="5" />
              </g>
            )}
            <g class="own">
              <SentenceText phrase={point.phrase} room={{ ...room(size), y: first }} />
            </g>
          </g>
        );
      })}
    </>
  );
}
