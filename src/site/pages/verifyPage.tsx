import type { Lang } from '../../edition/index.js';
import { page } from '../frame/layout.js';
import { type Shown, verifyPath } from '../shown.js';

const words = {
  title: { en: 'Verify this release', zh: '验证本发布版' },
  about: {
    en: 'Your browser fetches every file of this release, compares it with the list, checks who signed it and whether it is in the public log, and calculates the index again from the panel, byte by byte. Nothing is sent anywhere.',
    zh: '浏览器将取回本发布版的全部文件，与清单逐一核对，检查由谁签署、是否已列入公开日志，并由面板数据逐字节重新计算指数，不会向任何地方发送数据。',
  },
  trust: {
    en: 'The code of this page comes from this site, too. Whoever does not trust the site verifies with the command or the package:',
    zh: '本页代码同样来自本网站；若不信任本网站，请使用命令或程序包验证：',
  },
  keys: {
    en: 'Public keys that you trust (minisign), one a line; from elsewhere than this site',
    zh: '您信任的公钥（minisign），每行一个；请从本网站以外取得',
  },
  witnesses: {
    en: 'Verifier keys of witnesses that you trust, one a line',
    zh: '您信任的见证方公钥，每行一个',
  },
  needed: { en: 'How many witnesses must have signed', zh: '须签署的见证方数目' },
  own: { en: 'Keys and witnesses', zh: '公钥与见证方' },
  start: { en: 'Verify now', zh: '开始验证' },
  noScript: { en: 'Verifying here needs JavaScript. The command:', zh: '在此验证需要 JavaScript。命令：' },
} satisfies Record<string, Record<Lang, string>>;

/** The page on which a reader's browser verifies the release: a form, and a place that its script fills. */
export function verifyPage(release: Shown, lang: Lang): string {
  const { plan, manifest, base = '', site, trust } = release;
  const address = `${site?.address ?? { en: 'SITE', zh: '本站网址' }[lang]}${base}`;
  const command = <code>npx iplus verify {address}/</code>;
  return page(
    release,
    lang,
    `${words.title[lang]} · ${plan.title[lang]}`,
    verifyPath,
    <>
      <h1>{words.title[lang]}</h1>
      <p>{words.about[lang]}</p>
      <p>
        <code>{manifest.id}</code>
      </p>
      <noscript>
        <p>
          {words.noScript[lang]} {command}
        </p>
      </noscript>
      <form id="verify-form" class="verify" hidden data-lang={lang} data-release={`${base}/release`}>
        <details>
          <summary>{words.own[lang]}</summary>
          <label>
            {words.keys[lang]}
            <textarea name="keys" rows={2} spellcheck={false} />
          </label>
          <label>
            {words.witnesses[lang]}
            <textarea name="witnesses" rows={3} spellcheck={false} />
          </label>
          <label>
            {words.needed[lang]} <input name="needed" type="number" min="0" max="64" />
          </label>
        </details>
        <p>
          <button type="submit" class="button">
            {words.start[lang]}
          </button>
        </p>
      </form>
      <div id="verify-says" role="status" />
      <div id="verify-found" />
      <p class="note">
        {words.trust[lang]} {command}
        {trust?.keys ? ' --key KEY' : ''}
      </p>
    </>,
    ['verify'],
  );
}
