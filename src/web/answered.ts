/** The root of the site, with a slash at its end: the scripts lie in a folder of it. */
export const siteRoot = (): string => import.meta.url.replace(/[^/]*\/[^/]*$/, '');

/** Whether an address of a published folder asks for a page that a worker makes in the browser: `…/ask/?/place/AB`. */
export const isAsked = (address: string): boolean => /\/ask\/\?\//.test(address);

/** Fetches an address of the site, once there is a worker where it needs one. */
export async function answered(address: string): Promise<Response> {
  if (isAsked(address) && !navigator.serviceWorker?.controller) await workerReady(siteRoot());
  return fetch(address);
}

/** The address with one more parameter, also for addresses that the worker answers. */
export function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address);
  if (isAsked(address)) url.search += `${url.search.includes('?', 1) ? '&' : '?'}${name}=${value}`;
  else url.searchParams.set(name, value);
  return url.href;
}

/**
 * Registers the worker of a published folder, or updates it, and waits until it answers for this page.
 *
 * @param root the folder, with or without a slash at its end
 */
export async function workerReady(root: string): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(`${root.replace(/\/$/, '')}/api-worker.js`, {
    updateViaCache: 'none',
  });
  if (!registration.installing && !registration.waiting) await registration.update();
  const coming = registration.installing ?? registration.waiting;
  if (coming) await activated(coming);
  if (serviceWorker.controller) return;
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    // A worker that is active already does not claim again: the next page is its.
    setTimeout(resolve, 2000);
  });
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
