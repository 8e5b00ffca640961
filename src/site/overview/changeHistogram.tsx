import type { Lang } from '../../edition/index.js';
import type { Painting } from '../../figures/index.js';
import { formatCount, titleWithin } from '../../words/index.js';
import type { Shown } from '../shown.js';

/** Size of the drawing in its own units. */
const [width, height] = [260, 54];

/** The places of a map of changes by how far they moved, in the colours of the map, with a line at zero. */
export function ChangeHistogram({
  release,
  painting: { histogram, ramp },
  groups,
  lang,
}: {
  release: Pick<Shown, 'plan'>;
  painting: Painting;
  groups: boolean;
  lang: Lang;
}) {
  if (!histogram) return null;
  const { bins, zero, ends } = histogram;
  const most = Math.max(...bins.map(({ count }) => count));
  const step = width / bins.length;
  const line = zero === undefined ? undefined : (zero * width).toFixed(1);
  const said = saidOf(release, histogram, groups, lang);
  return (
    <div class="change-histogram">
      <p class="note">{said}</p>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        {bins.map(({ cls, count }, i) => {
          const tall = Math.max(count > 0 ? 1 : 0, (count / most) * height);
          return tall === 0 ? null : (
            <rect
              key={i}
              class={`${ramp}${cls}`}
              x={(i * step).toFixed(1)}
              y={(height - tall).toFixed(1)}
              width={(step - 0.5).toFixed(1)}
              height={tall.toFixed(1)}
            />
          );
        })}
        <path class="base" d={`M0 ${height - 0.5}H${width}`} />
        {line === undefined ? null : <path class="zero" d={`M${line} 0V${height}`} />}
      </svg>
      <p class="span-ends" aria-hidden="true">
        <span>{{ en: `${ends[0]} or less`, zh: `${ends[0]}及以下` }[lang]}</span>
        {line === undefined ? null : <b style={`left:${(100 * zero!).toFixed(1)}%`}>0</b>}
        <span>{{ en: `${ends[1]} or more`, zh: `${ends[1]}及以上` }[lang]}</span>
      </p>
    </div>
  );
}

/** How many rose, fell and stayed, of those that were measured in both periods. */
function saidOf(
  { plan }: Pick<Shown, 'plan'>,
  { rose, fell, same }: NonNullable<Painting['histogram']>,
  groups: boolean,
  lang: Lang,
): string {
  const level = groups ? plan.groupings[0]!.title : plan.unitsTitle;
  const [all, up, down, still] = [rose + fell + same, rose, fell, same].map((n) => formatCount(n, lang));
  const en = titleWithin(level.en);
  const { zh } = level;
  const alone = rose === 0 || fell === 0 ? (rose > 0 ? 'rose' : 'fell') : undefined;
  if (same === 0 && alone) {
    return {
      en: `All ${all} ${en} measured in both periods ${alone}.`,
      zh: `两个时期均有实测的${all}个${zh}全部${alone === 'rose' ? '上升' : '下降'}。`,
    }[lang];
  }
  return {
    en: `Of ${all} ${en} measured in both periods, ${up} rose and ${down} fell${same > 0 ? `; ${still} did not change` : ''}.`,
    zh: `两个时期均有实测的${all}个${zh}中，${up}个上升，${down}个下降${same > 0 ? `，${still}个不变` : ''}。`,
  }[lang];
}
