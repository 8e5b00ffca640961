import { Hono } from 'hono';
import type { Lang } from '../edition/index.js';
import type { MountedRelease } from './mounted.js';

/**
 * The documentation in one language, framed by the first release of the site. The renderer is loaded when a page is first
 * requested.
 */
export function docsRoutes(release: MountedRelease, lang: Lang): Hono {
  const docs = () => import('../docs/index.js');
  const on = { release, lang };
  return new Hono()
    .get('/', async (c) => c.html((await docs()).docsHome(on)))
    .get('/search.json', async (c) => c.json((await docs()).docsEntries(lang, release.files !== undefined)))
    .get('/:page', async (c) => {
      const html = (await docs()).docsPage(on, c.req.param('page'));
      return html === undefined ? c.notFound() : c.html(html);
    });
}
