import type { VNode } from 'preact';
import type { Lang } from '../edition/index.js';
import { type Release, shortId } from '../release/index.js';
import { word } from '../words/index.js';
import { altOf, captionOf, type Drawing, type Drawn, type Figure } from './figure.js';
import { svgFile, svgText } from './markup.js';
import { truncate, wrapText } from './measure.js';
import { colours, type Paper } from './palette.js';
import { chartStyle } from './style.js';

/** Height of the band that figures of simulated and example editions wear inside the drawing. */
const bandHeight = 24;

/**
 * A figure in a page: an image with its words for those who do not see it. The links in the drawing are for the pointer; the
 * table beside it has the same for the keyboard.
 * @param small one of many small pictures on a page, which says the status of the data once for all of them
 */
export function ChartSvg({
  release,
  figure,
  at,
  small = false,
}: {
  release: Release;
  figure: Figure;
  at: Drawing;
  small?: boolean;
}) {
  const { height, content } = small ? figure.draw(at) : withStatusBand(release, figure, at);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${at.width} ${height}`}
      width={at.width}
      height={height}
      role="group"
      aria-label={altOf(figure, at.lang)}
    >
      <g aria-hidden="true">{content}</g>
    </svg>
  );
}

/** The drawing below a band with the status of the data, where they are not real. */
function withStatusBand({ plan }: Release, figure: Figure, at: Drawing): { height: number; content: VNode } {
  const { height, content } = figure.why ? reasonDrawing(figure, at) : figure.draw(at);
  if (plan.dataStatus === 'real') return { height, content };
  const words = word(plan.dataStatus, at.lang);
  return {
    height: height + bandHeight,
    content: (
      <g>
        <g transform={`translate(0 ${bandHeight})`}>{content}</g>
        <rect class="band" width={at.width} height={bandHeight - 6} />
        <text class="band-text" x={at.width / 2} y="13" text-anchor="middle">
          {truncate(words, at.width - 10)}
        </text>
      </g>
    ),
  };
}

/** What stands where nothing can be drawn. */
function reasonDrawing(figure: Figure, at: Drawing) {
  const lines = wrapText(figure.why![at.lang], at.width - 8);
  return {
    height: 24 + lines.length * 18,
    content: (
      <g>
        {lines.map((line, i) => (
          <text key={line} x="0" y={20 + i * 18}>
            {line}
          </text>
        ))}
      </g>
    ),
  };
}

export interface StandaloneOptions {
  lang: Lang;
  width: number;
  paper: Paper;
}

/** A figure as a self-contained SVG file: title, how it is read, drawing, source, release and status; colours as values. */
export function figureSvg(
  release: Release,
  figure: Figure,
  { lang, width, paper }: StandaloneOptions,
): string {
  const margin = 16;
  const inner = width - 2 * margin;
  const at: Drawing = { lang, width: inner, href: () => undefined };
  const { height, content } = withStatusBand(release, figure, at);
  const { title, note } = captionOf(figure, lang);
  const titles = wrapText(title, inner, 17);
  const notes = wrapText(note, inner);
  const sources = wrapText(sourceLine(release, lang), inner);
  const top = margin + titles.length * 22 + notes.length * 16 + 10;
  const whole = top + height + 14 + sources.length * 16 + margin;
  const lines = (texts: readonly string[], y: number, step: number, cls?: string) =>
    texts.map((text, i) => (
      <text key={text} class={cls} x={margin} y={y + i * step}>
        {text}
      </text>
    ));
  return svgFile(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      viewBox={`0 0 ${width} ${whole}`}
      width={width}
      height={whole}
      role="img"
      aria-label={altOf(figure, lang)}
      lang={lang === 'zh' ? 'zh-Hans' : 'en'}
    >
      <title>{title}</title>
      <desc>{`${altOf(figure, lang)} ${sourceLine(release, lang)}`}</desc>
      <style>{chartStyle(colours(paper))}</style>
      <rect class="paper" width={width} height={whole} />
      {lines(titles, margin + 14, 22, 'title')}
      {lines(notes, margin + titles.length * 22 + 10, 16)}
      <g transform={`translate(${margin} ${top})`}>{content}</g>
      {lines(sources, top + height + 22, 16)}
    </svg>,
  );
}

/**
 * The drawing of a figure alone as an SVG file, for documents that say title and source beside it; colours as values.
 *
 * @param density how many times as large as it is drawn the picture says it is
 * @returns the file, and its height as drawn
 */
export function drawingSvg(
  release: Release,
  figure: Figure,
  { lang, width, paper }: StandaloneOptions,
  density: number,
): { svg: string; height: number } {
  const drawn = withStatusBand(release, figure, { lang, width, href: () => undefined });
  return { svg: standaloneSvg(drawn, { width, paper }, density), height: drawn.height };
}

/** Something drawn as an SVG file, without words around it. */
export function standaloneSvg(
  { height, content }: Drawn,
  { width, paper }: Pick<StandaloneOptions, 'width' | 'paper'>,
  density: number,
): string {
  return svgText(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width * density}
      height={height * density}
    >
      <style dangerouslySetInnerHTML={{ __html: chartStyle(colours(paper)) }} />
      {content}
    </svg>,
  );
}

/** Where a figure comes from, in a line: index and version, release, status of the data, licence. */
export function sourceLine({ plan, manifest }: Release, lang: Lang): string {
  const colon = { en: ': ', zh: '：' }[lang];
  const title = `${plan.title[lang]} ${plan.version}`;
  const named = plan.attribution
    ? `${plan.attribution[lang]} · ${title}`
    : `${{ en: 'Source', zh: '来源' }[lang]}${colon}${title}`;
  return `${named} · ${shortId(manifest.id)} · ${word(plan.dataStatus, lang)} · ${word('licence', lang)} ${manifest.licence}`;
}
