import { removeControls } from '../../edition/index.js';
import { frontAddress } from '../../site/index.js';
import { indicesOf, type MountedRelease } from '../mounted.js';

/** The first page: redirects to the index, or to the page of all, in the language of the browser, and without scripts offers both. */
export function rootPage(all: readonly MountedRelease[]): string {
  const several = indicesOf(all).length > 1;
  const { en, zh } = several ? { en: 'Indices', zh: '指数' } : all[0]!.plan.title;
  const to = (lang: 'en' | 'zh') => (several ? `${frontAddress(all[0]!, lang).slice(1)}/` : `${lang}/`);
  const escaped = (text: string) => removeControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(en)} · ${escaped(zh)}</title>
<link rel="icon" href="data:,">
<script>location.replace((/^zh/i.test(navigator.language) ? '${to('zh')}' : '${to('en')}') + location.hash)</script>
<p><a href="${to('en')}">${escaped(en)}</a></p>
<p lang="zh-Hans"><a href="${to('zh')}">${escaped(zh)}</a></p>
</html>
`;
}
