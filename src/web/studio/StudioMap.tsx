import { useEffect, useRef } from 'preact/hooks';
import { type MapKey, setMapKey, writtenEdition } from '../../draft/index.js';
import { mapFileOf, type Plan } from '../../edition/index.js';
import { type Paths, pathsOf } from '../../figures/index.js';
import { paint } from '../lab/paint.js';
import { Field } from './Details.js';
import { acceptedMaps, layersHere, takeChina, takeCoastlines } from './mapping.js';
import { Do, FileButton } from './Start.js';
import { edit, files, lang, map, plan, shown } from './state.js';
import { both, word } from './words.js';

/** The map of the edition, in the colours of the scores as they are now, and how it gets one. */
export function StudioMap() {
  const of = plan.value;
  if (!of) return null;
  const paths = pathsOf({ map: map.value, plan: of });
  const { map: written } = writtenEdition(files.value);
  return (
    <section id="studio-map" class="studio-part">
      <h2>{word('map')}</h2>
      {paths ? (
        <Drawn of={of} paths={paths} />
      ) : (
        <p class="soft">{word(written ? 'mapUnseen' : 'mapHelp')}</p>
      )}
      <p>
        <FileButton accept={acceptedMaps} label={word(written ? 'mapOther' : 'mapPut')} />{' '}
        {written === 'dots' ? null : <Do onDo={takeCoastlines}>{word('mapDots')}</Do>}{' '}
        <Do onDo={takeChina}>{word('mapChina')}</Do>
      </p>
      <Layer />
      <Publisher />
    </section>
  );
}

/** Which layer is drawn of a map with several. */
function Layer() {
  const layers = layersHere();
  if (layers.length === 0) return null;
  const layer = mapFileOf(writtenEdition(files.value).map)?.layer ?? '';
  return (
    <label>
      {word('mapLayer')}{' '}
      <select
        value={layer}
        onChange={(e) => {
          const name = e.currentTarget.value;
          edit(
            both((l) => `${{ en: 'Map: ', zh: '地图：' }[l]}${name}`),
            setMapKey(files.peek(), 'layer', name, lang),
          );
        }}
      >
        {layers.includes(layer) ? null : <option value={layer}>{layer}</option>}
        {layers.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the publisher of the map says of it; readers see it below the map. */
function Publisher() {
  const of = mapFileOf(writtenEdition(files.value).map);
  if (!of) return null;
  const values: Record<MapKey, string> = {
    approval: of.approval ?? '',
    scale: of.scale ?? '',
    licence: of.licence ?? '',
    note: of.note?.[lang] ?? '',
  };
  return (
    <details>
      <summary>{word('mapPublisher')}</summary>
      <div class="studio-details">
        {(Object.keys(values) as MapKey[]).map((key) => (
          <Field
            key={key}
            label={word(labels[key])}
            value={values[key]}
            mayBeEmpty
            onPut={(text) =>
              edit(
                both((l) => `${{ en: 'Map', zh: '地图' }[l]}: ${text || '—'}`),
                setMapKey(files.peek(), key, text, lang),
              )
            }
          />
        ))}
      </div>
    </details>
  );
}

const labels = {
  approval: 'mapApproval',
  scale: 'mapScale',
  licence: 'mapLicence',
  note: 'mapNote',
} as const;

function Drawn({ of, paths }: { of: Plan; paths: Paths }) {
  const place = useRef<SVGSVGElement>(null);
  const now = shown.value;
  useEffect(() => {
    if (place.current && now) paint(place.current, of, now);
  });
  const names = new Map(of.units.map(({ code, name: text }) => [code, text[lang]]));
  return (
    <figure class={paths.areDots ? 'map of-dots' : 'map'}>
      <svg key={paths.view} ref={place} viewBox={paths.view} role="img" aria-label={word('map')}>
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
        {paths.land === '' ? null : <path class="coast" d={paths.land} />}
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
  );
}
