import { render } from 'preact';
import { problemText } from '../../edition/index.js';
import { About } from './About.js';
import { Bar, Conflict, headlineNow, listenToKeys } from './Bar.js';
import { Data } from './Data.js';
import { Import } from './Import.js';
import { dropped } from './importing.js';
import { isInBrowser, open, openHere, starting } from './keeping.js';
import { Method, Preview } from './Method.js';
import { Published } from './Publish.js';
import { Ranking } from './Ranking.js';
import { Check, History } from './Side.js';
import { Start, takeFile } from './Start.js';
import { StudioMap } from './StudioMap.js';
import { isBroken, lang, plan, problems, said, tab, tabs, trouble } from './state.js';
import { folderStore } from './store.js';
import { Tree } from './Tree.js';
import { word } from './words.js';

const place = document.getElementById('studio')!;

const names = {
  data: 'data',
  weights: 'weightsTab',
  method: 'method',
  ranking: 'ranking',
  map: 'map',
  check: 'problems',
  history: 'history',
} as const;

function Tabs() {
  return (
    <nav class="studio-tabs" aria-label={word('tabs')}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={tab.value === name}
          onClick={() => {
            tab.value = name;
          }}
        >
          {word(names[name])}
          {name === 'check' && problems.value.length > 0 ? ` ${problems.value.length}` : ''}
        </button>
      ))}
    </nav>
  );
}

/** An edition.yaml that is no YAML, as after a slip in another program: the line, and what to do. */
function Broken() {
  return (
    <>
      <Bar />
      <h1>{word('broken')}</h1>
      <div role="alert">
        {problems.value.map((problem) => (
          <pre key={problem.found.en}>{problemText(problem, lang)}</pre>
        ))}
      </div>
      <p>{word(isInBrowser.value ? 'brokenHere' : 'brokenDo')}</p>
      <Conflict />
      <History />
    </>
  );
}

function Studio() {
  if (dropped.value) return <Import />;
  if (starting.value) return <Start release={place.dataset['release']} />;
  if (!plan.value && problems.value.length === 0)
    return <p class="soft">{trouble.value || word('reading')}</p>;
  if (isBroken.value) return <Broken />;
  return (
    <>
      <Bar />
      {plan.value ? <About of={plan.value} /> : null}
      <h1>{headlineNow.value || word('wrong')}</h1>
      <Conflict />
      <Published />
      <div class="studio" data-tab={tab.value}>
        <div class="studio-left">
          <Tree />
          <Method />
        </div>
        <Ranking />
        <div class="studio-right">
          <StudioMap />
          <Check />
          <History />
        </div>
        <Data />
      </div>
      <Preview />
      <Tabs />
      <p class="quiet" aria-live="polite">
        {said.value}
      </p>
    </>
  );
}

/** A file may be dropped anywhere on the page. */
function takeDrops(): void {
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('studio-dropping');
  });
  const end = () => document.body.classList.remove('studio-dropping');
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) end();
  });
  addEventListener('drop', (event) => {
    end();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    takeFile(file);
  });
}

place.textContent = '';
render(<Studio />, place);
listenToKeys();
takeDrops();
const begun =
  place.dataset['kept'] === 'browser'
    ? openHere().then((isThere) => {
        starting.value = !isThere;
      })
    : open(folderStore);
begun.catch((error: unknown) => {
  trouble.value = error instanceof Error ? error.message : String(error);
});
