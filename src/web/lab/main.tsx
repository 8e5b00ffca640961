import { computed, effect, useComputed } from '@preact/signals';
import { render } from 'preact';
import type { Lang, Plan } from '../../edition/index.js';
import { absolute } from '../absolute.js';
import { Controls } from './Controls.js';
import { headline } from './headline.js';
import { paint } from './paint.js';
import { type Ranking, Results } from './Results.js';
import type { Settings } from './settings.js';
import { open, outcome, plan, readFolders, settings, stability, trouble } from './state.js';
import { WhoseWeights } from './WhoseWeights.js';
import { word } from './words.js';

const place = document.getElementById('lab')!;
const lang = place.dataset['lang'] as Lang;
const root = absolute(place.dataset['root']!);
const says = document.getElementById('lab-says')!;
const asked = says.textContent;
const map = document.getElementById('lab-map');

/** Every component reads only the signals it shows, so that a new outcome redraws the ranks and nothing else. */
function Lab() {
  if (!plan.value) return <p class="soft">{trouble.value || word('loading', lang)}</p>;
  return (
    <>
      <Controls plan={plan.value} lang={lang} />
      <Trouble />
      <WhoseWeights plan={plan.value} lang={lang} />
      <Ranks plan={plan.value} />
    </>
  );
}

const Trouble = () => <p role="alert">{trouble.value}</p>;

/** Published ranges, where nothing is changed: those under other weights and with other choices are another study. */
const published = JSON.parse(place.dataset['ranges']!) as Record<string, [low: number, high: number][]>;

function isChanged({ weights, dropped, aggregate, scale }: Settings): boolean {
  return Object.keys(weights).length > 0 || dropped.length > 0 || !!aggregate || !!scale;
}

function Ranks({ plan: of }: { plan: Plan }) {
  const opened = useComputed(() => outcome.value !== undefined).value;
  return opened ? <Results plan={of} {...{ ranking, lang, root }} /> : null;
}

const changed = computed(() => isChanged(settings.value));
const ranking = computed<Ranking>(() => {
  const now = outcome.value!;
  return {
    outcome: now,
    ranges: changed.value ? undefined : published[now.period],
    stability: stability.value,
  };
});

render(<Lab />, place);
open(absolute(place.dataset['release']!));
void readFolders(absolute(place.dataset['places']!));

/** The map follows a drag ten times a second: colouring it in every frame would cost more than the ranks do. */
let colouring = false;
effect(() => {
  if (!map || !outcome.value || colouring) return;
  colouring = true;
  setTimeout(() => {
    colouring = false;
    paint(map, plan.peek()!, outcome.peek()!);
  }, 100);
});

/** The headline is read aloud, so that it changes once the weights rest. */
let saying: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const [now, at] = [outcome.value, settings.value];
  if (!now) return;
  clearTimeout(saying);
  saying = setTimeout(() => {
    const next = isChanged(at) ? headline(plan.peek()!, now, at.name, lang) : asked;
    if (says.textContent !== next) says.textContent = next;
  }, 150);
});
