import type { Lang } from '../../edition/index.js';
import { word } from '../site/words.js';

const lang = (): Lang => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** The buttons that copy a citation, and the code that puts a figure into another page. */
export const copying = 'button[data-copy], button[data-embed]';

export async function copy(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset['copy'] ?? codeFor(button.dataset['embed']!));
  button.textContent = word('copied', lang());
}

/** A frame that works anywhere, and the element that also fits its height. */
function codeFor(path: string): string {
  const address = new URL(path, location.href).href;
  const script = new URL('/embed.js', location.href).href;
  return `<script type="module" src="${script}"></script>\n<iplus-figure src="${address}"><iframe src="${address}" width="100%" height="460" style="border:0" loading="lazy"></iframe></iplus-figure>`;
}
