import type { ComponentChildren } from 'preact';
import type { Lang } from '../edition/index.js';
import type { Glance } from '../words/index.js';
import { coverOf } from './mapCover.js';
import type { Paths } from './mapPaths.js';
import type { MapView, Painting } from './mapView.js';
import { textWidth } from './measure.js';

interface MapOf {
  paths: Paths;
  /** Map units in a unit of the labels and dots. */
  unit: number;
  glance: Glance;
  painting: Painting;
  shape: MapView['shape'];
  lang: Lang;
  /** The units that the map is about; all where nothing is said. */
  only?: ReadonlySet<string> | undefined;
  /** The address of a place; undefined where links make no sense, in a file. */
  href: (code: string) => string | undefined;
}

/** A painting as SVG: areas or dots with what they say, borders, and labels for the leaders. */
export function MapMarks(of: MapOf) {
  const { paths, painting, shape, glance, unit, only } = of;
  const rankOf = new Map(glance.standings.map((s) => [s.code, s.rank]));
  return (
    <>
      <defs>
        <pattern
          id="hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(45) scale(${Number(unit.toPrecision(6))})`}
        >
          <rect class="paper" width="8" height="8" />
          <line class="hatch" x1="0" y1="0" x2="0" y2="8" />
        </pattern>
        <pattern
          id="carried"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${Number(unit.toPrecision(6))})`}
        >
          <circle class="speck" cx="2" cy="2" r="1.4" />
        </pattern>
      </defs>
      {paths.others.map((o) => (
        <path key={o.code} class="none" d={o.d} />
      ))}
      {paths.units.map((u) => {
        const cover = coverOf(painting.of, u.code, only);
        if (cover === 'no-figure') return <path key={u.code} class="none" d={u.d} />;
        if (cover === 'elsewhere' || shape === 'dots') return <path key={u.code} class="land" d={u.d} />;
        const painted = painting.of.get(u.code)!;
        return (
          <Place key={u.code} of={of} unit={u.code} place={painted.place.code} rankOf={rankOf}>
            <path class={`${painting.ramp}${painted.cls}`} d={u.d}>
              <title>{placeText(of, u.code, rankOf)}</title>
            </path>
            {painting.carried.has(u.code) ? <path class="carried" d={u.d} /> : null}
          </Place>
        );
      })}
      {(['borders', 'inset'] as const).map((lines) =>
        // An empty path is no XML as it is written here, which programs that draw files require.
        paths[lines] === '' ? null : <path key={lines} class={lines} d={paths[lines]} />,
      )}
      {shape === 'dots' ? <Dots of={of} rankOf={rankOf} /> : null}
      <Labels of={of} />
    </>
  );
}

type Ranks = ReadonlyMap<string, number>;

function placeText({ painting, lang }: MapOf, unit: string, rankOf: Ranks): string {
  const { place, text } = painting.of.get(unit)!;
  const rank = rankOf.get(place.code);
  return `${place.name[lang]} ${text}${rank === undefined ? '' : ` (${rank})`}`;
}

/** A mark that leads to its place; the table beside the map does so for the keyboard. */
function Place({
  of,
  unit,
  place,
  rankOf,
  children,
}: {
  of: MapOf;
  unit: string;
  place: string;
  rankOf: Ranks;
  children: ComponentChildren;
}) {
  const href = of.href(place);
  if (href === undefined) return <g>{children}</g>;
  return (
    <a
      href={href}
      data-unit={unit}
      data-rank={rankOf.get(place)}
      data-from={of.painting.measure === 'level' ? undefined : of.painting.measure}
      tabIndex={-1}
      aria-hidden="true"
    >
      {children}
    </a>
  );
}

/** A dot a unit, its area by the size of the value, the largest first so that none is hidden; a ring where it fell. */
function Dots({ of, rankOf }: { of: MapOf; rankOf: Ranks }) {
  const { paths, painting, unit, only } = of;
  const shown = [...painting.of].filter(
    ([code]) => paths.points[code] && coverOf(painting.of, code, only) === 'value',
  );
  const most = shown.reduce((size, [, p]) => Math.max(size, p.size), Number.MIN_VALUE);
  return (
    <g class="dots">
      {shown
        .sort(([, a], [, b]) => b.size - a.size)
        .map(([code, { size, fell, cls }]) => {
          const [x, y] = paths.points[code]!;
          const r = unit * Math.max(1.5, 34 * Math.sqrt(size / most));
          return (
            <Place key={code} of={of} unit={code} place={code} rankOf={rankOf}>
              <circle
                class={`${fell ? 'fell' : `${painting.ramp}${cls}`}${painting.carried.has(code) ? ' guessed' : ''}`}
                cx={Math.round(x)}
                cy={Math.round(y)}
                r={r.toFixed(1)}
              >
                <title>{placeText(of, code, rankOf)}</title>
              </circle>
            </Place>
          );
        })}
    </g>
  );
}

/** The size of a name on a phone, the largest there is. */
const largestName = 26;

interface Label {
  code: string;
  name: string;
  x: number;
  y: number;
  /** Whether the name stands at the left, where the map ends at the right of its place. */
  flipped: boolean;
  /** From where to where place and name reach. */
  from: number;
  to: number;
}

/** Nine leaders by name, none where it would cover another. */
function labelsOf({ paths, glance, lang, unit }: MapOf, away: number): Label[] {
  const [left, , width] = paths.view.split(' ').map(Number);
  const shown: Label[] = [];
  for (const { code, name } of glance.standings.slice(0, 24)) {
    const at = paths.points[code];
    if (!at || shown.length === 9) continue;
    const [x, y] = at;
    const room = unit * (away + textWidth(name[lang], largestName));
    const flipped = x + room > left! + width!;
    const [from, to] = flipped ? [x - room, x] : [x, x + room];
    const near = shown.some(
      (o) =>
        Math.abs(o.y - y) < unit * 22 && (Math.abs(o.x - x) < unit * 120 || (from < o.to && o.from < to)),
    );
    if (!near) shown.push({ code, name: name[lang], x, y, flipped, from, to });
  }
  return shown;
}

function Labels({ of }: { of: MapOf }) {
  const { paths, unit } = of;
  const away = paths.areDots ? 20 : 9;
  const shown = labelsOf(of, away);
  return (
    <g aria-hidden="true">
      {shown.map((s) => (
        <g
          key={s.code}
          transform={`translate(${Math.round(s.x)} ${Math.round(s.y)}) scale(${unit.toFixed(3)})`}
        >
          <g class="steady">
            {paths.areDots ? null : <circle r="4" />}
            <text x={s.flipped ? -away : away} y="5" text-anchor={s.flipped ? 'end' : undefined}>
              {s.name}
            </text>
          </g>
        </g>
      ))}
    </g>
  );
}
