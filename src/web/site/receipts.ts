import type { Lang } from '../../edition/index.js';
import { copyFrom } from '../copyText.js';
import { pageAt } from './swap.js';
import { word } from './words.js';

/** On wide screens a figure opens its receipt next to the page; otherwise the linked page. */
const roomy = '(min-width: 1000px)';

const figures =
  'td.n a[href*="/place/"], h1 a[href*="/place/"], a[href*="/receipt?of="], .chart a[href*="/place/"], #receipt .receipt a[href*="/place/"]';

/** The data of a receipt for copying: its lines as `iplus explain` prints them, and the receipt as in the API. */
interface Data {
  text: string;
  receipt: object;
}

/** Opens receipts of figures in a side column; a receipt on the page itself can be copied. */
export function receipts(lang: Lang): void {
  equip(lang);
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>(figures);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const href = addressOf(link);
    if (!matchMedia(roomy).matches || link.closest('.map')) return;
    event.preventDefault();
    open(link, href, lang).catch(() => {
      location.href = href;
    });
  });
}

/** Also for links in SVG, whose address is an object. */
function addressOf(link: HTMLAnchorElement | SVGAElement): string {
  return new URL(link.getAttribute('href')!, document.baseURI).href;
}

/** Adds buttons to the receipt on the page itself. */
export function equip(lang: Lang): void {
  const own = document.getElementById('receipt');
  if (own && !own.querySelector('.tools')) own.prepend(toolsOf(own, location.href.split('#')[0]!, lang));
}

async function open(link: Element, href: string, lang: Lang): Promise<void> {
  const there = await pageAt(href);
  const receipt = there.getElementById('receipt');
  if (!receipt) throw new Error(`${href} has no receipt`);
  const from = document.querySelector('.column')?.contains(link) ? undefined : link;
  document.querySelector<HTMLElement>('.column')?.dispatchEvent(new Event('leave'));
  const column = document.createElement('aside');
  column.className = 'column';
  column.id = 'column';
  column.setAttribute('aria-label', word('receipt', lang));
  receipt.removeAttribute('id');
  for (const one of receipt.querySelectorAll('[id]')) one.removeAttribute('id');
  const title = document.createElement('h2');
  title.textContent = there.querySelector('h1')?.textContent ?? '';
  receipt.querySelector('h2')?.remove();
  from?.classList.add('asked');
  const leave = () => {
    column.remove();
    from?.classList.remove('asked');
  };
  const close = () => {
    leave();
    (from as HTMLElement | undefined)?.focus({ preventScroll: true });
  };
  const tools = toolsOf(receipt, href, lang);
  const whole = document.createElement('a');
  whole.className = 'button';
  whole.href = href;
  whole.textContent = word('whole', lang);
  tools.prepend(button(word('close', lang), close), whole);
  column.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  column.addEventListener('leave', leave);
  column.append(tools, title, receipt);
  document.body.append(column);
  tools.querySelector('button')!.focus();
}

/** Buttons that copy a receipt as text, JSON or link. */
function toolsOf(receipt: Element, href: string, lang: Lang): HTMLElement {
  const tools = document.createElement('div');
  tools.className = 'tools';
  const data = dataOf(receipt);
  if (data) {
    tools.append(
      button(word('copyText', lang), (b) => copyFrom(b, `${data.text}\n${href}`, lang)),
      button(word('copyJson', lang), (b) => copyFrom(b, JSON.stringify(data.receipt, null, 1), lang)),
    );
  }
  tools.append(button(word('copyLink', lang), (b) => copyFrom(b, href, lang)));
  return tools;
}

function dataOf(receipt: Element): Data | undefined {
  const text = receipt.querySelector('script.receipt-data')?.textContent;
  return text ? (JSON.parse(text) as Data) : undefined;
}

function button(text: string, onClick: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = text;
  made.addEventListener('click', () => onClick(made));
  return made;
}
