import { signal } from '@preact/signals';
import { setStatus, setTitle } from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { Field, written } from './Details.js';
import { edit, files } from './state.js';
import { both, statusNames, word } from './words.js';

const isOpen = signal(false);

/** The name of the index, which opens what it is called and what its figures are. */
export function TitleButton({ title }: { title: string }) {
  return (
    <button
      type="button"
      class="studio-title"
      aria-expanded={isOpen.value}
      title={word('aboutIndex')}
      onClick={() => {
        isOpen.value = !isOpen.peek();
      }}
    >
      {title}
    </button>
  );
}

const statuses = ['real', 'example', 'simulated'] as const;

/** The names of the index in both languages, and whether its figures are real. */
export function About({ of }: { of: Plan }) {
  if (!isOpen.value) return null;
  const rename = (to: 'en' | 'zh', text: string) =>
    edit(
      both((l) => `${of.title[l]}: “${text}”`),
      setTitle(files.peek(), to, text),
    );
  return (
    <div class="studio-details studio-about">
      <Field label={word('nameEn')} value={written(of.title, 'en')} onPut={(text) => rename('en', text)} />
      <Field label={word('nameZh')} value={written(of.title, 'zh')} onPut={(text) => rename('zh', text)} />
      <fieldset>
        <legend>{word('status')}</legend>
        {statuses.map((status) => (
          <label key={status}>
            <input
              type="radio"
              name="data-status"
              checked={of.dataStatus === status}
              onChange={() =>
                edit(
                  both((l) => statusNames[status][l]),
                  setStatus(files.peek(), status),
                )
              }
            />{' '}
            {word(status)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
