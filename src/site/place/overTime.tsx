import { headlinePeriod, matchedRanks, matchedValues, type RankInterval } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { provisionalNote } from '../../figures/index.js';
import { formatNodeChange, formatPlaces, formatScore, periodName, placeAt, word } from '../../words/index.js';
import { OverTimeChart } from '../compare/overTimeChart.js';
import { type Moment, momentsOf } from './moments.js';
import { ranksOverTime, valuesOverTime } from './overTimeFigures.js';
import type { PlaceView } from './view.js';

/** Width of a drawing: two stand side by side. */
const width = 340;

/** Value and rank over time, with the range of ranks where it was studied. */
export function OverTime({ view }: { view: PlaceView }) {
  const { lang, root, subject, g, receipt, release } = view;
  const moments = momentsOf(view);
  if (moments.filter((m) => !Number.isNaN(m.value)).length < 2) return null;
  const ranked = moments.some((m) => m.rank > 0) && receipt.of > 1;
  const ranges = moments.some((m) => m.range);
  const tail = g === 0 ? '' : `/${receipt.node}`;
  const at = (period: string) => `${root}/place/${encodeURIComponent(subject.code)}/${period}${tail}`;
  return (
    <section id="over-time">
      <h2>{{ en: 'Over time', zh: '历年' }[lang]}</h2>
      <p>
        {sentence(view, moments.slice(0, headlinePeriod(release) + 1), ranked) +
          provisionalNote(release, 'dashed')[lang]}
      </p>
      <div class="charts">
        {[...(ranked ? [ranksOverTime([view])] : []), valuesOverTime([view])].map((figure) => (
          <OverTimeChart key={figure.id} places={[view]} figure={figure} width={width} />
        ))}
      </div>
      <details>
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
                  {{ en: 'nine in ten variants', zh: '九成方案下' }[lang]}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {moments.map((m, i) => (
              <tr key={m.period} class={m.period === receipt.period ? 'here' : undefined}>
                <td>{m.period}</td>
                <td class="n">
                  <a href={at(m.period)}>
                    {formatScore(view.release, view.subject, view.g, i, m.value, lang)}
                  </a>
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

/** From the first to the last period in words; ranks, and the change, are those among what both periods have. */
function sentence(view: PlaceView, moments: readonly Moment[], ranked: boolean): string {
  const { lang, plan, release, subject, g } = view;
  const known = moments.filter((m) => !Number.isNaN(m.value));
  const said = (m: Moment) => formatScore(release, subject, g, moments.indexOf(m), m.value, lang);
  const [first, last] = [known[0]!, known.at(-1)!];
  const [a, b] = [first, last].map(({ period }) => periodName(period, lang));
  const ends = [moments.indexOf(first), moments.indexOf(last)] as const;
  const { before, after } = matchedValues(plan, release.index, g, ends, placeAt(release, subject));
  const isSame = before === first.value && after === last.value;
  const by = isSame
    ? {
        en: ` (${formatNodeChange(plan, g, after - before, 'en')})`,
        zh: `（${formatNodeChange(plan, g, after - before, 'zh')}）`,
      }[lang]
    : '';
  const ranks = ranked ? rankChange(view, ends) + openWords(first, last)[lang] : '';
  return {
    en: `From ${a} to ${b} it went from ${said(first)} to ${said(last)} points${by}${ranks}.`,
    zh: `${a}至${b}，由${said(first)}点变为${said(last)}点${by}${ranks}。`,
  }[lang];
}

/** Says that the rank ranges of two periods overlap, so that a move is not certain. */
function openWords({ rank: was, range: a }: Moment, { rank: is, range: b }: Moment): Text {
  const meet = a && b && a.low <= b.high && b.low <= a.high;
  return meet && was !== is
    ? { en: ' (the rank ranges of the two overlap)', zh: '（两期的位次区间重叠）' }
    : { en: '', zh: '' };
}

/** The change of rank among the places that both periods have. */
function rankChange({ lang, plan, release, subject, g }: PlaceView, ends: readonly [number, number]): string {
  const { before, after, isWhole } = matchedRanks(plan, release.index, subject.grouping, g, ends);
  const [was, is] = [before[subject.number] ?? 0, after[subject.number] ?? 0];
  if (was === 0 || is === 0) return '';
  const both = isWhole
    ? ''
    : { en: ' among the places in both periods', zh: '在两期均有数据的地区中，' }[lang];
  const moved = was - is;
  if (moved === 0) return { en: `, its rank ${is} as before${both}`, zh: `，${both}位次仍为第${is}位` }[lang];
  return {
    en: `, ${moved > 0 ? 'up' : 'down'} ${formatPlaces(Math.abs(moved), 'en')} from rank ${was} to ${is}${both}`,
    zh: `，${both}位次由第${was}位${moved > 0 ? '升' : '降'}至第${is}位`,
  }[lang];
}
