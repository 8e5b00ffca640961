import { reportHtml } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import { findSubject } from '../../release/index.js';
import { rootOf, type Shown } from '../shown.js';

/**
 * The report of the period of headlines, of the total where the address names none. Its figures lead to their receipts on the site;
 * where that is files, which have none for every figure, to the list at its end.
 *
 * @throws UserError for a place that the release does not have
 */
export function reportPage(release: Shown, lang: Lang, query: Query): Promise<string> {
  const code = query('code');
  const place = code === undefined ? undefined : findSubject(release.plan, code);
  const site = release.files ? undefined : (release.base ?? '');
  return reportHtml(release, lang, { place, site, home: `${rootOf(release, lang)}/` });
}
