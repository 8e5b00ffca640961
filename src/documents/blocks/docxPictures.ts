import { ImageRun } from 'docx';
import type { Lang } from '../../edition/index.js';
import { altOf, drawingSvg, type Figure, paperWidthOf, standaloneSvg } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { Block, Chapter, SmallDrawing } from './block.js';

/** What is drawn: chapters of a release in a language. */
interface Told {
  release: Release;
  lang: Lang;
  chapters: readonly Chapter[];
}

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

/** The pictures of a document by what they show. */
export type Pictures = ReadonlyMap<Figure | SmallDrawing, Picture>;

/** Every figure of a report, and every drawing without a caption. */
export async function picturesOf(report: Told, drawPng: DrawPng): Promise<Pictures> {
  const pictures = new Map<Figure | SmallDrawing, Picture>();
  for (const block of report.chapters.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'figure') pictures.set(block.figure, await pictureOf(report, block.figure, drawPng));
    for (const small of smallIn(block)) pictures.set(small, await smallPicture(report, small, drawPng));
  }
  return pictures;
}

function smallIn(block: Block): SmallDrawing[] {
  if (block.kind === 'said') return [...(block.drawn?.values() ?? [])];
  if (block.kind !== 'table') return [];
  return block.grid.rows.flatMap((row) => row.flatMap(({ drawn }) => (drawn ? [drawn] : [])));
}

async function smallPicture(
  { lang }: Pick<Told, 'lang'>,
  { draw, width }: SmallDrawing,
  drawPng: DrawPng,
): Promise<Picture> {
  const drawn = draw({ lang, width, href: () => undefined });
  const svg = standaloneSvg(drawn, { width, paper: 'light' }, density);
  return { png: await drawPng(svg), width, height: drawn.height, title: '', alt: '' };
}

/** A figure drawn as PNG, three times as fine as a screen. */
export async function pictureOf(
  { release, lang }: Pick<Told, 'release' | 'lang'>,
  figure: Figure,
  drawPng: DrawPng,
): Promise<Picture> {
  const width = paperWidthOf(figure);
  const { svg, height } = drawingSvg(release, figure, { lang, width, paper: 'light' }, density);
  return { png: await drawPng(svg), width, height, title: figure.title[lang], alt: altOf(figure, lang) };
}

/** The picture no larger than the room it has, in pixels of a ninety-sixth of an inch; one whose words stand beside it has none of its own. */
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
    ...(alt === '' ? {} : { altText: { name: title, title, description: alt } }),
  });
}
