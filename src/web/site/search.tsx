import { useSignal } from '@preact/signals';
import { render } from 'preact';
import type { Lang } from '../../edition/index.js';
import type { PlaceEntry } from '../../words/index.js';
import { absolute } from '../absolute.js';
import { isNear, matches } from './match.js';
import { word } from './words.js';

/** Adds the search to the header. The list of places is fetched on first use. */
export function search(place: HTMLElement): void {
  const { places = '', root = '', lang = 'en', of = 'places' } = place.dataset;
  const at = { places: absolute(places), root: absolute(root), of: of as Of };
  render(<Search {...at} lang={lang as Lang} />, place);
  addEventListener('keydown', (event) => {
    const { tagName } = event.target as HTMLElement;
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(tagName)) return;
    event.preventDefault();
    place.querySelector('input')!.focus();
  });
}

/** The items of the search: places of an index, or headings of the documentation. */
type Of = 'places' | 'docs';

const texts = {
  places: {
    search: 'search',
    notCovered: 'notCovered',
    notLoaded: 'notLoaded',
    found: 'found',
    foundOne: 'foundOne',
    near: 'near',
  },
  docs: {
    search: 'searchDocs',
    notCovered: 'notInDocs',
    notLoaded: 'docsNotLoaded',
    found: 'docsFound',
    foundOne: 'docsFoundOne',
    near: 'docsNear',
  },
} as const;

/** The path below the root: the page of a place, or a heading of the documentation. */
function addressOf(entry: PlaceEntry, of: Of, root: string, lang: Lang): string {
  if (of === 'docs') return `${root}/${entry[0]}`;
  const [code, , , , , , folder, , index] = entry;
  return `${index ? `${index.base}/${lang}` : root}/place/${encodeURIComponent(folder ?? code)}`;
}

/** A list of several indices with the places of one of them first. */
const ownFirst = (all: readonly PlaceEntry[], root: string): readonly PlaceEntry[] => {
  const isOwn = ([, , , , , , , , index]: PlaceEntry) =>
    index !== undefined && root.startsWith(`${location.origin}${index.base}/`);
  return [...all.filter(isOwn), ...all.filter((entry) => !isOwn(entry))];
};

function Search({ places, root, lang, of }: { places: string; root: string; lang: Lang; of: Of }) {
  const text = texts[of];
  const all = useSignal<readonly PlaceEntry[]>([]);
  const typed = useSignal('');
  const at = useSignal(0);
  const found = matches(all.value, typed.value);
  const failed = useSignal(false);
  const load = async () => {
    if (all.value.length > 0) return;
    try {
      all.value = ownFirst((await (await fetch(places)).json()) as PlaceEntry[], `${root}/`);
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  // Someone who looks for a place that is not covered is not led to another one without a word.
  const near = found[0] && isNear(found[0], typed.value) ? word(text.near, lang) : undefined;
  const counted = word(found.length === 1 ? text.foundOne : text.found, lang);
  const isNone = typed.value.trim() !== '' && found.length === 0;
  const none = failed.value ? text.notLoaded : all.value.length > 0 ? text.notCovered : undefined;
  const go = (entry: PlaceEntry | undefined) => {
    if (entry) location.href = addressOf(entry, of, root, lang);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, its keys are its own; Safari ends composing before it reports Enter, with this key code.
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) at.value = (at.value + step + found.length) % Math.max(1, found.length);
    else if (event.key === 'Enter') go(found[at.value]);
    else if (event.key === 'Escape') typed.value = '';
    else return;
    event.preventDefault();
  };
  return (
    <span class="find">
      <input
        type="search"
        list={undefined}
        role="combobox"
        aria-label={word(text.search, lang)}
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `found-${at.value}` : undefined}
        placeholder={word(text.search, lang)}
        autocomplete="off"
        value={typed.value}
        onFocus={load}
        onInput={(e) => {
          // A window in the background fires no focus event.
          load();
          typed.value = e.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          typed.value = '';
        }}
      />
      <span class={isNone ? 'none' : 'quiet'} role="status">
        {isNone
          ? none && word(none, lang)
          : found.length > 0
            ? `${near ?? ''} ${found.length} ${counted}`.trim()
            : ''}
      </span>
      {found.length > 0 ? <Found {...{ found, near, lang, of, go }} at={at.value} /> : null}
    </span>
  );
}

/** The name in the other language and the code, or the index that a place is in. */
function besideName([code, en, zh, , , , , , index]: PlaceEntry, lang: Lang): string {
  const name = lang === 'zh' ? en : zh;
  return index ? `${name} · ${index.title[lang]}` : `${name} ${code}`;
}

interface FoundOf {
  found: readonly PlaceEntry[];
  /** Says that no entry has the name that was typed, above those with a similar one. */
  near: string | undefined;
  /** The index of the highlighted entry. */
  at: number;
  lang: Lang;
  of: Of;
  go: (entry: PlaceEntry) => void;
}

function Found({ found, near, at, lang, of, go }: FoundOf) {
  return (
    <ul id="found" role="listbox" aria-label={word(texts[of].search, lang)}>
      {near === undefined ? null : (
        <li class="near" aria-hidden="true">
          {near}
        </li>
      )}
      {found.map((entry, i) => (
        <li
          key={`${entry[0]}/${entry[5]}`}
          id={`found-${i}`}
          role="option"
          aria-selected={i === at}
          onMouseDown={() => go(entry)}
        >
          {lang === 'zh' ? entry[2] : entry[1]}
          <span>{of === 'docs' ? entry[5] : besideName(entry, lang)}</span>
        </li>
      ))}
    </ul>
  );
}
