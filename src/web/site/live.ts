/** Milliseconds between two polls of a page that changes. */
const pause = 2000;

/** Keeps the page of a flash vintage up to date. It shows the last state while the server does not answer. */
export function live(then: () => void): void {
  if (!document.getElementById('live')) return;
  setInterval(() => void look(then).catch(() => {}), pause);
}

async function look(then: () => void): Promise<void> {
  const here = document.getElementById('live');
  if (!here || document.hidden) return;
  const response = await fetch(location.href);
  if (!response.ok) return;
  const there = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live');
  if (!there || there.dataset['live'] === here.dataset['live']) return;
  here.replaceWith(there);
  then();
}
