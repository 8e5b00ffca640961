import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Lang } from '../../edition/index.js';
import { absolute } from '../absolute.js';
import { Controls } from './Controls.js';
import { headline } from './headline.js';
import { paint } from './paint.js';
import { Results, WhoseWeights } from './Results.js';
import { open, outcome, plan, settings, trouble } from './state.js';
import { word } from './words.js';

const place = document.getElementById('lab')!;
const lang = place.dataset['lang'] as Lang;
const root = absolute(place.dataset['root']!);
const says = document.getElementById('lab-says')!;
const asked = says.textContent;
const map = document.getElementById('lab-map');

function Lab() {
  if (!plan.value) return <p class="soft">{trouble.value || word('loading', lang)}</p>;
  return (
    <>
      <Controls plan={plan.value} lang={lang} />
      <p role="alert">{trouble.value}</p>
      <WhoseWeights plan={plan.value} lang={lang} />
      {outcome.value ? <Results plan={plan.value} outcome={outcome.value} lang={lang} root={root} /> : null}
    </>
  );
}

render(<Lab />, place);
open(absolute(place.dataset['release']!));
effect(() => {
  if (!plan.value || !outcome.value) return;
  if (map) paint(map, plan.value, outcome.value);
  const { weights, dropped, join, scale, name } = settings.value;
  const changed = Object.keys(weights).length > 0 || dropped.length > 0 || join || scale;
  says.textContent = changed ? headline(plan.value, outcome.value, name, lang) : asked;
});
