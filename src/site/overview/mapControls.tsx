import { type Lang, type Plan, publishedPeriods, type Text, yearsOf } from '../../edition/index.js';
import { type MapView, mapQuery, measureNames } from '../../figures/index.js';
import { word } from '../../words/index.js';

const dots = { en: 'Dots', zh: '圆点' };

/** What the map shows and how: links, so that they work anywhere. */
export function Views({
  view,
  measures,
  shapes,
  at,
  grouping,
  units,
  lang,
}: {
  view: MapView;
  measures: readonly MapView['measure'][];
  shapes: readonly MapView['shape'][];
  at: string;
  grouping: Text | undefined;
  units: Text;
  lang: Lang;
}) {
  const link = (to: MapView, title: string) => {
    const on = to.measure === view.measure && to.shape === view.shape;
    return (
      <a href={`${at}${mapQuery(to)}`} data-swap aria-current={on ? 'true' : undefined}>
        {title}
      </a>
    );
  };
  const shapeNames = { areas: units, dots, groups: grouping };
  return (
    <nav class="views" aria-label={word('map', lang)}>
      <span>{measures.map((measure) => link({ ...view, measure }, measureNames[measure][lang]))}</span>
      <span>
        {shapes.map((shape) =>
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
  const step = Math.ceil(periods.length / 12);
  const shown = periods.filter((_, i) => (periods.length - 1 - i) % step === 0 || i === t);
  return (
    <nav class="time" aria-label={{ en: 'Periods', zh: '时期' }[lang]}>
      <ul class="periods">
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
