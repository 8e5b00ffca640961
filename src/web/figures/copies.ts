import type { Lang } from '../../edition/index.js';
import { siteRoot } from '../answered.js';
import { copyFrom } from '../copyText.js';

/** The language of the page. */
export const lang = (): Lang => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** Buttons that copy a citation or the embedding code of a figure. */
export const copying = 'button[data-copy], button[data-embed]';

export async function copy(button: HTMLButtonElement): Promise<void> {
  await copyFrom(button, button.dataset['copy'] ?? codeFor(button.dataset['embed']!), lang());
}

/** An iframe that works anywhere, within the custom element that also adapts its height. */
function codeFor(path: string): string {
  const address = new URL(path, location.href).href;
  const script = `${siteRoot()}embed.js`;
  return `<script type="module" src="${script}"></script>\n<iplus-figure src="${address}"><iframe src="${address}" width="100%" height="460" style="border:0" loading="lazy"></iframe></iplus-figure>`;
}
