import { ImageRun } from 'docx';
import { usualWidth } from '../charts/figure.js';
import { drawingSvg } from '../charts/svg.js';
import type { Report } from './report.js';
import type { DrawPngs } from './reportDocx.js';

/** A figure as it is drawn in a document. */
export interface Picture {
  png: Uint8Array;
  /** In pixels of a ninety-sixth of an inch. */
  width: number;
  height: number;
  title: string;
  /** What it shows, for those who do not see it. */
  alt: string;
}

/** The figures of a report in their order. */
export async function picturesOf(
  { release, lang, chapters }: Report,
  drawPngs: DrawPngs,
): Promise<Picture[]> {
  const figures = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])),
  );
  const svgs = figures.map((figure) =>
    drawingSvg(release, figure, { lang, width: figure.width ?? usualWidth, paper: 'light' }),
  );
  const pngs = svgs.length > 0 ? await drawPngs(svgs) : [];
  return figures.map((figure, i) => ({
    png: pngs[i]!,
    ...sizeOf(svgs[i]!),
    title: figure.title[lang],
    alt: figure.alt[lang],
  }));
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg)!;
  return { width: Number(width), height: Number(height) };
}

/** The picture no larger than the room it has, in pixels of a ninety-sixth of an inch. */
export function pictureRun(
  { png, width, height, title, alt }: Picture,
  room: { width: number; height: number },
): ImageRun {
  const scale = Math.min(1, room.width / width, room.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new ImageRun({
    type: 'png',
    data: png,
    transformation,
    altText: { name: title, title, description: alt },
  });
}
