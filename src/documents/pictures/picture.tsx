import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import { colours, sourceLine, svgFile, textWidth } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import { word } from '../../words/index.js';
import { pictureStyle } from './pictureStyle.js';

/** What surrounds the content of a picture. */
export interface PictureFrame {
  release: Release;
  lang: Lang;
  width: number;
  height: number;
  title: string;
  /** What it shows, in a sentence: the alternative text. */
  alt: string;
  /** Room at each side. */
  margin: number;
  /** Rules beside those of all pictures. */
  style?: string;
  /** Which it is of several, at the right end below. */
  page?: string;
}

/** Height at the top of every picture that is left to the status of the data. */
export const bandHeight = 38;

/**
 * A self-contained SVG file: its content on a background, with source, release and status below. Where the data are not real a
 * band above says so, once.
 */
export function pictureSvg(frame: PictureFrame, children: ComponentChildren): string {
  const { release, lang, width, height, title, alt, margin, style = '', page } = frame;
  const room = width - 2 * margin - (page ? 90 : 0);
  const source = sourceLine(release, lang);
  return svgFile(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="picture"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={alt}
      lang={lang === 'zh' ? 'zh-Hans' : 'en'}
    >
      <title>{title}</title>
      <desc>{`${alt} ${source}`}</desc>
      <style dangerouslySetInnerHTML={{ __html: pictureStyle(colours('light')) + style }} />
      <rect class="paper" width={width} height={height} />
      {children}
      <g class="own">
        <line class="hair" x1={margin} x2={width - margin} y1={height - 56} y2={height - 56} />
        <text class="soft" x={margin} y={height - 26} font-size={fittingSize(source, room, 16)}>
          {source}
        </text>
        {page ? (
          <text class="soft page" x={width - margin} y={height - 26} font-size="16" text-anchor="end">
            {page}
          </text>
        ) : null}
        <StatusBand frame={frame} />
      </g>
    </svg>,
  );
}

/** What the data are, where they are not real. */
function StatusBand({ frame: { release, lang, width } }: { frame: PictureFrame }) {
  const { dataStatus } = release.plan;
  if (dataStatus === 'real') return null;
  const words = word(dataStatus, lang);
  return (
    <>
      <rect class="status" width={width} height={bandHeight} />
      <text class="status-text" x={width / 2} y="26" text-anchor="middle" font-size="19">
        {dataStatus === 'simulated' ? `${word(dataStatus, 'en')} · ${word(dataStatus, 'zh')}` : words}
      </text>
    </>
  );
}

/** The size at which a text is no wider, at most `size`. */
export function fittingSize(text: string, width: number, size: number, bold = false): number {
  const wide = textWidth(text, size) * (bold ? 1.07 : 1);
  return wide <= width ? size : Math.max(8, Math.floor((size * width) / wide));
}
