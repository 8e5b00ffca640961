import { studioStyle } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { page } from '../frame/layout.js';
import { type Shown, studioPath } from '../shown.js';

const words = {
  title: { en: 'Studio', zh: '指数工作台' },
  headline: { en: 'Make an index of your own, in this browser.', zh: '在浏览器中编制自己的指数。' },
  noScript: { en: 'The editor needs JavaScript.', zh: '编辑器需要 JavaScript。' },
};

/** The editor on the site of a release, without a server: the edition is stored in the browser. */
export function studioOfSite(release: Shown, lang: Lang): string {
  return page(
    release,
    lang,
    `${words.title[lang]} · ${release.plan.title[lang]}`,
    studioPath,
    <>
      <style dangerouslySetInnerHTML={{ __html: studioStyle }} />
      <div id="studio" data-kept="browser" data-release={`${release.base ?? ''}/release`}>
        <h1>{words.headline[lang]}</h1>
        <noscript>
          <p>{words.noScript[lang]}</p>
        </noscript>
      </div>
    </>,
    ['studio'],
  );
}
