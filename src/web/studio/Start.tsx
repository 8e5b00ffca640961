import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { absolute } from '../absolute.js';
import { accepted, isSheet, readSheet } from './importing.js';
import { give, isInBrowser, starting, startWith, title } from './keeping.js';
import { isMap, takeMap, takeZippedMap } from './mapping.js';
import { reasonsOf } from './refusing.js';
import { isBroken, lang, plan, trouble } from './state.js';
import { templateOf } from './template.js';
import { word } from './words.js';
import { type Unzipped, unzipped } from './zip.js';

const isWorking = signal(false);

/**
 * The ways to begin: a spreadsheet or an example; in a browser alone also an edition from a file and, on a site, a copy of its index.
 *
 * @param release the address of the site's release
 */
export function Start({ release }: { release: string | undefined }) {
  const isHere = isInBrowser.value;
  return (
    <section class="studio-start">
      <h1>{word(isHere ? 'startTitle' : 'startFolder')}</h1>
      <p class="soft">
        {isHere ? word('startAbout') : word('startFolderAbout').replace('{name}', title.value)}
      </p>
      {trouble.value ? <p role="alert">{trouble.value}</p> : null}
      <div class="studio-offers">
        <Offer title={word('startSheet')} about={word('startSheetAbout')} isFirst>
          <FileButton accept={accepted} label={word('chooseSheet')} isStrong />
          <span class="soft">{word('dropHere')}</span>
          <p>
            <button type="button" class="link" onClick={() => void take(giveTemplate)}>
              {word('startTemplate')}
            </button>
          </p>
        </Offer>
        {isHere ? (
          <Offer title={word('startZip')} about={word('startZipAbout')}>
            <FileButton accept=".zip,application/zip" label={word('chooseZip')} />
          </Offer>
        ) : null}
        <Offer title={word('startExample')} about={word('startExampleAbout')}>
          <Do onDo={async () => begin((await import('./example.js')).example)}>{word('startExampleDo')}</Do>
        </Offer>
        {release === undefined ? null : (
          <Offer title={word('startHere')} about={word('startHereAbout')}>
            <Do
              onDo={async () =>
                begin(await (await import('./fromRelease.js')).fromRelease(absolute(release)))
              }
            >
              {word('startHereDo')}
            </Do>
          </Offer>
        )}
      </div>
      {plan.value ? (
        <button
          type="button"
          class="button"
          onClick={() => {
            starting.value = false;
          }}
        >
          {word('backToOpen')}
        </button>
      ) : null}
    </section>
  );
}

interface OfferOf {
  title: string;
  about: string;
  isFirst?: boolean;
  children: ComponentChildren;
}

const Offer = ({ title, about, isFirst, children }: OfferOf) => (
  <section class={isFirst ? 'first' : undefined}>
    <h2>{title}</h2>
    <p>{about}</p>
    {children}
  </section>
);

interface FileOf {
  accept: string;
  label: string;
  isStrong?: boolean;
}

/** A button that asks for a file; it looks like the others in every browser and language. */
export const FileButton = ({ accept, label, isStrong }: FileOf) => (
  <label class={`button studio-file${isStrong ? ' strong' : ''}`}>
    {label}
    <input
      type="file"
      accept={accept}
      onChange={(e) => {
        const file = e.currentTarget.files?.[0];
        e.currentTarget.value = '';
        if (file) takeFile(file);
      }}
    />
  </label>
);

/** A button that does something that takes time, or says why it cannot be done. */
export const Do = ({ onDo, children }: { onDo: () => Promise<void>; children: ComponentChildren }) => (
  <button type="button" class="button" disabled={isWorking.value} onClick={() => void take(onDo)}>
    {children}
  </button>
);

/** A file that was chosen or dropped: a spreadsheet, a map, or an archive with an edition or a map. */
export function takeFile(file: File): void {
  if (isBroken.peek() && !starting.peek()) return;
  void take(() => (isSheet(file) ? readSheet(file) : isMap(file) ? takeMap(file) : opened(file)));
}

async function opened(file: File): Promise<void> {
  const archive = new Uint8Array(await file.arrayBuffer());
  const found = unzipped(archive);
  if ('refused' in found && (await takeZippedMap(file, archive))) return;
  if ('refused' in found) throw new Error(found.refused[lang]);
  await begin(found);
}

async function begin(edition: Unzipped): Promise<void> {
  await startWith(edition);
}

async function giveTemplate(): Promise<void> {
  give({ en: 'my-index.xlsx', zh: '指数.xlsx' }[lang], await templateOf(lang));
}

async function take(make: () => Promise<void>): Promise<void> {
  isWorking.value = true;
  trouble.value = '';
  try {
    await make();
  } catch (error) {
    trouble.value = reasonsOf(error);
  } finally {
    isWorking.value = false;
  }
}
