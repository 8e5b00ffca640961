import type { Lang } from '../../edition/index.js';
import { siteRoot, withParameter } from '../answered.js';
import { copyFrom } from '../copyText.js';

/** The language of the page. */
export const lang = (): Lang => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** Buttons that copy a citation or the embedding code of a figure. */
export const copying = 'button[data-copy], button[data-embed]';

export async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset['copy'];
  const written = text === undefined ? codeFor(chosenEmbed(button)) : withAddress(text, button.dataset['at']);
  await copyFrom(button, written, lang());
}

/** A citation with its address, which the browser knows where the server does not. */
function withAddress(text: string, at: string | undefined): string {
  return at === undefined || !location.protocol.startsWith('http')
    ? text
    : `${text} ${new URL(at, location.href).href}`;
}

/** Completes the citations on a page by their address. */
export function addAddresses(): void {
  for (const shown of document.querySelectorAll<HTMLElement>('p[data-at]')) {
    shown.textContent = withAddress(shown.textContent ?? '', shown.dataset['at']);
    delete shown.dataset['at'];
  }
}

/** The address of the page to embed, in the language and the colours that are chosen beside the button. */
function chosenEmbed(button: HTMLButtonElement): string {
  const chosen = (name: string) =>
    button.parentElement!.querySelector<HTMLSelectElement>(`[${name}]`)?.value ?? '';
  const [lang, paper] = [chosen('data-embed-lang'), chosen('data-embed-paper')];
  const path = button.dataset['embed']!.replace(/\/(en|zh)\/embed\//, (_, own) => `/${lang || own}/embed/`);
  return paper === '' ? path : withParameter(new URL(path, location.href).href, 'paper', paper);
}

/** An iframe that works anywhere, within the custom element that also adapts its height. */
function codeFor(path: string): string {
  const address = new URL(path, location.href).href;
  const script = `${siteRoot()}embed.js`;
  return `<script type="module" src="${script}"></script>\n<iplus-figure src="${address}"><iframe src="${address}" width="100%" height="460" style="border:0" loading="lazy"></iframe></iplus-figure>`;
}
