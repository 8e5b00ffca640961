import { type Lang, type Plan, publishedPeriods, yearsOf } from '../../edition/index.js';
import {
  defaultShape,
  type MapView,
  mapQuery,
  measureNames,
  measuresOf,
  shapesOf,
} from '../../figures/index.js';
import { word } from '../../words/index.js';
import type { Shown } from '../shown.js';

const dots = { en: 'Dots', zh: '圆点' };

/** What the map shows and how: links, so that they work anywhere. */
export function Views({
  release,
  view,
  at,
  lang,
}: {
  release: Shown;
  view: MapView;
  at: string;
  lang: Lang;
}) {
  const { plan } = release;
  const isUsual = view.shape === defaultShape(release, view.measure);
  const link = (to: MapView, title: string) => {
    const on = to.measure === view.measure && to.shape === view.shape;
    return (
      <a href={`${at}${mapQuery(release, to)}`} data-swap aria-current={on ? 'true' : undefined}>
        {title}
      </a>
    );
  };
  const shapeNames = { areas: plan.unitsTitle, dots, groups: plan.groupings[0]?.title };
  return (
    <nav class="views" aria-label={word('map', lang)}>
      <span>
        {measuresOf(release).map((measure) =>
          link(
            { measure, shape: isUsual ? defaultShape(release, measure) : view.shape },
            measureNames[measure][lang],
          ),
        )}
      </span>
      <span>
        {shapesOf(release).map((shape) =>
          shapeNames[shape] ? link({ ...view, shape }, shapeNames[shape][lang]) : null,
        )}
      </span>
    </nav>
  );
}

/** The published periods as a line of stops; where there are many, some of them and the one shown. */
export function Periods({
  plan,
  t,
  lang,
  at,
}: {
  plan: Plan;
  t: number;
  lang: Lang;
  /** The address of a period. */
  at: (period: string) => string;
}) {
  const periods = publishedPeriods(plan);
  const years = yearsOf(plan);
  if (periods.length < 2) return null;
  const isLong = periods[0]!.length > 4;
  const step = Math.ceil(periods.length / (isLong ? 8 : 12));
  const shown = periods.filter((_, i) => (periods.length - 1 - i) % step === 0 || i === t);
  return (
    <nav class="time" aria-label={{ en: 'Periods', zh: '时期' }[lang]}>
      <ul class={isLong ? 'periods long' : 'periods'}>
        {shown.map((p) => (
          <li key={p} class={p === periods[t] ? 'on' : ''}>
            <a
              href={at(p)}
              data-swap
              data-years={years[periods.indexOf(p)]}
              aria-current={p === periods[t] ? 'page' : undefined}
            >
              {p}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
