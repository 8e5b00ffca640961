/**
 * Applies the reader's choice of light or dark before the first paint: the page loads this file synchronously, since
 * its policy forbids inline scripts. It has no imports, so that it needs no bundling.
 */
const root = document.documentElement;

/** Without storage, the choice lasts as long as the page. */
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
