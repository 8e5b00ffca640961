import type { Lang } from '../../edition/index.js';
import type { Drawn, Figure } from '../../figures/index.js';
import { captionOf, coordinate, truncate, wrapText } from '../../figures/index.js';
import type { SmallDrawing } from '../blocks/block.js';
import type { Box } from '../pictures/sparkline.js';

/** How much larger than on a page a figure is drawn: at most, and where it is still read from the last row. */
const [largest, readable] = [1.8, 1.2];

/** Room for the figure of a slide below its sentence, and beside it. */
const below = { width: 1152, height: 380 };

interface FittedDrawing {
  scale: number;
  drawn: Drawn;
}

/** A figure drawn as large as it goes into a width and a height: larger where it is flat. */
function fitDrawing(
  figure: Figure,
  lang: Lang,
  { width, height }: Pick<Box, 'width' | 'height'>,
): FittedDrawing {
  const at = (scale: number) =>
    figure.draw({ lang, width: Math.round(width / scale), href: () => undefined });
  for (let scale = largest; scale > 0.6; scale -= 0.1) {
    const drawn = at(scale);
    if (drawn.height * scale <= height) return { scale: coordinate(scale), drawn };
  }
  const drawn = at(1);
  return { scale: height / drawn.height, drawn };
}

/** Whether a figure is too tall to stand below a sentence. */
export function isTall(figure: Figure, lang: Lang): boolean {
  return fitDrawing(figure, lang, { ...below, height: below.height - headingHeight }).scale < readable;
}

/** Height of the title and the note of a figure. */
const headingHeight = 62;

/** A figure with its title and how it is read, as large as its room. */
export function ChartBox({ figure, lang, box }: { figure: Figure; lang: Lang; box: Box }) {
  const { title, note } = captionOf(figure, lang);
  const titles = wrapText(title, box.width, 19.5).slice(0, 2);
  const [first = '', ...others] = wrapText(note, box.width, 15);
  const shown = [first, truncate(others.join(lang === 'en' ? ' ' : ''), box.width, 15)];
  const more = (titles.length - 1) * 22;
  const [y, heading] = [box.y + 12 + more, headingHeight + more];
  const { scale, drawn } = fitDrawing(figure, lang, { width: box.width, height: box.height - heading });
  return (
    <>
      <g class="own about">
        {titles.map((line, i) => (
          <text key={line} class="strong" x={box.x} y={box.y + 12 + i * 22} font-size="18">
            {line}
          </text>
        ))}
        {shown.map((line, i) =>
          line === '' ? null : (
            <text key={line} class="soft" x={box.x} y={y + 22 + i * 19} font-size="15">
              {line}
            </text>
          ),
        )}
      </g>
      <g class="chart" transform={`translate(${box.x} ${coordinate(box.y + heading + 4)}) scale(${scale})`}>
        {drawn.content}
      </g>
    </>
  );
}

/** How much larger a drawing without a caption is at most. */
const largestSmall = 2;

/** A drawing without a caption, as wide as its room and in the middle of its height. */
export function SmallBox({
  small: { draw, width },
  lang,
  box,
}: {
  small: SmallDrawing;
  lang: Lang;
  box: Box;
}) {
  const wanted = Math.min(largestSmall, box.width / width);
  const { height, content } = draw({ lang, width: Math.round(box.width / wanted), href: () => undefined });
  const scale = Math.min(wanted, box.height / height);
  const top = coordinate(box.y + (box.height - height * scale) / 2);
  return (
    <g class="chart" transform={`translate(${box.x} ${top}) scale(${coordinate(scale)})`}>
      {content}
    </g>
  );
}
