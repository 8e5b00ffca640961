import type { RankInterval } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { captionOf, provisionalNote } from '../../figures/index.js';
import {
  type CitedFigure,
  viewOf as factsAt,
  formatNodeChange,
  formatNodePoints,
  formatPlaces,
  formatScore,
  type Phrase,
  type Piece,
  periodName,
  phrase,
} from '../../words/index.js';
import { Told } from '../frame/says.js';
import { type Course, courseOf } from './course.js';
import { type Moment, momentsOf } from './moments.js';
import { ranksOverTime, valuesOverTime } from './overTimeFigures.js';
import { PlaceFigure } from './placeFigure.js';
import type { PlaceView } from './view.js';

/** Width of a drawing: two stand side by side. */
const width = 340;

/** Value and rank over time, with the range of ranks where it was studied. */
export function OverTime({ view }: { view: PlaceView }) {
  const { lang, receipt, release } = view;
  const moments = momentsOf(view);
  if (moments.filter((m) => !Number.isNaN(m.value)).length < 2) return null;
  const course = courseOf(view, moments);
  const ranked = moments.some((m) => m.rank > 0) && receipt.of > 1;
  return (
    <section id="over-time">
      <h2>{{ en: 'Over time', zh: '历年' }[lang]}</h2>
      <p>
        {course ? (
          <Told
            {...{ release, lang }}
            period={receipt.period}
            phrase={sentence(view, moments, course, ranked)}
          />
        ) : null}{' '}
        {provisionalNote(release, 'dashed')[lang]}
      </p>
      <div class="charts">
        {[...(ranked ? [ranksOverTime([view])] : []), valuesOverTime([view])].map((figure) => (
          <div key={figure.id}>
            <h3>{captionOf(figure, lang).title}</h3>
            <PlaceFigure places={[view]} figure={figure} width={width} />
          </div>
        ))}
      </div>
    </section>
  );
}

export function rangeText(range: RankInterval | undefined): string {
  if (!range) return '–';
  return range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
}

/**
 * From the base to the last period in words. A change, and a move in rank, are those over what both periods have, with both ends over
 * it; where that is less than all, the published ends stand beside them.
 */
function sentence(view: PlaceView, moments: readonly Moment[], course: Course, ranked: boolean): Phrase {
  const { lang, plan, release, subject, g } = view;
  const ends = [course.from, course.to] as const;
  const [a, b] = ends.map((t) => periodName(moments[t]!.period, lang));
  const said = (t: number): Piece => {
    const figure = factsAt(release, t, g).value(subject)!;
    return { text: formatScore(release, subject, g, t, moments[t]!.value, lang), figure };
  };
  const [first, last] = [course.points[0]!.value, course.points.at(-1)!.value];
  const over = (value: number, column: 'from_value' | 'to_value') =>
    cited(formatNodePoints(plan, g, value, lang), course.cell(column));
  const by = formatNodeChange(plan, g, last - first, lang);
  const ranks = ranked ? rankChange(view, moments, course) : phrase``;
  const published = {
    en: phrase`from ${said(ends[0])} to ${said(ends[1])} points`,
    zh: phrase`由${said(ends[0])}点变为${said(ends[1])}点`,
  }[lang];
  if (course.isValue || Number.isNaN(first)) {
    const change = course.isValue ? { en: ` (${by})`, zh: `（${by}）` }[lang] : '';
    return {
      en: phrase`From ${a} to ${b} it went ${published}${change}${ranks}.`,
      zh: phrase`${a}至${b}，${published}${change}${ranks}。`,
    }[lang];
  }
  const [from, to] = [over(first, 'from_value'), over(last, 'to_value')];
  return {
    en: phrase`Counting only figures present in both ${a} and ${b}, it went from ${from} to ${to} points (${cited(by, course.cell('points'))})${ranks}; counting all figures of each period, ${published}.`,
    zh: phrase`只按${a}与${b}均有的数据计，由${from}点变为${to}点（${cited(by, course.cell('points'))}）${ranks}；按各期全部数据，${published}。`,
  }[lang];
}

/** A text with its receipt, where it has one. */
const cited = (text: string, figure: CitedFigure | undefined): Piece => (figure ? { text, figure } : text);

/** Says that the rank ranges of two periods overlap, so that a move is not certain. */
function openWords({ rank: was, range: a }: Moment, { rank: is, range: b }: Moment): Text {
  const meet = a && b && a.low <= b.high && b.low <= a.high;
  return meet && was !== is
    ? { en: ' (the rank ranges of the two overlap)', zh: '（两期的位次区间重叠）' }
    : { en: '', zh: '' };
}

/** The change of rank among the places that both periods have, and the published ranks where these are others. */
function rankChange(view: PlaceView, moments: readonly Moment[], course: Course): Phrase {
  const { lang, release, subject, g } = view;
  const [was, is] = [course.points[0]!.rank, course.points.at(-1)!.rank];
  if (was === 0 || is === 0) return phrase``;
  const ends = [course.from, course.to] as const;
  const published = ends.map((t) => cited(String(moments[t]!.rank), factsAt(release, t, g).rank(subject)));
  const [before, after] = course.isRank
    ? published
    : [cited(String(was), course.cell('from_rank')), cited(String(is), course.cell('to_rank'))];
  const open = openWords(moments[ends[0]]!, moments[ends[1]]!)[lang];
  const both = course.isRank
    ? phrase``
    : {
        en: phrase` among the places in both periods (as published from ${published[0]} to ${published[1]})`,
        zh: phrase`（按当期公布为第${published[0]}位和第${published[1]}位）`,
      }[lang];
  const among = course.isRank ? '' : { en: '', zh: '在两期均有数据的地区中，' }[lang];
  const moved = was - is;
  if (moved === 0)
    return {
      en: phrase`, its rank ${after} as before${both}${open}`,
      zh: phrase`，${among}位次仍为第${after}位${both}${open}`,
    }[lang];
  return {
    en: phrase`, ${moved > 0 ? 'up' : 'down'} ${formatPlaces(Math.abs(moved), 'en')} from rank ${before} to ${after}${both}${open}`,
    zh: phrase`，${among}位次由第${before}位${moved > 0 ? '升' : '降'}至第${after}位${both}${open}`,
  }[lang];
}
