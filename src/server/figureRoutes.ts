import type { Hono } from 'hono';
import type { Lang } from '../edition/index.js';
import { figureFormats, type Paper, papers } from '../figures/index.js';
import { embedPage, figureFor, type Shown, widthOf } from '../site/index.js';
import { asked } from './asked.js';

/** Default width of a figure file: suits a page of A4. */
const fileWidth = 720;

/** The files of figures, `/en/figure/ID.svg?node=…&width=720&paper=dark` and `/en/figure/ID.csv?with=codes`, and their pages for iframes, `/en/embed/ID`. */
export function figureRoutes(app: Hono, release: Shown, lang: Lang): void {
  app.get(`/${lang}/figure/:file`, async (c) => {
    const [, id, ending] = /^(.+)\.(\w+)$/.exec(c.req.param('file')) ?? [];
    const query = asked(c);
    const write =
      ending !== undefined && Object.hasOwn(figureFormats, ending) ? figureFormats[ending] : undefined;
    const found = write && (await figureFor(release, id!, lang, query));
    if (!write || !found) return c.notFound();
    const { figure } = found;
    const paper: Paper = papers.find((p) => p === query('paper')) ?? 'light';
    const { mediaType, content } = await write(release, figure, {
      lang,
      width: widthOf(query('width'), figure.width ?? fileWidth),
      paper,
      coded: query('with') === 'codes',
    });
    return c.body(content as string | Uint8Array<ArrayBuffer>, 200, { 'Content-Type': mediaType });
  });
  app.get(`/${lang}/embed/:id`, async (c) => {
    const html = await embedPage(release, c.req.param('id'), lang, asked(c));
    return html === undefined ? c.notFound() : c.html(html);
  });
}
