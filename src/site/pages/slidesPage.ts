import { slidesHtml, slidesOf } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import { findSubject } from '../../release/index.js';
import { scripts } from '../frame/assets.js';
import { rootOf, type Shown } from '../shown.js';

/**
 * Slides of the period of headlines, of the total where the address names none.
 *
 * @throws UserError for a place that the release does not have
 */
export async function slidesPage(release: Shown, lang: Lang, query: Query): Promise<string> {
  const code = query('code');
  const place = code === undefined ? undefined : findSubject(release.plan, code);
  const slides = await slidesOf(release, lang, place);
  const at = `/assets/${scripts().entries['slides']}`;
  return slidesHtml(slides, { at }, `${rootOf(release, lang)}/`);
}
