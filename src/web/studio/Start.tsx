import { signal } from '@preact/signals';
import { absolute } from '../absolute.js';
import { startWith } from './keeping.js';
import { lang } from './state.js';
import { word } from './words.js';
import { type Unzipped, unzipped } from './zip.js';

/** Whether the page asks what to edit. */
export const starting = signal(false);
const refused = signal('');
const isWorking = signal(false);

/** What can be edited in a browser: the index of this site made one's own, or an edition from a file. */
export function Start({ release }: { release: string }) {
  return (
    <section class="studio-start">
      <h1>{word('startTitle')}</h1>
      <p class="soft">{word('startAbout')}</p>
      <div class="two">
        <section>
          <h2>{word('startHere')}</h2>
          <p>{word('startHereAbout')}</p>
          <button
            type="button"
            class="button strong"
            disabled={isWorking.value}
            onClick={() =>
              void take(async () => (await import('./fromRelease.js')).fromRelease(absolute(release)))
            }
          >
            {word('startHereDo')}
          </button>
        </section>
        <section>
          <h2>{word('startZip')}</h2>
          <p>{word('startZipAbout')}</p>
          <input
            type="file"
            accept=".zip,application/zip"
            aria-label={word('startZip')}
            onChange={(e) => {
              const file = e.currentTarget.files?.[0];
              if (file) void take(() => opened(file));
            }}
          />
        </section>
      </div>
      {refused.value ? <p role="alert">{refused.value}</p> : null}
    </section>
  );
}

async function opened(file: File): Promise<Unzipped> {
  const found = unzipped(new Uint8Array(await file.arrayBuffer()));
  if ('refused' in found) throw new Error(found.refused[lang]);
  return found;
}

async function take(make: () => Promise<Unzipped>): Promise<void> {
  isWorking.value = true;
  refused.value = '';
  try {
    await startWith(await make());
    starting.value = false;
  } catch (error) {
    refused.value = error instanceof Error ? error.message : String(error);
  } finally {
    isWorking.value = false;
  }
}
