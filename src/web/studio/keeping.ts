import { effect, signal } from '@preact/signals';
import type { DraftFiles } from '../../draft/index.js';
import { schemaFile, schemaText } from '../../edition/index.js';
import { type InBrowser, keeper, keepHere, keptHere, openHereKey, ownKey } from './browserStore.js';
import { ask, at, changedFiles, edit, files, lang, readNow, saved, steps, trouble } from './state.js';
import type { Kept, Store } from './store.js';
import { both, word, wordIn } from './words.js';
import { type Unzipped, zipOf } from './zip.js';

/** Whether the page asks what to edit. */
export const starting = signal(false);
/** Where the folder is new, its first step is what an edition is begun with. */
const begunWith = both((l) => ({ en: 'Begun', zh: '新建' })[l]);

/** The name of what is edited. */
export const title = signal('');
export const isSaving = signal(false);
/** Files that somebody else changed while there were changes of them here. */
export const conflict = signal<readonly string[]>([]);
export const savedAt = signal<Date | undefined>(undefined);

let store: Store;
let stamps: Readonly<Record<string, string>> = {};
/** Milliseconds between two polls of the stored edition. */
const often = 2_000;

/** Opens what a store keeps. */
export async function open(from: Store): Promise<void> {
  store = from;
  const kept = await from.load();
  begin(kept);
  starting.value = kept.files.size === 0;
  addEventListener('beforeunload', (event) => {
    if (store.kind === 'folder' && changedFiles(saved.peek(), files.peek()).length > 0)
      event.preventDefault();
  });
  if (from.kind === 'folder') await keepDrafts(kept);
  if (from.kind === 'folder') setInterval(() => void look().catch(() => lost()), often);
}

let others: Unzipped['others'] = new Map();
/** Whether the edition is kept in this browser, and not in a folder. */
export const isInBrowser = signal(false);

/** Opens what this browser keeps. @returns whether there is anything */
export async function openHere(): Promise<boolean> {
  isInBrowser.value = true;
  const kept = await keptHere<InBrowser>(openHereKey).catch(() => undefined);
  if (kept) beginHere(kept);
  return kept !== undefined;
}

/** Begins with an edition: in this browser in place of the one before, or in the new folder, where it is saved on request. */
export async function startWith(edition: Unzipped): Promise<void> {
  if (!isInBrowser.peek()) {
    starting.value = false;
    steps.value = [{ name: begunWith, files: edition.files, at: new Date() }];
    at.value = 0;
    readNow();
    return;
  }
  const kept = { ...edition, saved: edition.files };
  starting.value = false;
  await keepHere(openHereKey, kept).catch(() => {});
  beginHere(kept);
}

let stop: (() => void) | undefined;

function beginHere(kept: InBrowser): void {
  stop?.();
  others = kept.others;
  begin({ name: kept.name, files: kept.files, stamps: {} });
  if (kept.saved !== kept.files) saved.value = kept.saved;
  stop = effect(() => keep({ name: kept.name, files: files.value, saved: saved.value, others }));
}

/** Keeps every step in this browser. */
const keepStep = keeper(openHereKey, (error) => {
  if (error === undefined) savedAt.value = new Date();
  else trouble.value = word('notKept');
});

function keep(edition: InBrowser): void {
  savedAt.value = undefined;
  keepStep(edition);
}

/** What was changed in a folder and not saved, and the stamps of these files when they were read. */
interface Draft {
  texts: DraftFiles;
  stamps: Readonly<Record<string, string>>;
}

/**
 * Brings back what was not saved when the page was left or broke down, and keeps from then on what is not saved: of each page that has
 * the folder open by itself.
 */
