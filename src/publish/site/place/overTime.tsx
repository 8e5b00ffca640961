import type { RankInterval } from '../../../analysis/index.js';
import { publishedPeriods } from '../../../edition/index.js';
import { places, points, signed } from '../../numbers.js';
import { word } from '../../words.js';
import { rangeOf } from './headline.js';
import { type PlaceView, standingsAt } from './view.js';

/** One published period of a place. */
export interface Moment {
  period: string;
  /** NaN where missing. */
  value: number;
  /** 0 where there is none. */
  rank: number;
  range: RankInterval | undefined;
}

/** Value and rank of a place in every published period. */
export function momentsOf(view: PlaceView): Moment[] {
  const { plan, subject, release, g } = view;
  return publishedPeriods(plan).map((period, t) => {
    const { values, ranks } = standingsAt(view, t);
    const total = release.index.total[g * release.index.periods + t]!;
    return {
      period,
      value: view.level ? values[subject.number]! : total,
      rank: ranks[subject.number] ?? 0,
      range: rangeOf({ ...view, receipt: { ...view.receipt, period } }),
    };
  });
}

/** Value and rank over time, with the range of ranks where it was studied. */
export function OverTime({ view }: { view: PlaceView }) {
  const { lang, here, root, subject, g, receipt } = view;
  const moments = momentsOf(view);
  if (moments.filter((m) => !Number.isNaN(m.value)).length < 2) return null;
  const ranked = moments.some((m) => m.rank > 0) && receipt.of > 1;
  const ranges = moments.some((m) => m.range);
  const tail = g === 0 ? '' : `/${receipt.node}`;
  const at = (period: string) => `${root}/place/${encodeURIComponent(subject.code)}/${period}${tail}`;
  return (
    <section id="over-time" data-here={here}>
      <h2>{{ en: 'Over time', zh: '历年' }[lang]}</h2>
      <p>{sentence(view, moments, ranked)}</p>
      <details open={moments.length <= 12}>
        <summary>{{ en: 'Every period', zh: '各时期' }[lang]}</summary>
        <table class="moments">
          <thead>
            <tr>
              <th scope="col">{{ en: 'Period', zh: '时期' }[lang]}</th>
              <th scope="col" class="n">
                {word('value', lang)}
              </th>
              {ranked ? (
                <th scope="col" class="n">
                  {word('rank', lang)}
                </th>
              ) : null}
              {ranges ? (
                <th scope="col" class="n">
                  {{ en: 'nine in ten weightings', zh: '九成权重下' }[lang]}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {moments.map((m) => (
              <tr key={m.period} class={m.period === receipt.period ? 'here' : undefined}>
                <td>{m.period}</td>
                <td class="n">
                  <a href={at(m.period)}>{points(m.value, lang)}</a>
                </td>
                {ranked ? <td class="n">{m.rank || '–'}</td> : null}
                {ranges ? <td class="n soft">{rangeText(m.range)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

export function rangeText(range: RankInterval | undefined): string {
  if (!range) return '–';
  return range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
}

/** From the first to the last period in words. */
function sentence({ lang }: PlaceView, moments: readonly Moment[], ranked: boolean): string {
  const known = moments.filter((m) => !Number.isNaN(m.value));
  const [first, last] = [known[0]!, known.at(-1)!];
  const by = signed(last.value - first.value, 2, lang);
  const moved = first.rank - last.rank;
  const both = ranked && first.rank > 0 && last.rank > 0;
  const ranks = {
    en: !both
      ? ''
      : moved === 0
        ? `, its rank ${last.rank} as before`
        : `, ${moved > 0 ? 'up' : 'down'} ${places(Math.abs(moved), 'en')} from rank ${first.rank} to ${last.rank}`,
    zh: !both
      ? ''
      : moved === 0
        ? `，名次仍为第${last.rank}位`
        : `，名次由第${first.rank}位${moved > 0 ? '升' : '降'}至第${last.rank}位`,
  }[lang];
  return {
    en: `From ${first.period} to ${last.period} it went from ${points(first.value, 'en')} to ${points(last.value, 'en')} points (${by})${ranks}.`,
    zh: `${first.period}至${last.period}，由${points(first.value, 'zh')}点变为${points(last.value, 'zh')}点（${by}）${ranks}。`,
  }[lang];
}
