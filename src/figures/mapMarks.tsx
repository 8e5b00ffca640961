import type { ComponentChildren } from 'preact';
import { coverOf } from './mapCover.js';
import { dotRadius, hasDots, MapLabels, type MapOf } from './mapLabels.js';

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
      {paths.land === '' ? null : <path class="coast" d={paths.land} />}
      {paths.others.map((o) => (
        <path key={o.code} class="none" d={o.d} />
      ))}
      {paths.units.map((u) => {
        if (paths.areDots) return null;
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
      {hasDots(of) ? <Dots of={of} rankOf={rankOf} /> : null}
      <MapLabels of={of} />
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
      tabindex={-1}
      aria-hidden="true"
    >
      {children}
    </a>
  );
}

/** The dots of the units, the largest first so that none is hidden: a ring where it fell, and an empty one where there is no figure. */
function Dots({ of, rankOf }: { of: MapOf; rankOf: Ranks }) {
  const { paths, painting, only } = of;
  const radius = dotRadius(of);
  const shown = [...painting.of].filter(
    ([code]) => paths.points[code] && coverOf(painting.of, code, only) === 'value',
  );
  return (
    <g class="dots">
      {paths.areDots
        ? paths.units.flatMap(({ code }) => {
            const at = paths.points[code];
            if (!at || painting.of.has(code)) return [];
            return [<circle key={code} class="nil" cx={at[0]} cy={at[1]} r={radius(code)} />];
          })
        : null}
      {shown
        .sort(([, a], [, b]) => b.size - a.size)
        .map(([code, { place, fell, cls }]) => {
          const [x, y] = paths.points[code]!;
          return (
            <Place key={code} of={of} unit={code} place={place.code} rankOf={rankOf}>
              <circle
                class={`${fell && !paths.areDots ? 'fell' : `${painting.ramp}${cls}`}${painting.carried.has(code) ? ' guessed' : ''}${of.chosen?.includes(code) ? ' chosen' : ''}`}
                cx={Math.round(x)}
                cy={Math.round(y)}
                r={radius(code)}
              >
                <title>{placeText(of, code, rankOf)}</title>
              </circle>
            </Place>
          );
        })}
    </g>
  );
}