async function keepDrafts({ path, files: there, stamps: now }: Kept): Promise<void> {
  const key = await ownKey(`draft ${path}: `);
  const draft = await keptHere<Draft>(key).catch(() => undefined);
  const changed = draft ? changedFiles(there, draft.texts) : [];
  if (draft && changed.length > 0) {
    starting.value = false;
    edit(
      both((l) => wordIn('draftBack', l)),
      new Map([...there, ...draft.texts]),
    );
    conflict.value = changed.filter((file) => (draft.stamps[file] ?? '') !== (now[file] ?? ''));
  }
  const keepDraft = keeper(key, (error) => {
    if (error !== undefined && changedFiles(saved.peek(), files.peek()).length > 0)
      trouble.value = word('draftNotKept');
  });
  effect(() => {
    const names = changedFiles(saved.value, files.value);
    const texts = new Map(names.map((file) => [file, files.value.get(file)!]));
    keepDraft(names.length > 0 ? { texts, stamps: pick(stamps, names) } : undefined);
  });
}

const pick = (from: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? '']));

/** Gives a file to the reader. */
export function give(name: string, content: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Gives the edition as a file to keep, open again, or build with the command line. */
export function download(): void {
  const now = files.peek();
  // The first line of edition.yaml names it, so that editors of texts complete its keys.
  const hasSchema = now.has(schemaFile) || others.has(schemaFile);
  const packed = hasSchema ? now : new Map([...now, [schemaFile, schemaText()]]);
  give(`${title.peek()}.zip`, zipOf({ name: title.peek(), files: packed, others }));
  saved.value = now;
  readNow();
}

function begin({ name, files: texts, stamps: now, measured }: Kept): void {
  title.value = name;
  stamps = now;
  saved.value = texts;
  steps.value = [{ name: both((l) => ({ en: 'Opened', zh: '打开' })[l]), files: texts, at: new Date() }];
  at.value = 0;
  ask({ ask: 'begin', ...(measured ? { measured } : {}) });
  if (texts.size > 0) readNow();
}

const lost = () => {
  trouble.value = word('lostServer');
};

/** Looks for changes of others: takes them where nothing was changed here, asks where both changed. */
async function look(): Promise<void> {
  if (document.hidden || isSaving.peek() || conflict.peek().length > 0) return;
  const now = await store.stamps();
  if (trouble.peek() === word('lostServer')) trouble.value = '';
  const names = [...new Set([...Object.keys(now), ...Object.keys(stamps)])].filter(
    (name) => now[name] !== stamps[name],
  );
  if (names.length > 0) await meet(names);
}

async function meet(names: readonly string[]): Promise<void> {
  const mine = changedFiles(saved.peek(), files.peek());
  if (names.some((name) => mine.includes(name))) conflict.value = names;
  else await takeTheirs(names);
}

/** Takes files as they are kept now; what was here stays in the history. */
export async function takeTheirs(names: readonly string[]): Promise<void> {
  const kept = await store.load();
  const theirs = (of: DraftFiles): DraftFiles => {
    const next = new Map(of);
    for (const name of names) {
      const text = kept.files.get(name);
      if (text === undefined) next.delete(name);
      else next.set(name, text);
    }
    return next;
  };
  stamps = kept.stamps;
  saved.value = kept.files;
  conflict.value = [];
  edit(
    both((l) => `${{ en: 'Changed elsewhere', zh: '别处的修改' }[l]}: ${names.join(', ')}`),
    theirs(files.peek()),
  );
}

/** Writes what was changed. @param over also over what somebody else changed */
export async function save(over = false): Promise<void> {
  const now = files.peek();
  const names = changedFiles(saved.peek(), now);
  if (names.length === 0 || isSaving.peek()) return;
  isSaving.value = true;
  try {
    if (over) stamps = await store.stamps();
    const texts = new Map(names.map((name) => [name, now.get(name)!]));
    const result = await store.save(texts, pick(stamps, names));
    if (result.is === 'changed') conflict.value = result.names;
    else if (result.is === 'refused') trouble.value = result.text;
    else {
      stamps = { ...stamps, ...result.stamps };
      saved.value = now;
      savedAt.value = new Date();
      conflict.value = [];
      trouble.value = '';
      if (files.peek() === now) readNow();
    }
  } catch {
    lost();
  } finally {
    isSaving.value = false;
  }
}

/** What will be written, in a sentence. */
export function willBeWritten(): string {
  const names = changedFiles(saved.value, files.value);
  return names.length === 0 ? '' : names.join({ en: ', ', zh: '、' }[lang]);
}
