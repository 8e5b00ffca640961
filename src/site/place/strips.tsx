import { hasNaturalZero, line } from '../../edition/index.js';
import { rankAt, rankedCount } from '../../engine/index.js';
import { partColour, type StripAxis, stripAxisOf } from '../../figures/index.js';
import { formatExact, formatScore } from '../../words/index.js';
import { TakePlaces } from '../compare/takePlaces.js';
import { strengthsFigure } from './strengthsFigure.js';
import { figureAt, type PlaceView } from './view.js';

/** The parts of a place beside those of all members of its level, each member a line, on one axis. */
export function Strips({ view }: { view: PlaceView }) {
  const { plan, release, level, lang, g, t, subject } = view;
  if (!level) return null;
  const lines = plan.nodes[g]!.children.map((h) => ({
    h,
    values: line(level, h, t),
    rank: rankAt(level, h, subject.number, t),
    of: rankedCount(level, h, t),
  }));
  const axis = stripAxisOf(
    lines.flatMap((l) => [...l.values]),
    hasNaturalZero(plan),
  );
  if (!axis || lines.length === 0) return null;
  const note = axis.isLog
    ? { en: 'each line is a place, log scale', zh: '每条竖线代表一个地区，对数刻度' }
    : { en: 'each line is a place', zh: '每条竖线代表一个地区' };
  return (
    <section>
      <h2>
        {{ en: 'Where it stands', zh: '所处位置' }[lang]} <small>{note[lang]}</small>
      </h2>
      <table class="strips">
        <tbody>
          {lines.map(({ h, values, rank, of }, i) => (
            <tr key={h}>
              <td class="wrap">{plan.nodes[h]!.title[lang]}</td>
              <td class="bars">
                <Strip
                  values={values}
                  at={values[subject.number]!}
                  axis={axis}
                  colour={partColour(i, lines.length)}
                />
              </td>
              <td class="n">
                <a href={figureAt(view, subject.code, plan.nodes[h]!.id)}>
                  {formatScore(release, subject, h, t, values[subject.number]!, lang)}
                </a>
              </td>
              <td class="n soft">{rankOf(rank, of, lang)}</td>
            </tr>
          ))}
          <tr class="axis" aria-hidden="true">
            <td />
            <td class="bars">
              <div>
                {axis.ticks.map((v) => (
                  <span key={v} style={`left:${(100 * axis.at(v)).toFixed(1)}%`}>
                    {formatExact(v, lang)}
                  </span>
                ))}
              </div>
            </td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <TakePlaces places={[view]} figure={strengthsFigure(view)} />
    </section>
  );
}

/** “6 of 351”; a dash without a rank. */
export function rankOf(rank: number, of: number, lang: PlaceView['lang']) {
  if (rank === 0) return '–';
  return (
    <>
      <b>{rank}</b>
      {{ en: ` of ${of}`, zh: ` / ${of}` }[lang]}
    </>
  );
}

function Strip({
  values,
  at,
  axis,
  colour,
}: {
  values: Float64Array;
  at: number;
  axis: StripAxis;
  colour: number;
}) {
  const x = (v: number) => (2 + 296 * axis.at(v)).toFixed(0);
  const drawn = [...values].filter((v) => Number.isFinite(v) && (!axis.isLog || v > 0));
  const places = new Map<string, number>();
  for (const v of drawn) places.set(x(v), (places.get(x(v)) ?? 0) + 1);
  return (
    <div class="strip" aria-hidden="true">
      <svg viewBox="0 0 300 30" preserveAspectRatio="none">
        <path
          d={[...places.keys()].map((left) => `M${left} 7v16`).join('')}
          stroke={`var(--p${colour})`}
          stroke-opacity=".4"
          vector-effect="non-scaling-stroke"
        />
        {Number.isNaN(at) ? null : (
          <path
            d={`M${x(at)} 1v28`}
            stroke="var(--ink)"
            stroke-width="2.5"
            vector-effect="non-scaling-stroke"
          />
        )}
      </svg>
    </div>
  );
}
