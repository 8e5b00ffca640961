import { signal } from '@preact/signals';
import { asked } from './asked.js';
import { isInBrowser } from './keeping.js';
import { isChanged, lang, problems, trouble } from './state.js';
import { word } from './words.js';

/** The state of publishing: nothing yet, at work, or done. */
const state = signal<{ is: 'none' | 'working' | 'how' } | { is: 'done'; folder: string; pages: number }>({
  is: 'none',
});

/** Builds and publishes the saved edition into the folder beside it; a browser alone says how that is done. */
export function PublishButton() {
  const isHere = isInBrowser.value;
  const isBusy = state.value.is === 'working';
  return (
    <button
      type="button"
      class="button"
      disabled={isBusy || (!isHere && (isChanged.value || problems.value.length > 0))}
      title={!isHere && isChanged.value ? word('saveFirst') : undefined}
      onClick={() => (isHere ? sayHow() : void publish())}
    >
      {word('publish')}
    </button>
  );
}

function sayHow(): void {
  state.value = { is: state.peek().is === 'how' ? 'none' : 'how' };
}

async function publish(): Promise<void> {
  state.value = { is: 'working' };
  trouble.value = '';
  try {
    const response = await asked('/publish', { method: 'POST', headers: { 'Accept-Language': lang } });
    if (!response.ok) throw new Error(await response.text());
    state.value = { is: 'done', ...((await response.json()) as { folder: string; pages: number }) };
  } catch (error) {
    state.value = { is: 'none' };
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}

/** What is being published, where it is, or how it is done. */
export function Published() {
  const now = state.value;
  if (now.is === 'none') return null;
  const text =
    now.is === 'done'
      ? word('publishedIn').replaceAll('{folder}', now.folder).replace('{pages}', String(now.pages))
      : word(now.is === 'working' ? 'publishing' : 'publishHow');
  return (
    <p class="studio-conflict" role="status">
      {text}
    </p>
  );
}
