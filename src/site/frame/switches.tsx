import type { Lang } from '../../edition/index.js';

const theme = { en: 'Light or dark', zh: '明暗主题' };

/** The page in the other language, and light or dark. */
export function Switches({ lang, to }: { lang: Lang; to: (other: Lang) => string }) {
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const tag = other === 'zh' ? 'zh-Hans' : 'en';
  return (
    <>
      <a class="switch" href={to(other)} lang={tag} hreflang={tag}>
        {other === 'zh' ? '中文' : 'English'}
      </a>
      <button id="theme" type="button" class="switch" aria-label={theme[lang]} title={theme[lang]} />
    </>
  );
}
