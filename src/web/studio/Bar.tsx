import { computed } from '@preact/signals';
import { leadVerb, periodName, titleWithin } from '../../words/index.js';
import {
  conflict,
  download,
  isInBrowser,
  isSaving,
  save,
  savedAt,
  takeTheirs,
  title,
  willBeWritten,
} from './keeping.js';
import { starting } from './Start.js';
import { at, isChanged, lang, looking, plan, redo, standing, steps, trouble, undo } from './state.js';
import { word } from './words.js';

const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
  hour: '2-digit',
  minute: '2-digit',
});

/** What is edited, whether it is saved, and undo and redo. */
export function Bar() {
  const moment = savedAt.value ? ` ${time.format(savedAt.value)}` : '';
  const ofFolder = isChanged.value
    ? `${word('unsaved')}: ${willBeWritten()}`
    : moment && word('saved') + moment;
  const here = moment ? word('keptHere').replace('{time}', moment) : word('keeping');
  const state = isInBrowser.value ? here : ofFolder;
  return (
    <div class="studio-bar">
      <strong>{plan.value?.title[lang] ?? title.value}</strong>
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

/** What stands in the way of saving, with the ways out. */
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

/** Who leads, and how many ranks have changed since the edition was saved. */
export const headline = computed(() => {
  const [of, now] = [plan.value, standing.value];
  if (!of || !now) return '';
  const leaders = of.units.filter((_, c) => now.ranks[c] === 1).map(({ name }) => name[lang]);
  const ranked = now.ranks.filter((rank) => rank > 0).length;
  const by = [...now.ranks.keys()].map((c) =>
    now.ranks[c] && now.savedRanks[c] ? Math.abs(now.ranks[c] - now.savedRanks[c]) : 0,
  );
  const moved = by.filter((n) => n > 0).length;
  const who = leaders.slice(0, 3).join({ en: ', ', zh: '、' }[lang]);
  const since = {
    en:
      moved === 0
        ? ''
        : `; ${moved} ${moved === 1 ? 'rank differs' : 'ranks differ'} from the saved edition, by up to ${Math.max(...by)}`,
    zh: moved === 0 ? '' : `；与保存时相比，${moved}个位次有变，最多变动${Math.max(...by)}位`,
  }[lang];
  const period = now.period;
  const leads = leadVerb(of, leaders.length > 1);
  return {
    en: `In ${period} ${who} ${leads.en} the ${ranked} ${titleWithin(of.unitsTitle.en)} that have a score${since}.`,
    zh: `${periodName(period, 'zh')}，在${ranked}个有得分的${of.unitsTitle.zh}中，${who}${leads.zh}${since}。`,
  }[lang];
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
