import type { Lang } from '../../edition/index.js';
import { swapTo } from './swap.js';
import { shortest, waits } from './waits.js';
import { word } from './words.js';

let playing = false;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Adds a button before the periods that plays them in turn, from the first if the last is shown. */
export function play(lang: Lang): void {
  const list = document.querySelector<HTMLElement>('.periods');
  if (!list || list.children.length < 2 || document.querySelector('.play')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'play';
  label(button, lang);
  button.addEventListener('click', () => {
    playing = !playing;
    label(button, lang);
    if (playing) void run(lang);
  });
  list.before(button);
}

function label(button: HTMLButtonElement, lang: Lang): void {
  button.classList.toggle('on', playing);
  button.setAttribute('aria-label', word(playing ? 'stop' : 'play', lang));
}

async function run(lang: Lang): Promise<void> {
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.periods a')];
  let i = links().findIndex((a) => a.hasAttribute('aria-current')) + 1;
  if (i >= links().length) i = 0;
  const times = waits(links().map((a) => Number(a.dataset['years'])));
  while (playing && i < links().length) {
    await swapTo(links()[i]!.href, () => play(lang));
    await wait(times[i] ?? shortest);
    i++;
  }
  playing = false;
  const button = document.querySelector<HTMLButtonElement>('.play');
  if (button) label(button, lang);
}
