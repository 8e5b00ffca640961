import { useEffect, useMemo, useRef } from 'preact/hooks';
import { writtenIn } from '../../draft/index.js';
import { mapFileOf } from '../../edition/index.js';
import { pathsOf } from '../../figures/index.js';
import { paint } from '../lab/paint.js';
import { files, lang, plan, shown } from './state.js';
import { word } from './words.js';

/** The map of the edition, in the colours of the scores as they are now. */
export function StudioMap() {
  const of = plan.value;
  const name = useMemo(() => mapFileOf(writtenIn(files.value).map)?.file, [files.value]);
  const text = name === undefined ? undefined : files.value.get(name);
  const map = useMemo(() => (text === undefined ? undefined : (JSON.parse(text) as object)), [text]);
  const place = useRef<SVGSVGElement>(null);
  const now = shown.value;
  useEffect(() => {
    if (place.current && of && now) paint(place.current, of, now);
  });
  const paths = of && map ? pathsOf({ map, plan: of }) : undefined;
  if (!paths || !of) return null;
  const names = new Map(of.units.map(({ code, name: text }) => [code, text[lang]]));
  return (
    <section id="studio-map" class="studio-part">
      <h2>{word('map')}</h2>
      <figure class="map">
        <svg ref={place} viewBox={paths.view} role="img" aria-label={word('map')}>
          <defs>
            <pattern
              id="hatch"
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect class="paper" width="8" height="8" />
              <line class="hatch" x1="0" y1="0" x2="0" y2="8" />
            </pattern>
          </defs>
          {paths.others.map(({ code, d }) => (
            <path key={code} class="none" d={d} />
          ))}
          {paths.units.map(({ code, d }) => (
            <a key={code} data-unit={code} aria-hidden="true" tabIndex={-1}>
              <path class="none" d={d}>
                <title>{names.get(code)}</title>
              </path>
            </a>
          ))}
          <path class="borders" d={paths.borders} />
          <path class="inset" d={paths.inset} />
        </svg>
        <figcaption class="note">{paths.about[lang]}</figcaption>
      </figure>
    </section>
  );
}
