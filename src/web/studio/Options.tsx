import { useEffect } from 'preact/hooks';
import type { DraftFiles } from '../../draft/index.js';
import type { Plan, Text } from '../../edition/index.js';
import { Effect } from './Effect.js';
import { askTry, lang, looking, tried } from './state.js';
import { word } from './words.js';

/** One of several ways: its names, and the files with it. */
export interface Option {
  key: string;
  title: Text;
  means?: Text | undefined;
  /** Computed only when it is selected, since that takes seconds. */
  isForLater?: boolean;
  put: () => DraftFiles;
}

interface Ways {
  /** The start of the ids of the ways. */
  id: string;
  title: Text;
  options: readonly Option[];
  of: Plan;
}

const idOf = (id: string, key: string) => `${id} ${key}`;
const isTried = (id: string, { key, isForLater }: Option) =>
  !isForLater || looking.value?.id === idOf(id, key) || tried.value.has(idOf(id, key));

/** The way in use: the one with which the edition says the same. */
export const inUse = (id: string, options: readonly Option[]) =>
  options.find(({ key }) => tried.value.get(idOf(id, key))?.same);

/** Ways to choose from, each with its effect on these data; one is previewed before it is taken. */
export function Options({ id, title, options, of }: Ways) {
  const tryable = options.filter((option) => isTried(id, option));
  useEffect(() => {
    for (const { key, put } of tryable) askTry(idOf(id, key), put);
  });
  const used = inUse(id, options);
  const isKnown = tryable.every(({ key }) => tried.value.has(idOf(id, key)));
  return (
    <div class="studio-choices" role="radiogroup" aria-label={title[lang]}>
      {isKnown && !used ? (
        <label>
          <input type="radio" name={`choice-${id}`} checked={!looking.value?.id.startsWith(`${id} `)} />
          <span>
            <b>{word('asWritten')}</b> <small class="soft">{word('inUse')}</small>
          </span>
        </label>
      ) : null}
      {options.map((option) => (
        <Way key={option.key} {...{ id, title, option, of }} isInUse={option === used} />
      ))}
    </div>
  );
}

function Way({
  id,
  title,
  option,
  of,
  isInUse,
}: Omit<Ways, 'options'> & { option: Option; isInUse: boolean }) {
  const own = idOf(id, option.key);
  const looked = looking.value?.id;
  const impossible = (tried.value.get(own)?.problems.length ?? 0) > 0;
  const name = (l: 'en' | 'zh') => `${title[l]}${{ en: ': ', zh: '：' }[l]}${option.title[l]}`;
  return (
    <label class={looked === own ? 'looked' : undefined}>
      <input
        type="radio"
        name={`choice-${id}`}
        checked={looked?.startsWith(`${id} `) ? looked === own : isInUse}
        disabled={impossible}
        onChange={() => {
          looking.value = isInUse
            ? undefined
            : { id: own, name: { en: name('en'), zh: name('zh') }, files: option.put() };
        }}
      />
      <span>
        <b>{option.title[lang]}</b> {isInUse ? <small class="soft">{word('inUse')}</small> : null}
        {option.means ? <small>{option.means[lang]}</small> : null}
        {isInUse ? null : isTried(id, option) ? (
          <Effect id={own} of={of} />
        ) : (
          <small class="soft">{word('onChoice')}</small>
        )}
      </span>
    </label>
  );
}
