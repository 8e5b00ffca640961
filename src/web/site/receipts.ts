import type { Lang } from '../../edition/index.js';
import { pageAt } from './swap.js';
import { word } from './words.js';

/** On a screen with room for it, a figure opens its receipt as a column; elsewhere the page it leads to. */
const roomy = '(min-width: 1000px)';

export function receipts(lang: Lang): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement | SVGAElement>(
      'td.n a[href*="/place/"], h1 a[href*="/place/"], a[href*="/receipt?of="], .drawn a[href*="/place/"]',
    );
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    if (!matchMedia(roomy).matches || link.closest('.column')) return;
    event.preventDefault();
    const href = new URL(link.getAttribute('href')!, location.href).href;
    open(link, href, lang).catch(() => {
      location.href = href;
    });
  });
}

async function open(link: HTMLAnchorElement | SVGAElement, href: string, lang: Lang): Promise<void> {
  const there = await pageAt(href);
  const receipt = there.getElementById('receipt');
  if (!receipt) throw new Error(`${href} has no receipt`);
  document.querySelector('.column')?.remove();
  const column = document.createElement('aside');
  column.className = 'column';
  column.id = 'column';
  column.setAttribute('aria-label', word('receipt', lang));
  receipt.removeAttribute('id');
  const title = document.createElement('h2');
  title.textContent = there.querySelector('h1')?.textContent ?? '';
  receipt.querySelector('h2')?.remove();
  const close = () => {
    column.remove();
    link.focus({ preventScroll: true });
  };
  const tools = document.createElement('div');
  tools.className = 'tools';
  const whole = document.createElement('a');
  whole.className = 'button';
  whole.href = href;
  whole.textContent = word('whole', lang);
  tools.append(
    button(word('close', lang), close),
    whole,
    button(word('copyText', lang), (b) =>
      copy(b, `${title.textContent}\n${receipt.textContent}\n${href}`, lang),
    ),
    button(word('copyLink', lang), (b) => copy(b, href, lang)),
  );
  column.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  column.append(tools, title, receipt);
  document.body.append(column);
  tools.querySelector('button')!.focus();
}

function button(text: string, onClick: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = text;
  made.addEventListener('click', () => onClick(made));
  return made;
}

async function copy(button: HTMLButtonElement, text: string, lang: Lang): Promise<void> {
  await navigator.clipboard.writeText(text);
  button.textContent = word('copied', lang);
}
