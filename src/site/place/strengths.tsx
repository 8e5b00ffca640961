import { Table } from '../../documents/index.js';
import { hasNaturalZero, isAgainstIndex, type Lang } from '../../edition/index.js';
import { partColour, type StripAxis, stripAxisOf } from '../../figures/index.js';
import {
  formatExact,
  formatNodeChange,
  formatNumber,
  formatPercent,
  formatScore,
} from '../../words/index.js';
import { nearestInRank } from './nearest.js';
import { FigureTitle, TakePlaces } from './placeFigure.js';
import type { StrengthRow } from './strengthRows.js';
import { strengthsFigure } from './strengthsFigure.js';
import { rankOf } from './strips.js';
import { figureAt, type PlaceView, standingsAt } from './view.js';

/** In which parts a place is strong and weak: each against the places nearest in rank. */
export function Strengths({ view, rows }: { view: PlaceView; rows: readonly StrengthRow[] }) {
  const { plan, lang, release, subject, t, receipt } = view;
  const isRatio = hasNaturalZero(plan);
  const all = [...(isRatio ? [0] : []), ...rows.flatMap(({ own, others }) => [own, ...others])];
  const axis = stripAxisOf(all, isRatio, 8);
  if (!axis) return null;
  const { ranks } = standingsAt(view, t);
  const near = nearestInRank(view);
  const [first, last] = [ranks[near[0]!]!, ranks[near.at(-1)!]!];
  const name = receipt.unit.name[lang];
  const figure = strengthsFigure(view);
  const hasZero = axis.isLog && rows.some(({ own, others }) => [own, ...others].some((v) => v === 0));
  return (
    <section class="strengths">
      <FigureTitle
        figure={figure}
        lang={lang}
        note={{
          en: `Strengths and weaknesses against the ${near.length - 1} nearest in rank, ${first} to ${last}`,
          zh: `长处与短板：与位次最近的${near.length - 1}个相比（第${first}至第${last}位）`,
        }}
      />
      <p class="note key" aria-hidden="true">
        <i class="own" /> {name} <i class="other" /> {{ en: 'others', zh: '其他地区' }[lang]}{' '}
        <i class="middle" /> {{ en: 'their median', zh: '其中位数' }[lang]}
      </p>
      <Table
        rows={[...rows, undefined]}
        row={(row) => (row ? {} : { class: 'axis', 'aria-hidden': 'true' })}
        columns={[
          {
            title: { en: 'Part', zh: '分项' }[lang],
            names: true,
            of: (row) =>
              row && (
                <>
                  {plan.nodes[row.h]!.title[lang]}
                  <small>{weightOf(view, row.h)}</small>
                </>
              ),
          },
          {
            title: { en: 'Low to high', zh: '由低到高' }[lang],
            cell: 'bars',
            of: (row, i) =>
              row ? (
                <Dots row={row} axis={axis} hue={partColour(i, rows.length)} />
              ) : (
                <Ticks axis={axis} hasZero={hasZero} lang={lang} />
              ),
          },
          {
            title: { en: 'Points', zh: '点数' }[lang],
            class: 'n',
            of: (row) =>
              row && (
                <a href={figureAt(view, subject.code, plan.nodes[row.h]!.id)}>
                  {formatScore(release, subject, row.h, t, row.own, lang)}
                </a>
              ),
          },
          {
            title: { en: 'Against the median', zh: '与中位数相比' }[lang],
            class: 'n',
            of: (row) => (row ? <Against view={view} row={row} /> : axis.isLog ? logScale[lang] : ''),
          },
        ]}
      />
      {rows.every((row) => row.isMeasured) ? null : (
        <p class="note">
          {
            {
              en: 'A ring in place of a dot: more than a fifth of the figure was carried on or filled in, not measured.',
              zh: '以圆环表示者，其数值逾五分之一为沿用或填补，而非当期实测。',
            }[lang]
          }
        </p>
      )}
      <TakePlaces places={[view]} figure={figure} />
    </section>
  );
}

const logScale = { en: 'log scale', zh: '对数刻度' };

function Ticks({ axis, hasZero, lang }: { axis: StripAxis; hasZero: boolean; lang: Lang }) {
  return (
    <div>
      {hasZero ? <span style="left:0">0</span> : null}
      {axis.ticks.map((v) => (
        <span key={v} style={`left:${(room + (100 - 2 * room) * axis.at(v)).toFixed(1)}%`}>
          {formatExact(v, lang)}
        </span>
      ))}
    </div>
  );
}

function Against({ view, row }: { view: PlaceView; row: StrengthRow }) {
  const { lang } = view;
  const rank = rankOf(row.rank, row.of, lang);
  return (
    <>
      <b class={isWeak(view, row) ? 'below' : undefined}>{distance(view, row)}</b>
      <small>
        {row.rank === 0 ? null : `${rankWords[lang]} `}
        {rank}
      </small>
    </>
  );
}

const rankWords = { en: 'rank', zh: '位次' };

function weightOf({ plan, receipt, lang }: PlaceView, h: number): string {
  const weight = receipt.parts.find(({ node }) => node === plan.nodes[h]!.id)?.weight;
  if (weight === null || weight === undefined) return '';
  return { en: `weight ${formatPercent(weight, 'en', 0)}`, zh: `权重${formatPercent(weight, 'zh', 0)}` }[
    lang
  ];
}

/** Whether two scores are the same in whole per cent. */
const isSame = (own: number, typical: number) => Math.round((100 * own) / typical) === 100;

/** Whether it is on the worse side of the median, and told so. */
const isWeak = ({ plan }: PlaceView, { h, own, typical }: StrengthRow) =>
  !isSame(own, typical) && (isAgainstIndex(plan, h) ? own > typical : own < typical);

/** How far the score is from the median: as a ratio only where ratios of points mean something. */
function distance({ plan, lang }: PlaceView, { h, own, typical }: StrengthRow): string {
  if (Number.isNaN(own) || Number.isNaN(typical)) return '–';
  if (!hasNaturalZero(plan) || typical <= 0 || own < 0) return formatNodeChange(plan, h, own - typical, lang);
  if (isSame(own, typical)) return { en: 'the same', zh: '持平' }[lang];
  return ratioText(own / typical, lang);
}

function ratioText(ratio: number, lang: Lang): string {
  if (ratio >= 2)
    return { en: `${formatNumber(ratio, 1, 'en')} times`, zh: `${formatNumber(ratio, 1, 'zh')}倍` }[lang];
  const by = formatPercent(Math.abs(ratio - 1), lang, 0);
  return ratio > 1 ? { en: `${by} above`, zh: `高${by}` }[lang] : { en: `${by} below`, zh: `低${by}` }[lang];
}

/** Room on both sides of the axis, in per cent of its width: on a logarithm, zero stands in it. */
const room = 4;

function Dots({ row, axis, hue }: { row: StrengthRow; axis: StripAxis; hue: number }) {
  const x = (v: number) =>
    (axis.isLog && v <= 0 ? 0.6 * room : room + (100 - 2 * room) * axis.at(v)).toFixed(1);
  return (
    <div class="dots" aria-hidden="true">
      {row.others.map((v, i) => (
        <i key={i} class="other" style={`left:${x(v)}%`} />
      ))}
      {Number.isNaN(row.typical) ? null : <i class="middle" style={`left:${x(row.typical)}%`} />}
      {Number.isNaN(row.own) ? null : (
        <i
          class={row.isMeasured ? 'own' : 'own carried'}
          style={`left:${x(row.own)}%;color:var(--p${hue})`}
        />
      )}
    </div>
  );
}
