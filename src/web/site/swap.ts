import { answered } from '../answered.js';

/** Fetches a page of this site and makes its links absolute, so that they work in another page too. */
export async function pageAt(href: string): Promise<Document> {
  const response = await answered(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const there = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const link of there.querySelectorAll('a[href]')) {
    const to = link.getAttribute('href')!;
    if (!to.startsWith('#')) link.setAttribute('href', new URL(to, response.url).href);
  }
  return there;
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The positions of the rows of units on the screen, and the colours of the map. */
function seen(): { tops: Map<string, number>; colours: Map<string, string> } {
  const rows = [...document.querySelectorAll<HTMLElement>('#ranking tr[data-unit]')];
  const areas = [...document.querySelectorAll<SVGElement>('.map a[data-unit]')];
  return {
    tops: new Map(rows.map((row) => [row.dataset['unit']!, row.getBoundingClientRect().top])),
    colours: new Map(
      areas.map((a) => [a.dataset['unit']!, a.firstElementChild?.getAttribute('class') ?? '']),
    ),
  };
}

/** Animates rows from their old to their new positions, and areas from their old to their new colours. */
function move({ tops, colours }: ReturnType<typeof seen>): void {
  if (calm()) return;
  for (const row of document.querySelectorAll<HTMLElement>('#ranking tr[data-unit]')) {
    const before = tops.get(row.dataset['unit']!);
    const by = before === undefined ? 0 : before - row.getBoundingClientRect().top;
    if (by !== 0)
      row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
        duration: 350,
        easing: 'ease',
      });
  }
  const painted = [...document.querySelectorAll<SVGElement>('.map a[data-unit]')].map((a) => {
    const area = a.firstElementChild!;
    const now = area.getAttribute('class')!;
    area.setAttribute('class', colours.get(a.dataset['unit']!) ?? now);
    return { area, now };
  });
  const settle = () => {
    for (const { area, now } of painted) area.setAttribute('class', now);
  };
  // The old colours must be painted once, otherwise there is no transition.
  requestAnimationFrame(() => requestAnimationFrame(settle));
}

const live = document.createElement('div');
live.className = 'quiet';
live.setAttribute('aria-live', 'polite');

/** Number of the latest request: responses to earlier ones are ignored. */
let asked = 0;

/** The menus of forms whose answer is another view of the page. */
const menusIn = (page: Document) => [...page.querySelectorAll<HTMLDetailsElement>('form[data-swap] details')];

/** Notes what has the focus, a link or a field by its name, and returns how the same in a new page gets it. */
function focusAgain(): () => void {
  const active = document.activeElement;
  const focused = active instanceof HTMLAnchorElement ? active.href : undefined;
  if (active instanceof HTMLInputElement || active instanceof HTMLSelectElement) {
    const { name, value } = active;
    const [isText, typed] = [active.type === 'search', active.type === 'search' ? active.selectionStart : 0];
    return () => {
      const fields = [...document.querySelectorAll<HTMLInputElement>(`form[data-swap] [name="${name}"]`)];
      const again = isText ? fields[0] : (fields.find((field) => field.value === value) ?? fields[0]);
      if (!again) return;
      again.focus({ preventScroll: true });
      if (!isText) return;
      // What was typed since the page was asked for stays.
      again.value = value;
      again.setSelectionRange(typed, typed);
    };
  }
  return () => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-swap]')];
    links.find((a) => a.href === focused)?.focus({ preventScroll: true });
  };
}

/**
 * Shows the content of another page of the site in place of this one's, unless another was requested meanwhile.
 *
 * @returns its address, which a page that was asked for by names tells; undefined where it is not shown
 */
async function show(href: string, then: () => void): Promise<string | undefined> {
  const turn = ++asked;
  const there = await pageAt(href);
  if (turn !== asked) return undefined;
  const back = focusAgain();
  const opened = menusIn(document).map((menu) => menu.open);
  const before = seen();
  document.getElementById('main')!.replaceWith(there.getElementById('main')!);
  for (const link of ['header > nav', 'header [hreflang]']) {
    const [here, new_] = [document.querySelector(link), there.querySelector(link)];
    if (here && new_) here.replaceWith(new_);
  }
  // A menu whose boxes are ticked one after another stays open.
  menusIn(document).forEach((menu, i) => {
    menu.open = opened[i] ?? false;
  });
  document.title = there.title;
  move(before);
  then();
  live.textContent = document.querySelector('h1')?.textContent ?? '';
  back();
  return document.querySelector<HTMLAnchorElement>('#main a[rel=bookmark]')?.href ?? href;
}

/** Switches to another view of the page and waits until it is shown. On failure, the browser navigates there. */
export async function swapTo(href: string, then: () => void): Promise<void> {
  try {
    const address = await show(href, then);
    if (address !== undefined) history.pushState(null, '', address);
  } catch {
    location.href = href;
  }
}

/** Links to other views of the same page replace only what differs; the address and the history follow. */
export function swapping(then: () => void): void {
  document.body.append(live);
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[data-swap]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void swapTo(link.href, then);
  });
  forms(then);
  addEventListener('popstate', () => {
    show(location.href, then).catch(() => location.reload());
  });
}

/** How long nothing is typed before the page follows, in milliseconds. */
const pause = 250;

/** Forms whose answer is another view of the same page show it at once, and as their fields change. */
function forms(then: () => void): void {
  const formOf = (event: Event) => (event.target as Element).closest<HTMLFormElement>('form[data-swap]');
  const show = (form: HTMLFormElement) => {
    const given = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][];
    void swapTo(`${form.action.split('?')[0]}?${new URLSearchParams(given)}`, then);
  };
  addEventListener('submit', (event) => {
    const form = formOf(event);
    const leaves = event.submitter instanceof HTMLElement && 'leave' in event.submitter.dataset;
    if (!form || leaves) return;
    event.preventDefault();
    show(form);
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const follow = (event: Event) => {
    const form = formOf(event);
    const field = event.target as HTMLInputElement;
    // A tick is only for what comes after it, half a word of an input method finds nothing, and a slider that is replaced stops.
    if (!form || field.name === 'of' || (event as InputEvent).isComposing) return;
    if (field.type === 'range' && event.type === 'input') {
      if (field.previousElementSibling) field.previousElementSibling.textContent = field.value;
      return;
    }
    if (field.list && ![...field.list.options].some(({ value }) => value === field.value)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(form), field.type === 'search' ? pause : 0);
  };
  addEventListener('compositionstart', () => clearTimeout(waiting));
  addEventListener('compositionend', follow);
  addEventListener('input', follow);
  addEventListener('change', (event) => (event.target as HTMLInputElement).type === 'range' && follow(event));
}
