import type { Context, Hono } from 'hono';
import { cardSvg } from '../documents/index.js';
import type { Lang } from '../edition/index.js';
import { findSubject } from '../release/index.js';
import { cardPath, type Shown } from '../site/index.js';
import { asked } from './asked.js';

/** Draws an SVG file as PNG. */
export type Png = (svg: string) => Promise<Uint8Array>;

/** The cards of a release, `/en/card.svg` of the overview and `/en/card/CODE.png?period=…` of a place. */
export function cardRoutes(app: Hono, release: Shown, lang: Lang, pngOf?: Png): void {
  const answer = async (c: Context, code: string | undefined, ending: string) => {
    const place = code === undefined ? undefined : findSubject(release.plan, code);
    const svg = cardSvg(release, lang, place, asked(c)('period'));
    if (ending === 'svg') return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
    if (!pngOf) return c.notFound();
    const png = (await pngOf(svg)) as Uint8Array<ArrayBuffer>;
    return c.body(png, 200, { 'Content-Type': 'image/png' });
  };
  app.get(`/${lang}/:file{${cardPath}\\.(?:svg|png)}`, (c) =>
    answer(c, undefined, endingOf(c.req.param('file'))),
  );
  app.get(`/${lang}/${cardPath}/:file{.+\\.(?:svg|png)}`, (c) => {
    const file = c.req.param('file');
    return answer(c, file.slice(0, -4), endingOf(file));
  });
}

const endingOf = (file: string) => file.slice(-3);
