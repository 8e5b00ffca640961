import { computed } from '@preact/signals';
import { TitleButton } from './About.js';
import { headline } from './headline.js';
import { accepted } from './importing.js';
import {
  conflict,
  download,
  isInBrowser,
  isSaving,
  save,
  savedAt,
  starting,
  takeTheirs,
  title,
  willBeWritten,
} from './keeping.js';
import { PublishButton } from './Publish.js';
import { FileButton } from './Start.js';
import { at, isChanged, lang, looking, plan, redo, standing, steps, trouble, undo } from './state.js';
import { word } from './words.js';

const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
  hour: '2-digit',
  minute: '2-digit',
});

/** The name of the edition, whether it is saved, and undo and redo. */
export function Bar() {
  const moment = savedAt.value ? ` ${time.format(savedAt.value)}` : '';
  const ofFolder = isChanged.value
    ? `${word('unsaved')}${{ en: ': ', zh: '：' }[lang]}${willBeWritten()}`
    : moment && word('saved') + moment;
  const here = moment ? word('keptHere').replace('{time}', moment) : word('keeping');
  const state = isInBrowser.value ? here : ofFolder;
  return (
    <div class="studio-bar">
      {plan.value ? <TitleButton title={plan.value.title[lang]} /> : <strong>{title.value}</strong>}
      {plan.value && plan.value.dataStatus !== 'real' ? (
        <span class="flag">{word(plan.value.dataStatus)}</span>
      ) : null}
      <span class="soft studio-state">{state}</span>
      <button type="button" class="button" disabled={at.value === 0} onClick={undo}>
        {word('undo')}
      </button>
      <button type="button" class="button" disabled={at.value >= steps.value.length - 1} onClick={redo}>
        {word('redo')}
      </button>
      <FileButton accept={accepted} label={word('sheet')} />
      <PublishButton />
      {isInBrowser.value ? <HereButtons /> : <SaveButton />}
    </div>
  );
}

const SaveButton = () => (
  <button
    type="button"
    class="button strong"
    disabled={!isChanged.value || isSaving.value}
    onClick={() => void save()}
  >
    {word('save')}
  </button>
);

const HereButtons = () => (
  <>
    <button
      type="button"
      class="button"
      onClick={() => {
        starting.value = true;
      }}
    >
      {word('another')}
    </button>
    <button type="button" class="button strong" onClick={download}>
      {word('download')}
    </button>
  </>
);

/** Why saving is not possible, with the choices. */
export function Conflict() {
  const names = conflict.value;
  if (names.length === 0) return trouble.value ? <p role="alert">{trouble.value}</p> : null;
  return (
    <div class="studio-conflict" role="alert">
      <p>
        {word('changedThere')} <b>{names.join(', ')}</b>
      </p>
      <button type="button" class="button" onClick={() => void takeTheirs(names)}>
        {word('takeTheirs')}
      </button>
      <button type="button" class="button" onClick={() => void save(true)}>
        {word('writeMine')}
      </button>
    </div>
  );
}

/** The sentence above the ranking. */
export const headlineNow = computed(() => {
  const [of, now] = [plan.value, standing.value];
  return of && now ? headline(of, now, lang) : '';
});

/** Keys for undo, redo and save, as everywhere. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey)) {
      if (event.key === 'Escape') looking.value = undefined;
      return;
    }
    const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key === 's') {
      event.preventDefault();
      if (isInBrowser.peek()) download();
      else void save();
    } else if (event.key.toLowerCase() === 'z' && !isText) {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    }
  });
}
