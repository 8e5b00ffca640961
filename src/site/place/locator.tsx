import { pathsOf, unitOfView } from '../../figures/index.js';
import { outlinePath } from '../shown.js';
import type { PlaceView } from './view.js';

/** Where a unit lies: its area and a dot on the outline of the whole map; nothing where it is not on the map. */
export function Locator({ view: { release, subject, isUnit, g, lang, receipt } }: { view: PlaceView }) {
  const paths = pathsOf(release);
  const at = paths?.points[subject.code];
  if (!paths || !at || !isUnit || g > 0) return null;
  const [x, y, width, height] = paths.view.split(' ').map(Number);
  const area = paths.areDots ? undefined : paths.units.find(({ code }) => code === subject.code)?.d;
  const name = receipt.unit.name[lang];
  return (
    <figure class="locator">
      <svg
        viewBox={paths.view}
        role="img"
        aria-label={{ en: `${name} on the map`, zh: `${name}在图中的位置` }[lang]}
      >
        <image href={`${release.base ?? ''}/${outlinePath}`} {...{ x, y, width, height }} />
        {area === undefined ? null : <path d={area} />}
        <circle cx={Math.round(at[0])} cy={Math.round(at[1])} r={Math.round(16 * unitOfView(paths.view))} />
      </svg>
      <figcaption class="note">{paths.about[lang]}</figcaption>
    </figure>
  );
}
