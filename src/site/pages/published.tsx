import { replicationsOf } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { publishedHeadline } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { publishedPath, type Shown } from '../shown.js';
import { PublishedFigures } from './publishedFigures.js';

/** Every published figure of this index beside ours. */
export function publishedPage(release: Shown, lang: Lang): string {
  const all = replicationsOf(release);
  const compared = all.map((one) => one.compared);
  return page(
    release,
    lang,
    `${menu.published.title[lang]} · ${release.plan.title[lang]}`,
    publishedPath,
    <>
      <h1>{publishedHeadline(release.plan, compared, lang)}</h1>
      <PublishedFigures release={release} all={all} lang={lang} />
    </>,
  );
}
