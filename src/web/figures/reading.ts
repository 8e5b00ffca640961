import { word } from '../site/words.js';
import { lang } from './copies.js';

/** One position of the reading line: a period of lines, or a mark of another chart. */
interface Stop {
  /** In units of the drawing. */
  x: number;
  parts: { name: string; text: string; cls?: string }[];
  mark?: Element;
}

/** Values under a line that follows pointer, finger or arrow keys; other charts go from mark to mark. Nothing is hidden by them. */
export function reading(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('.read')) {
    const row = figure.querySelector('output');
    for (const svg of figure.querySelectorAll<SVGSVGElement>('svg.chart')) {
      if (!row || svg.dataset['reads']) continue;
      svg.dataset['reads'] = 'true';
      read(svg, row);
    }
  }
}

function read(svg: SVGSVGElement, row: HTMLElement): void {
  const cursor = svg.querySelector<SVGLineElement>('.cursor');
  const stops = cursor ? periodStops(svg, cursor) : markStops(svg);
  if (stops.length === 0) return;
  let at = -1;
  const go = (to: number) => {
    stops[at]?.mark?.classList.remove('on');
    at = Math.min(stops.length - 1, Math.max(0, to));
    const { x, parts, mark } = stops[at]!;
    row.replaceChildren(...parts.flatMap((part) => [said(part), ' ']));
    mark?.classList.add('on');
    for (const [name, value] of [
      ['x1', x],
      ['x2', x],
      ['visibility', 'visible'],
    ] as const)
      cursor?.setAttribute(name, String(value));
  };
  const steps: Record<string, () => number> = {
    ArrowRight: () => at + 1,
    ArrowDown: () => at + 1,
    ArrowLeft: () => (at < 0 ? stops.length : at) - 1,
    ArrowUp: () => (at < 0 ? stops.length : at) - 1,
    Home: () => 0,
    End: () => stops.length - 1,
  };
  svg.setAttribute('tabindex', '0');
  svg.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(step());
  });
  svg.addEventListener('pointermove', (event) => {
    const { x } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
    const near = cursor
      ? nearest(stops, x)
      : stops.findIndex(({ mark }) => mark?.contains(event.target as Element));
    if (near >= 0 && near !== at) go(near);
  });
  if (cursor) go(stops.length - 1);
  else row.textContent = word('chartKeys', lang());
}

const nearest = (stops: readonly Stop[], x: number) =>
  stops.reduce((best, stop, i) => (Math.abs(stop.x - x) < Math.abs(stops[best]!.x - x) ? i : best), 0);

function said({ name, text, cls = '' }: Stop['parts'][number]): HTMLElement {
  const part = document.createElement('span');
  const value = document.createElement('b');
  part.className = cls;
  value.textContent = text;
  part.append(...(name === '' ? [] : [`${name} `]), value);
  return part;
}

/** The periods, each with the values of the lines from the highest down; a line without one says so. */
function periodStops(svg: SVGSVGElement, cursor: SVGLineElement): Stop[] {
  const stops = JSON.parse(cursor.dataset['stops']!) as [number, string][];
  const lines = [...svg.querySelectorAll<SVGGElement>('[data-read]')].map((line, i) => ({
    name: line.dataset['name']!,
    cls: i === 0 ? 'first' : '',
    points: new Map(
      (JSON.parse(line.dataset['read']!) as [number, number, string][]).map(([x, y, text]) => [
        x,
        { y, text },
      ]),
    ),
  }));
  return stops.map(([x, period]) => ({
    x,
    parts: [
      { name: '', text: period, cls: 'when' },
      ...lines
        .map(({ name, cls, points }) => ({ name, cls, ...(points.get(x) ?? { y: 1e9, text: '–' }) }))
        .sort((a, b) => a.y - b.y),
    ],
  }));
}

/** The marks of a chart in the order in which they are drawn, with the words that they have. */
function markStops(svg: SVGSVGElement): Stop[] {
  return [...svg.querySelectorAll('title')].flatMap((title) => {
    const mark = title.parentElement!;
    const isShape = mark.querySelector('circle, rect, path') !== null;
    const words = title.textContent ?? '';
    if (isShape) title.remove();
    const [name, ...text] = words.split(': ');
    return isShape ? [{ x: 0, mark, parts: [{ name: name!, text: text.join(': ') }] }] : [];
  });
}
