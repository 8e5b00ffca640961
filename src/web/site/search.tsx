import { useSignal } from '@preact/signals';
import { render } from 'preact';
import type { Lang } from '../../edition/index.js';
import type { PlaceEntry } from '../../words/index.js';
import { absolute } from '../absolute.js';
import { matches } from './match.js';
import { word } from './words.js';

/** Adds the search to the header. The list of places is fetched on first use. */
export function search(place: HTMLElement): void {
  const { places = '', root = '', lang = 'en' } = place.dataset;
  render(<Search places={absolute(places)} root={absolute(root)} lang={lang as Lang} />, place);
  addEventListener('keydown', (event) => {
    const { tagName } = event.target as HTMLElement;
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(tagName)) return;
    event.preventDefault();
    place.querySelector('input')!.focus();
  });
}

function Search({ places, root, lang }: { places: string; root: string; lang: Lang }) {
  const all = useSignal<readonly PlaceEntry[]>([]);
  const typed = useSignal('');
  const at = useSignal(0);
  const found = matches(all.value, typed.value);
  const failed = useSignal(false);
  const load = async () => {
    if (all.value.length > 0) return;
    try {
      all.value = (await (await fetch(places)).json()) as PlaceEntry[];
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  const isNone = typed.value.trim() !== '' && found.length === 0;
  const none = failed.value ? 'notLoaded' : all.value.length > 0 ? 'notCovered' : undefined;
  const go = (entry: PlaceEntry | undefined) => {
    if (entry) location.href = `${root}/place/${encodeURIComponent(entry[6] ?? entry[0])}`;
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
        aria-label={word('search', lang)}
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `found-${at.value}` : undefined}
        placeholder={word('search', lang)}
        autocomplete="off"
        value={typed.value}
        onFocus={load}
        onInput={(e) => {
          typed.value = e.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          typed.value = '';
        }}
      />
      <span class={isNone ? 'none' : 'quiet'} role="status">
        {isNone ? none && word(none, lang) : found.length > 0 ? `${found.length} ${word('found', lang)}` : ''}
      </span>
      {found.length > 0 ? (
        <ul id="found" role="listbox" aria-label={word('search', lang)}>
          {found.map((entry, i) => (
            <li
              key={`${entry[0]}/${entry[5]}`}
              id={`found-${i}`}
              role="option"
              aria-selected={i === at.value}
              onMouseDown={() => go(entry)}
            >
              {lang === 'zh' ? entry[2] : entry[1]}
              <span>
                {lang === 'zh' ? entry[1] : entry[2]} {entry[0]}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </span>
  );
}
