import { slideAfter } from './keys.js';

const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
const output = document.querySelector('output')!;
const all = document.querySelector<HTMLButtonElement>('[data-all]')!;
let now = 0;

/** Shows one slide and puts it into the address. */
function show(to: number): void {
  now = Math.min(slides.length - 1, Math.max(0, to));
  slides.forEach((slide, i) => {
    slide.classList.toggle('now', i === now);
  });
  output.textContent = `${now + 1} / ${slides.length}`;
  history.replaceState(null, '', `#${slides[now]!.id}`);
}

/** Shows one slide at a time, or all of them below one another. */
function stepping(on: boolean): void {
  document.body.classList.toggle('stepping', on);
  all.setAttribute('aria-pressed', String(!on));
  for (const control of document.querySelectorAll<HTMLElement>('[data-step], output')) control.hidden = !on;
  if (on) show(now);
  else if (now > 0) slides[now]!.scrollIntoView();
}

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !document.body.classList.contains('stepping')) return;
  const to = slideAfter(
    event.key,
    event.shiftKey,
    now,
    slides.length,
    event.target instanceof HTMLButtonElement,
  );
  if (to === undefined) return;
  event.preventDefault();
  show(to);
});

for (const button of document.querySelectorAll<HTMLElement>('[data-step]')) {
  button.addEventListener('click', () => show(now + Number(button.dataset['step'])));
}
all.hidden = false;
all.addEventListener('click', () => stepping(!document.body.classList.contains('stepping')));
addEventListener('hashchange', () => show(Math.max(0, named())));

/** The index of the slide in the address. */
function named(): number {
  return slides.findIndex(({ id }) => id === location.hash.slice(1));
}

now = Math.max(0, named());
// On a phone in portrait orientation slides would be tiny: there they are listed below one another.
stepping(!matchMedia('(max-width: 700px) and (orientation: portrait)').matches);
document.body.classList.add('ready');
