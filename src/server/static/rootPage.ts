import { removeControls } from '../../edition/index.js';
import type { Release } from '../../release/index.js';

/** The first page: redirects to the language of the browser, and without scripts offers both. */
export function rootPage({ plan }: Release): string {
  const { en, zh } = plan.title;
  const escaped = (text: string) => removeControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(en)} · ${escaped(zh)}</title>
<link rel="icon" href="data:,">
<script>location.replace((/^zh/i.test(navigator.language) ? 'zh/' : 'en/') + location.hash)</script>
<p><a href="en/">${escaped(en)}</a></p>
<p lang="zh-Hans"><a href="zh/">${escaped(zh)}</a></p>
</html>
`;
}
