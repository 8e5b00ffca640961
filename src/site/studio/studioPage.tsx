import { barePage, studioStyle } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { cssName, scripts } from '../frame/assets.js';
import { Switches } from '../frame/switches.js';

const words = {
  title: { en: 'Studio', zh: '指数工作台' },
  skip: { en: 'To the content', zh: '跳到正文' },
  noScript: { en: 'The editor needs JavaScript.', zh: '编辑器需要 JavaScript。' },
  folder: {
    en: 'Editing a folder on this machine; nothing is sent.',
    zh: '编辑本机文件夹，不向外发送任何内容。',
  },
};

/**
 * The page of the editor, filled by its script.
 *
 * @param kept where the edition is kept: in a folder behind `iplus edit`
 * @param root the address of the site, with nothing behind it
 */
export function studioPage(lang: Lang, kept: 'folder', root = ''): string {
  return barePage(
    lang,
    words.title[lang],
    <>
      <meta name="robots" content="noindex" />
      <script src={`${root}/assets/${scripts().entries['theme']}`} />
      <link rel="stylesheet" href={`${root}/assets/${cssName}`} />
      <style dangerouslySetInnerHTML={{ __html: studioStyle }} />
      <script type="module" src={`${root}/assets/${scripts().entries['studio']}`} />
    </>,
    <>
      <a class="skip" href="#main">
        {words.skip[lang]}
      </a>
      <div class="page">
        <header>
          <strong>{words.title[lang]}</strong>
          <span class="soft grow">{words[kept][lang]}</span>
          <Switches lang={lang} to={(other) => `${root}/${other}`} />
        </header>
        <main id="main">
          <noscript>
            <p>{words.noScript[lang]}</p>
          </noscript>
          <div id="studio" data-kept={kept} />
        </main>
      </div>
    </>,
  );
}
