import type { Lang } from '../edition/index.js';
import type { Glance } from '../words/index.js';
import { coverOf } from './mapCover.js';
import type { MapView } from './mapMeasured.js';
import type { Paths } from './mapPaths.js';
import type { Painting } from './mapView.js';
import { textWidth } from './measure.js';

/** A map to be drawn. */
export interface MapOf {
  paths: Paths;
  /** Map units in a unit of the labels and dots. */
  unit: number;
  glance: Glance;
  painting: Painting;
  shape: MapView['shape'];
  lang: Lang;
  /** The units that the map is about; all where nothing is said. */
  only?: ReadonlySet<string> | undefined;
  /** Codes of the units that are named before all others and stand out. */
  chosen?: readonly string[] | undefined;
  /** The address of a place; undefined where links make no sense, in a file. */
  href: (code: string) => string | undefined;
}

/** Whether a map shows dots: in place of areas, or because it has none. */
export const hasDots = ({ paths, shape }: Pick<MapOf, 'paths' | 'shape'>): boolean =>
  paths.areDots || shape === 'dots';

/** Radius of the largest dot, of one whose size is not known, and of the smallest, in units of the labels. */
const radii = { most: 34, unknown: 3, least: 2 };

/** The radius of the dot of a unit in units of the map: its area is in proportion to its size, the largest the same on every map. */
export function dotRadius({ painting, unit, only }: MapOf): (code: string) => string {
  const sizes = [...painting.of].flatMap(([code, { size }]) => (!only || only.has(code) ? [size] : []));
  const most = sizes.reduce((a, b) => Math.max(a, b), Number.MIN_VALUE);
  const areAlike = sizes.every((size) => size === sizes[0]);
  return (code) => {
    const size = painting.of.get(code)?.size;
    const share = areAlike ? 0.04 : Math.sqrt((size ?? 0) / most);
    const drawn = size === undefined ? radii.unknown : Math.max(radii.least, radii.most * share);
    return (unit * drawn).toFixed(1);
  };
}

/** The size of a name on a wide page, and on a phone, where maps are drawn smaller. */
const sizes = { wide: 15, narrow: 26 };
/** So many names are enough. */
const mostNames = 9;
/** So many of the largest are tried. */
const mostTried = 30;

/** A name as it stands on the map: where, at which end of it, and whether a phone has room for it. */
interface Label {
  code: string;
  name: string;
  /** Behind the name. */
  value: string;
  x: number;
  y: number;
  /** The distance of the text from the place, in units of the labels. */
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
  /** Within its dot, without the value. */
  isInside: boolean;
  onPhones: boolean;
}

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const meet = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** A unit to be named; those that must be are named over small dots too. */
interface Candidate {
  code: string;
  name: Readonly<Record<string, string>>;
  must: boolean;
}

/** The units to be named, the first first: the largest two, on a map of dots the first and the last of the ranking, and then by size. */
function candidatesOf({ painting, glance, paths, only, chosen }: MapOf): Candidate[] {
  const shown = glance.standings.filter(
    ({ code }) => paths.points[code] && coverOf(painting.of, code, only) === 'value',
  );
  const size = (code: string) => painting.of.get(code)!.size;
  const bySize = shown.toSorted((a, b) => size(b.code) - size(a.code));
  const ends = paths.areDots && shown.length > 1 ? [shown[0]!, shown.at(-1)!] : [];
  const named = (chosen ?? []).flatMap((code) => shown.find((one) => one.code === code) ?? []);
  const first = named.length > 0 ? named : [...bySize.slice(0, 2), ...ends];
  const order = [...new Set([...first, ...bySize.slice(0, mostTried)])];
  return order.map((one) => ({ code: one.code, name: one.name, must: first.includes(one) }));
}

type At = Pick<Label, 'dx' | 'dy' | 'anchor' | 'isInside'>;

/** Where a name may stand beside a dot of this radius: within it where it fits, else beside, below or above it. */
function placesAt(radius: number, wide: number, size: number): At[] {
  const at = (dx: number, dy: number, anchor: Label['anchor'], isInside = false) => ({
    ...{ dx, dy, anchor, isInside },
  });
  return [
    ...(radius * 2.2 > wide ? [at(0, 5, 'middle', true)] : []),
    at(radius + 5, 5, 'start'),
    at(-radius - 5, 5, 'end'),
    at(0, radius + size * 0.95, 'middle'),
    at(0, -radius - 5, 'middle'),
  ];
}

/** The names that have room, where they cover neither one another nor a large dot of another place. */
function labelsOf(of: MapOf): Label[] {
  const { paths, lang, unit, painting } = of;
  const [left, top, width, height] = paths.view.split(' ').map(Number) as [number, number, number, number];
  const dots = hasDots(of) ? dotRadius(of) : () => String(4 * unit);
  const candidates = candidatesOf(of);
  const obstacles = candidates.map(({ code }) => {
    const [[x, y], r] = [paths.points[code]!, Number(dots(code)) * 0.8];
    return { code, x0: x - r, x1: x + r, y0: y - r, y1: y + r };
  });
  const found = new Map<string, Label>();
  const add = ({ code, name, must }: Candidate, size: number) => {
    const [x, y] = paths.points[code]!;
    const value = paths.areDots ? painting.of.get(code)!.text : '';
    const label = { code, name: name[lang]!, value, x, y, onPhones: size === sizes.narrow };
    const others = [...found.values()].map((other) => boxOf(other, unit, size));
    const all = placesAt(Number(dots(code)) / unit, textWidth(label.name, size), size).flatMap((at) => {
      const box = boxOf({ ...label, ...at }, unit, size);
      const isIn = box.x0 >= left && box.x1 <= left + width && box.y0 >= top && box.y1 <= top + height;
      return isIn && !others.some((other) => meet(other, box)) ? [{ ...label, ...at, box }] : [];
    });
    const clear = all.find(({ box }) => !obstacles.some((dot) => dot.code !== code && meet(dot, box)));
    const chosen = clear ?? (must ? all[0] : undefined);
    if (chosen) found.set(code, chosen);
  };
  for (const size of [sizes.narrow, sizes.wide]) {
    for (const one of candidates) if (found.size < mostNames && !found.has(one.code)) add(one, size);
  }
  return [...found.values()];
}

/** The box of a name in units of the map. */
function boxOf({ x, y, dx, dy, anchor, isInside, name, value }: Label, unit: number, size: number): Box {
  const wide = unit * textWidth(isInside || value === '' ? name : `${name} ${value}`, size);
  const x0 = x + unit * dx - { start: 0, middle: wide / 2, end: wide }[anchor];
  return { x0, x1: x0 + wide, y0: y + unit * (dy - size * 0.85), y1: y + unit * (dy + size * 0.35) };
}

/** Names of the largest and of the extreme places. */
export function MapLabels({ of }: { of: MapOf }) {
  const { unit } = of;
  return (
    <g aria-hidden="true">
      {labelsOf(of).map((s) => (
        <g
          key={s.code}
          class={s.onPhones ? undefined : 'roomy'}
          transform={`translate(${Math.round(s.x)} ${Math.round(s.y)}) scale(${unit.toFixed(3)})`}
        >
          <g class="steady">
            {hasDots(of) ? null : <circle r="4" />}
            <text x={s.dx.toFixed(1)} y={s.dy.toFixed(1)} text-anchor={s.anchor}>
              {s.name}
              {s.value === '' || s.isInside ? null : <tspan class="said">{` ${s.value}`}</tspan>}
            </text>
          </g>
        </g>
      ))}
    </g>
  );
}
