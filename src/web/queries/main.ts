import { absolute } from '../absolute.js';

/** On the API page of a published folder, and on its page for unknown addresses: registers the worker that answers queries. */
const place = document.getElementById('queries');
if (place && 'serviceWorker' in navigator) {
  const root = absolute(place.dataset['root']!);
  const isAsked = /^\/(?:v1|sdmx|problems)\//.test(location.href.slice(root.length));
  if (isAsked) void ask(root);
  else if (document.querySelector('[data-live]')) void offer(place, root);
}

/** The current address is a query: it is requested again when the worker is ready. */
async function ask(root: string): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  await ready(root);
  location.reload();
}

/** Turns the examples on the page into queries. */
async function offer(place: HTMLElement, root: string): Promise<void> {
  await ready(root);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-live]')) {
    link.href = root + link.dataset['live'];
  }
  for (const text of place.children) (text as HTMLElement).hidden = !(text as HTMLElement).hidden;
}

/** Registers the worker, or updates it, and waits until it is active. */
async function ready(root: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${root}/api-worker.js`, {
    updateViaCache: 'none',
  });
  const coming = registration.installing ?? registration.waiting;
  if (coming) await activated(coming);
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
