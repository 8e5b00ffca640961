import type { MapView } from './mapView.js';
import type { Tip } from './tip.js';

/** Keyboard control: the map is a single tab stop; arrow keys go through its places by rank, Enter opens one, + − 0 zoom. */
export function walking({ svg, zoom }: MapView, tip: Tip, help: string): void {
  const places = [...svg.querySelectorAll<SVGAElement>('a[data-rank]')].sort(
    (a, b) => Number(a.dataset['rank']) - Number(b.dataset['rank']),
  );
  let at = -1;
  const go = (to: number) => {
    places[at]?.classList.remove('on');
    at = Math.min(places.length - 1, Math.max(0, to));
    places[at]!.classList.add('on');
    tip.show(places[at]!, true);
  };
  const keys: Record<string, () => void> = {
    ArrowRight: () => go(at + 1),
    ArrowDown: () => go(at + 1),
    ArrowLeft: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(places.length - 1),
    Enter: () => {
      const to = places[at]?.getAttribute('href');
      if (to) location.href = to;
    },
    '+': () => zoom(1.6),
    '=': () => zoom(1.6),
    '-': () => zoom(1 / 1.6),
    '0': () => zoom(0),
  };
  svg.setAttribute('tabindex', '0');
  svg.setAttribute('aria-label', `${svg.getAttribute('aria-label')}. ${help}`);
  svg.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    if (places.length === 0 && !'+-=0'.includes(event.key)) return;
    event.preventDefault();
    act();
  });
  svg.addEventListener('blur', () => {
    places[at]?.classList.remove('on');
    tip.hide();
  });
}
