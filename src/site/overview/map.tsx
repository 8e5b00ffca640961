import type { Lang } from '../../edition/index.js';
import type { MapView, Painting } from '../../figures/index.js';
import {
  areaNote,
  carriedNote,
  coverNote,
  cropPaths,
  MapMarks,
  pathsOf,
  unitOfView,
} from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { Glance } from '../../words/index.js';
import { word } from '../../words/index.js';
import { ChangeHistogram } from './changeHistogram.js';

/** A painting of a period on the map: areas or dots, what they mean, and labels for the leaders. */
export function MapFigure({
  release,
  glance,
  painting,
  shape,
  lang,
  href,
  only,
  chosen,
}: {
  release: Release;
  glance: Glance;
  painting: Painting;
  shape: MapView['shape'];
  lang: Lang;
  href: (code: string) => string;
  /** The units that the map is about: it shows their surroundings alone. */
  only?: ReadonlySet<string> | undefined;
  /** Codes of the units that stand out, on a map whose page says below its title what it shows. */
  chosen?: readonly string[];
}) {
  const whole = pathsOf(release);
  const paths = whole && only ? cropPaths(whole, only) : whole;
  if (!paths) return null;
  const unit = unitOfView(paths.view);
  const area = areaNote(painting, { paths, shape });
  return (
    <figure class="map">
      <svg viewBox={paths.view} aria-label={word('map', lang)} role="group">
        <MapMarks {...{ paths, unit, glance, painting, shape, lang, href, only, chosen }} />
        <Band release={release} view={paths.view} lang={lang} />
      </svg>
      <figcaption>
        <div>
          <div class="note">
            {area && !chosen ? `${area[lang]}${{ en: '. Colour: ', zh: '；颜色：' }[lang]}` : ''}
            {painting.note}
          </div>
          <ChangeHistogram {...{ release, painting, lang }} groups={shape === 'groups'} />
          <div class="legend" aria-hidden="true">
            {painting.legend.map(({ cls, label }) => (
              <div key={cls}>
                <i class={`${painting.ramp}${cls}`} />
                <span>{label}</span>
              </div>
            ))}
          </div>
        </div>
        {chosen ? null : (
          <p class="note">
            {paths.about[lang]} {coverNote(release.plan, painting.of, paths, lang, only)}{' '}
            {carriedNote(painting, { paths, shape })?.[lang]}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

/** A band across the map with the status of data that are not real, so that screenshots contain it. */
function Band({ release: { plan }, view, lang }: { release: Release; view: string; lang: Lang }) {
  if (plan.dataStatus === 'real') return null;
  const [x, y, width] = view.split(' ').map(Number);
  const unit = unitOfView(view);
  return (
    <g transform={`translate(${x} ${y}) scale(${unit.toFixed(3)})`} class="unreal">
      <rect width={(width! / unit).toFixed(0)} height="30" />
      <text x="500" y="21" text-anchor="middle">
        {word(plan.dataStatus, lang)}
      </text>
    </g>
  );
}
