import type { Geometry, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { Facts } from '../facts.js';
import { word } from '../words.js';
import type { MapView, Painting } from './mapView.js';

/** Planar TopoJSON as the map preparation writes it: projected once, y down, points of the units beside it. */
type PlanarMap = Topology & { points?: Record<string, [number, number]> };

interface Paths {
  view: string;
  units: { code: string; d: string }[];
  /** Places that are no unit: outside the area, or inside it and not measured. */
  others: { code: string; d: string }[];
  inset: string;
  borders: string;
  points: Record<string, [number, number]>;
}

const known = new WeakMap<Release, Paths>();

/** The shapes of a release's map as path data, drawn once; undefined where it has none. */
export function pathsOf(release: Release): Paths | undefined {
  if (!release.map) return undefined;
  let paths = known.get(release);
  if (!paths) {
    const map = release.map as PlanarMap;
    const [x0, y0, x1, y1] = map.bbox ?? [0, 0, 1000, 1000];
    const collect = (name: string) => {
      const object = map.objects[name] as GeometryCollection | undefined;
      if (!object) return [];
      return feature(map, object).features.map((f) => ({ code: String(f.id), d: pathOf(f.geometry) }));
    };
    const provinces = map.objects['provinces'] as GeometryCollection | undefined;
    paths = {
      view: [x0, y0, x1! - x0!, y1! - y0!].map((n) => Math.round(n!)).join(' '),
      units: collect('units'),
      others: [...collect('outside'), ...collect('unlisted')],
      inset: collect('inset')
        .map((o) => o.d)
        .join(''),
      borders: provinces ? pathOf(mesh(map, provinces, (a, b) => a !== b)) : '',
      points: map.points ?? {},
    };
    known.set(release, paths);
  }
  return paths;
}

/** SVG path data: whole numbers, relative to the last point, which halves their length. */
function pathOf(geometry: Geometry): string {
  switch (geometry.type) {
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((r) => line(r, true))
        .join('');
    case 'Polygon':
      return geometry.coordinates.map((r) => line(r, true)).join('');
    case 'MultiLineString':
      return geometry.coordinates.map((r) => line(r, false)).join('');
    case 'LineString':
      return line(geometry.coordinates, false);
    default:
      return '';
  }
}

function line(positions: Position[], close: boolean): string {
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

/** A painting of a period on the map: areas or dots, what they mean, and labels for the leaders. */
export function MapFigure({
  release,
  facts,
  painting,
  shape,
  lang,
  href,
  only,
}: {
  release: Release;
  facts: Facts;
  painting: Painting;
  shape: MapView['shape'];
  lang: Lang;
  href: (code: string) => string;
  /** The units that the map is about: it shows their surroundings alone. */
  only?: ReadonlySet<string> | undefined;
}) {
  const whole = pathsOf(release);
  const paths = whole && only ? closeUp(whole, only) : whole;
  if (!paths) return null;
  const rankOf = new Map(facts.standings.map((s) => [s.code, s.rank]));
  const words = (unit: string) => {
    const { place, text } = painting.of.get(unit)!;
    const rank = rankOf.get(place.code);
    return `${place.name[lang]} ${text}${rank === undefined ? '' : ` (${rank})`}`;
  };
  return (
    <figure class="map">
      <svg viewBox={paths.view} aria-label={word('map', lang)} role="group">
        <defs>
          <pattern
            id="hatch"
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform={`rotate(45) scale(${scaleOf(paths.view)})`}
          >
            <rect width="8" height="8" fill="var(--paper)" />
            <line x1="0" y1="0" x2="0" y2="8" stroke="var(--line)" stroke-width="5" />
          </pattern>
        </defs>
        {paths.others.map((o) => (
          <path key={o.code} class="none" d={o.d} />
        ))}
        {paths.units.map((u) => {
          const painted = painting.of.get(u.code);
          if (!painted) return <path key={u.code} class="none" d={u.d} />;
          if (shape === 'dots') return <path key={u.code} class="land" d={u.d} />;
          return (
            <a
              key={u.code}
              href={href(painted.place.code)}
              data-unit={u.code}
              data-rank={rankOf.get(painted.place.code)}
              tabIndex={-1}
              aria-hidden="true"
            >
              <path class={`m${painted.cls}`} d={u.d}>
                <title>{words(u.code)}</title>
              </path>
            </a>
          );
        })}
        <path class="borders" d={paths.borders} />
        <path class="inset" d={paths.inset} />
        {shape === 'dots' ? (
          <Dots
            paths={paths}
            painting={painting}
            words={words}
            rankOf={(code) => rankOf.get(code)}
            href={href}
          />
        ) : null}
        <Labels paths={paths} facts={facts} lang={lang} />
        <Band release={release} view={paths.view} lang={lang} />
      </svg>
      <figcaption>
        <div>
          <div class="note">{painting.note}</div>
          <div class="legend" aria-hidden="true">
            {painting.legend.map(({ cls, label }) => (
              <div key={cls}>
                <i class={`m${cls}`} />
                <span>{label}</span>
              </div>
            ))}
          </div>
        </div>
        <p class="note">{word('borders', lang)}</p>
      </figcaption>
    </figure>
  );
}

/** Over the map itself, so that a picture of it says what its data are: nothing where they are real. */
function Band({ release: { plan }, view, lang }: { release: Release; view: string; lang: Lang }) {
  if (plan.dataStatus === 'real') return null;
  const [x, y, width] = view.split(' ').map(Number);
  const unit = scaleOf(view);
  return (
    <g transform={`translate(${x} ${y}) scale(${unit.toFixed(3)})`} class="unreal">
      <rect width={(width! / unit).toFixed(0)} height="30" />
      <text x="500" y="21" text-anchor="middle">
        {word(plan.dataStatus, lang)}
      </text>
    </g>
  );
}

/** The part of a map that some units fill, with some room around; undefined where none of them is on it. */
function closeUp(paths: Paths, only: ReadonlySet<string>): Paths | undefined {
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

/** A dot a unit, its area by the size of the value, the largest first so that none is hidden; a ring where it fell. */
function Dots({
  paths,
  painting,
  words,
  rankOf,
  href,
}: {
  paths: Paths;
  painting: Painting;
  words: (code: string) => string;
  rankOf: (code: string) => number | undefined;
  href: (code: string) => string;
}) {
  const most = Math.max(...[...painting.of.values()].map((p) => p.size), Number.MIN_VALUE);
  const unit = scaleOf(paths.view);
  const shown = [...painting.of].filter(([code]) => paths.points[code]);
  return (
    <g class="dots">
      {shown
        .sort(([, a], [, b]) => b.size - a.size)
        .map(([code, { size, fell, cls }]) => {
          const [x, y] = paths.points[code]!;
          const r = unit * Math.max(1.5, 34 * Math.sqrt(size / most));
          return (
            <a
              key={code}
              href={href(code)}
              data-unit={code}
              data-rank={rankOf(code)}
              tabIndex={-1}
              aria-hidden="true"
            >
              <circle
                class={fell ? 'fell' : `m${cls}`}
                cx={Math.round(x)}
                cy={Math.round(y)}
                r={r.toFixed(1)}
              >
                <title>{words(code)}</title>
              </circle>
            </a>
          );
        })}
    </g>
  );
}

/** Nine leaders by name, none where it would cover another. */
function Labels({ paths, facts, lang }: { paths: Paths; facts: Facts; lang: Lang }) {
  const shown: { code: string; name: string; x: number; y: number }[] = [];
  const unit = scaleOf(paths.view);
  for (const s of facts.standings.slice(0, 24)) {
    const at = paths.points[s.code];
    if (!at || shown.length === 9) continue;
    const near = shown.some((o) => Math.abs(o.y - at[1]) < unit * 22 && Math.abs(o.x - at[0]) < unit * 120);
    if (!near) shown.push({ code: s.code, name: s.name[lang], x: at[0], y: at[1] });
  }
  return (
    <g aria-hidden="true">
      {shown.map((s) => (
        <g
          key={s.code}
          transform={`translate(${Math.round(s.x)} ${Math.round(s.y)}) scale(${unit.toFixed(3)})`}
        >
          <g class="steady">
            <circle r="4" />
            <text x="9" y="5">
              {s.name}
            </text>
          </g>
        </g>
      ))}
    </g>
  );
}

/** Map units in a thousandth of the width, so that labels and hatching look alike on any map. */
function scaleOf(view: string): number {
  return Number(view.split(' ')[2]) / 1000;
}
