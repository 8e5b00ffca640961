/**
 * Light or dark as the reader chose, set before anything is painted: the head loads this file and waits for it, since the
 * policy of the pages allows no script within them. It imports nothing, so that it runs as it stands.
 */
const root = document.documentElement;

/** Where the browser keeps nothing, the choice holds for the page. */
function kept(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

const chosen = kept()?.getItem('theme');
if (chosen === 'light' || chosen === 'dark') root.dataset['theme'] = chosen;

addEventListener('click', (event) => {
  if (!(event.target as Element).closest?.('#theme')) return;
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = (root.dataset['theme'] ?? preferred) === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = next;
  kept()?.setItem('theme', next);
});

export {};
