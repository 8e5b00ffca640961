import { absolute } from '../absolute.js';
import { isAsked, workerReady } from '../answered.js';

/**
 * On the API page of a published folder, on its page for unknown addresses and on the page that others are answered from:
 * registers the worker that answers.
 */
const place = document.getElementById('queries');
if (place) {
  const root = absolute(place.dataset['root']!);
  const isQuery = /^\/(?:v1|sdmx|problems)\//.test(location.href.slice(root.length));
  const canAnswer = 'serviceWorker' in navigator;
  if (isAsked(location.href)) void make(place, root);
  else if (canAnswer && isQuery) void ask(root);
  else if (canAnswer && document.querySelector('[data-live]')) void offer(place, root);
}

/** The current address is a query: it is requested again when the worker is ready. */
async function ask(root: string): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  await workerReady(root);
  location.reload();
}

/** The current address is a page that the worker makes; where it cannot, the page says so. */
async function make(place: HTMLElement, root: string): Promise<void> {
  const [working, failed] = place.children as unknown as [HTMLElement, HTMLElement];
  working.hidden = false;
  try {
    // A page that comes from the host again although there is a worker would come for ever.
    if (wasAsked(location.href)) throw new Error('the worker does not answer');
    await workerReady(root);
    location.reload();
  } catch {
    working.hidden = true;
    failed.hidden = false;
  }
}

/** Whether this page has asked the worker in the last ten seconds. */
function wasAsked(address: string): boolean {
  const key = `asked ${address}`;
  const last = Number(sessionStorage.getItem(key) ?? 0);
  sessionStorage.setItem(key, String(Date.now()));
  return Date.now() - last < 10_000;
}

/** Turns the examples on the page into queries. */
async function offer(place: HTMLElement, root: string): Promise<void> {
  await workerReady(root);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-live]')) {
    link.href = root + link.dataset['live'];
  }
  for (const text of place.children) (text as HTMLElement).hidden = !(text as HTMLElement).hidden;
}
