import { ImageRun } from 'docx';
import { drawingSvg, type Figure, paperWidthOf } from '../../figures/index.js';
import type { Report } from './report.js';

/** Draws an SVG file as PNG. */
export type DrawPng = (svg: string) => Promise<Uint8Array>;

/** A figure as it is drawn in a document. */
export interface Picture {
  png: Uint8Array;
  /** In pixels of a ninety-sixth of an inch. */
  width: number;
  height: number;
  title: string;
  /** Its alternative text. */
  alt: string;
}

/** How many pixels a drawing has for one of a screen: 288 an inch, as printers want it. */
const density = 3;

/** The figures of a report in their order. */
export async function picturesOf(report: Report, drawPng: DrawPng): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const { blocks } of report.chapters)
    for (const block of blocks)
      if (block.kind === 'figure') pictures.push(await pictureOf(report, block.figure, drawPng));
  return pictures;
}

/** A figure drawn as PNG, three times as fine as a screen. */
export async function pictureOf(
  { release, lang }: Report,
  figure: Figure,
  drawPng: DrawPng,
): Promise<Picture> {
  const width = paperWidthOf(figure);
  const { svg, height } = drawingSvg(release, figure, { lang, width, paper: 'light' }, density);
  return { png: await drawPng(svg), width, height, title: figure.title[lang], alt: figure.alt[lang] };
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
