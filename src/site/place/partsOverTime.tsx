import { hasNaturalZero, line, publishedPeriods } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import { viewOf as factsAt, formatPoints, isMeasuredIn } from '../../words/index.js';
import { figureAt, type PlaceView } from './view.js';

/** Most parts that are drawn. */
const mostParts = 6;

/** Width and height of a drawing, and the room around its points. */
const [width, height, room] = [200, 64, 6];

interface Course {
  /** Number of the node. */
  h: number;
  values: number[];
  isMeasured: boolean[];
}

/** Every part of a unit over the published periods, a small drawing each, all on the same axis. */
export function PartsOverTime({ view }: { view: PlaceView }) {
  const { plan, release, level, subject, g, lang } = view;
  const periods = publishedPeriods(plan);
  const parts = plan.nodes[g]!.children;
  if (!level || periods.length < 2 || parts.length < 2 || parts.length > mostParts) return null;
  const courses = parts.map(
    (h): Course => ({
      h,
      values: periods.map((_, t) => line(level, h, t)[subject.number]!),
      isMeasured: periods.map((_, t) => isMeasuredIn(factsAt(release, t, h), subject, [t])),
    }),
  );
  const known = courses.flatMap(({ values }) => values).filter((v) => !Number.isNaN(v));
  if (known.length === 0) return null;
  const low = Math.min(hasNaturalZero(plan) ? 0 : Number.POSITIVE_INFINITY, ...known);
  const high = Math.max(...known);
  const y = (v: number) => height - room - ((height - 2 * room) * (v - low)) / (high > low ? high - low : 1);
  const isWhole = courses.every((course) => course.isMeasured.every(Boolean));
  return (
    <section class="courses">
      <h2>
        {{ en: 'Its parts over time', zh: '各分项历年变化' }[lang]}{' '}
        <small>
          {hasNaturalZero(plan)
            ? { en: 'one axis; the line is zero', zh: '同一坐标轴，横线为零' }[lang]
            : { en: 'one axis', zh: '同一坐标轴' }[lang]}
          {isWhole
            ? ''
            : { en: '; rings and dashes: not measured in that period', zh: '；圆环与虚线表示当期并非实测' }[
                lang
              ]}
        </small>
      </h2>
      <ul>
        {courses.map((course, i) => (
          <li key={course.h}>
            <a href={figureAt(view, subject.code, plan.nodes[course.h]!.id)}>
              {plan.nodes[course.h]!.title[lang]}
            </a>
            <svg
              viewBox={`0 0 ${width} ${height}`}
              style={`color:var(--p${partColour(i, courses.length)})`}
              aria-hidden="true"
            >
              {hasNaturalZero(plan) ? <path class="zero" d={`M0 ${y(0).toFixed(1)}H${width}`} /> : null}
              <Drawn course={course} y={y} />
            </svg>
            <p>
              {[0, periods.length - 1].map((t) => (
                <span key={t}>
                  {periods[t]} <b>{formatPoints(course.values[t]!, lang)}</b>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drawn({ course: { values, isMeasured }, y }: { course: Course; y: (v: number) => number }) {
  const x = (t: number) => room + ((width - 2 * room) * t) / (values.length - 1);
  const at = (t: number) => `${x(t).toFixed(1)} ${y(values[t]!).toFixed(1)}`;
  const steps = values.map((_, t) => t).filter((t) => t > 0 && !Number.isNaN(values[t]! + values[t - 1]!));
  const path = (measured: boolean) =>
    steps
      .filter((t) => (isMeasured[t]! && isMeasured[t - 1]!) === measured)
      .map((t) => `M${at(t - 1)}L${at(t)}`)
      .join('');
  return (
    <>
      <path class="line" d={path(true)} />
      <path class="line carried" d={path(false)} />
      {values.length > 24
        ? null
        : values.map((v, t) =>
            Number.isNaN(v) ? null : (
              <circle
                key={t}
                class={isMeasured[t] ? undefined : 'carried'}
                cx={x(t).toFixed(1)}
                cy={y(v).toFixed(1)}
                r="2.6"
              />
            ),
          )}
    </>
  );
}
