import type { Geometry, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { mapBox, mapFaults, type Plan, same, type Text } from '../edition/index.js';

/** Planar TopoJSON as the map preparation writes it: projected once, y down, points of the units beside it. */
type PlanarMap = Topology & {
  points?: Record<string, [number, number]>;
  dots?: boolean;
  /** What the publisher of the map says of it. */
  words?: Text;
};

/** The shapes of a map as path data of SVG. */
export interface Paths {
  view: string;
  units: { code: string; d: string }[];
  /** Places that are no unit: outside the area, or inside it and not measured. */
  others: { code: string; d: string }[];
  inset: string;
  borders: string;
  /** Coastlines below dots. */
  land: string;
  points: Record<string, [number, number]>;
  /** Whether the shapes of the units are dots and no areas, and what they are in a sentence. */
  areDots: boolean;
  about: Text;
}

const aboutDots: Text = { en: 'A dot stands where its place lies.', zh: '圆点标示各地所在位置。' };
const aboutCoast: Text = {
  en: ' Coastlines: Natural Earth; no borders are drawn.',
  zh: '海岸线来自Natural Earth，未绘制任何边界。',
};

/** Said in Chinese of a map that names no approval number of its publisher; that it is a sketch only where its words do not. */
const unreviewedNote = (words: string) =>
  `${words}地图${words.includes('示意') ? '' : '为示意图，'}未经审核。`;

/** What there is to say of a map: of dots what they are, of borders what their publisher says, and whether they were reviewed. */
function aboutOf({ dots, words = same(''), objects }: PlanarMap): Text {
  if (!dots) return words.zh.includes('审图号') ? words : { en: words.en, zh: unreviewedNote(words.zh) };
  const coast = objects['land'] ? aboutCoast : same('');
  return {
    en: `${aboutDots.en}${coast.en} ${words.en}`.trim(),
    zh: `${aboutDots.zh}${coast.zh}${words.zh}`,
  };
}

const pathsCache = new WeakMap<object, Paths | undefined>();

/** The shapes of a release's map as path data, drawn once; undefined where it has none, or one with faults, as a release of another maker may have. */
export function pathsOf({
  map,
  plan,
}: {
  map?: object | undefined;
  plan: Pick<Plan, 'units'>;
}): Paths | undefined {
  if (!map) return undefined;
  if (!pathsCache.has(map)) {
    const codes = plan.units.map((u) => u.code);
    pathsCache.set(map, mapFaults(map, codes).length > 0 ? undefined : toPaths(map as PlanarMap));
  }
  return pathsCache.get(map);
}

function toPaths(map: PlanarMap): Paths {
  const [x0, y0, x1, y1] = mapBox(map);
  const collect = (name: string) => {
    const object = map.objects[name] as GeometryCollection | undefined;
    if (!object) return [];
    return feature(map, object).features.map((f) => ({ code: String(f.id), d: pathOf(f.geometry) }));
  };
  const provinces = map.objects['provinces'] as GeometryCollection | undefined;
  return {
    view: [x0, y0, x1! - x0!, y1! - y0!].map((n) => Math.round(n!)).join(' '),
    units: collect('units'),
    others: [...collect('outside'), ...collect('unlisted')],
    inset: collect('inset')
      .map((o) => o.d)
      .join(''),
    land: collect('land')
      .map((o) => o.d)
      .join(''),
    borders: provinces ? pathOf(mesh(map, provinces, (a, b) => a !== b)) : '',
    points: map.points ?? {},
    areDots: map.dots === true,
    about: aboutOf(map),
  };
}

/** SVG path data: whole numbers, relative to the last point, which halves their length. */
function pathOf(geometry: Geometry): string {
  switch (geometry.type) {
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((r) => linePath(r, true))
        .join('');
    case 'Polygon':
      return geometry.coordinates.map((r) => linePath(r, true)).join('');
    case 'MultiLineString':
      return geometry.coordinates.map((r) => linePath(r, false)).join('');
    case 'LineString':
      return linePath(geometry.coordinates, false);
    default:
      return '';
  }
}

function linePath(positions: Position[], close: boolean): string {
  let [x, y] = [0, 0];
  let d = '';
  positions.forEach((p, i) => {
    const [px, py] = [Math.round(p[0]!), Math.round(p[1]!)];
    if (i === 0) d += `M${px} ${py}l`;
    else if (px !== x || py !== y) d += `${px - x} ${py - y} `;
    [x, y] = [px, py];
  });
  return `${d.trimEnd()}${close ? 'z' : ''}`;
}

/** The part of a map that some units fill, with some room around; undefined where none of them is on it. */
export function cropPaths(paths: Paths, only: ReadonlySet<string>): Paths | undefined {
  const drawn = paths.units.filter((u) => only.has(u.code));
  const corners = drawn.flatMap((u) => cornersOf(u.d));
  if (corners.length === 0) return undefined;
  const [x0, y0, x1, y1] = boxOf(corners);
  const room = 0.08 * Math.max(x1 - x0, y1 - y0, 1);
  const isNear = ({ d }: { d: string }) => {
    const [left, top, right, bottom] = boxOf(cornersOf(d));
    return left <= x1 + room && right >= x0 - room && top <= y1 + room && bottom >= y0 - room;
  };
  const view = [x0 - room, y0 - room, x1 - x0 + 2 * room, y1 - y0 + 2 * room].map(Math.round).join(' ');
  const [units, others] = [paths.units.filter(isNear), paths.others.filter(isNear)];
  return { ...paths, view, units, others, inset: '', borders: '' };
}

function boxOf(corners: readonly (readonly [number, number])[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of corners) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** The points of a path of ours: whole numbers, the first of a ring absolute, the rest relative. */
function cornersOf(d: string): [number, number][] {
  return d
    .split('M')
    .slice(1)
    .flatMap((ring) => {
      let [x, y] = [0, 0];
      const numbers = ring.match(/-?\d+/g)!.map(Number);
      return Array.from({ length: numbers.length / 2 }, (_, i): [number, number] => {
        [x, y] = [x + numbers[2 * i]!, y + numbers[2 * i + 1]!];
        return [x, y];
      });
    });
}

/** The height of a map, as a share of its width, up to which pages draw it as wide as they can. */
const mostAspect = 0.85;

/** Map units in a thousandth of the width, so that labels and hatching look alike on any map. */
export function unitOfView(view: string): number {
  const [, , wide, high] = view.split(' ').map(Number) as [number, number, number, number];
  // A map that is higher than pages give room is drawn smaller.
  return Math.max(wide, high / mostAspect) / 1000;
}

/** How a map is drawn as wide as its room: its height, the size of a unit of its paths, and how these are moved there. */
export function mapFrame({ view }: Pick<Paths, 'view'>, width: number) {
  const [x, y, wide, high] = view.split(' ').map(Number) as [number, number, number, number];
  const scale = width / wide;
  const transform = `scale(${scale.toPrecision(6)}) translate(${-x} ${-y})`;
  return { height: Math.round(high * scale), wide, scale, transform };
}
