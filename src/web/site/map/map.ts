import type { Lang } from '../../../edition/index.js';
import { word } from '../words.js';
import { type Box, moved, zoomed } from './box.js';
import type { MapView } from './mapView.js';
import { pointing } from './pointing.js';
import { tipOf } from './tip.js';
import { walking } from './walking.js';

/** The visible part of the map, preserved across periods and measures. */
let shown: { whole: string; box: Box } | undefined;

/** Zoom by buttons, keys, pinch and wheel, tooltips, and keyboard navigation. */
export function map(lang: Lang): void {
  const figure = document.querySelector<HTMLElement>('.map');
  const svg = figure?.querySelector('svg');
  if (!figure || !svg) return;
  const view = viewOf(svg);
  const tip = tipOf(figure);
  pointing(view, tip);
  walking(view, tip, word('mapKeys', lang));
  const tools = document.createElement('div');
  tools.className = 'zoom';
  for (const [sign, key, by] of [
    ['+', 'zoomIn', 1.6],
    ['−', 'zoomOut', 1 / 1.6],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['sign'] = sign;
    button.setAttribute('aria-label', word(key, lang));
    button.addEventListener('click', () => view.zoom(by));
    tools.append(button);
  }
  figure.prepend(tools);
}

function viewOf(svg: SVGSVGElement): MapView {
  const written = svg.getAttribute('viewBox')!;
  const whole = written.split(' ').map(Number) as unknown as Box;
  if (shown?.whole !== written) shown = { whole: written, box: whole };
  const band = svg.querySelector('.unreal');
  const put = (box: Box) => {
    shown = { whole: written, box };
    svg.setAttribute('viewBox', box.join(' '));
    svg.style.setProperty('--shrink', String(box[2] / whole[2]));
    svg.classList.toggle('zoomed', box[2] < whole[2]);
    // The data notice stays visible, whatever part is shown.
    band?.setAttribute('transform', `translate(${box[0]} ${box[1]}) scale(${box[2] / 1000})`);
  };
  const scale = () => svg.getScreenCTM()!.a;
  const pointAt = (at: { clientX: number; clientY: number }) => {
    const { x, y } = new DOMPoint(at.clientX, at.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
    return [x, y] as const;
  };
  put(shown.box);
  return {
    svg,
    zoom(by, at) {
      const [x, y, width, height] = shown!.box;
      put(zoomed(whole, shown!.box, by, at ? pointAt(at) : [x + width / 2, y + height / 2]));
    },
    move: (dx, dy) => put(moved(whole, shown!.box, -dx / scale(), -dy / scale())),
    isZoomed: () => shown!.box[2] < whole[2],
  };
}
