import type { Lang, Text } from '../../edition/index.js';
import type { Figure } from '../../figures/index.js';
import {
  columnsFor,
  comparedNames,
  type Line,
  lineChart,
  placePath,
  provisionalNote,
  type TimeAxis,
  timeAxis,
  withNote,
} from '../../figures/index.js';
import { headlineName } from '../../release/index.js';
import { formatPoints, periodName, titleWithin } from '../../words/index.js';
import { called, ranksClaim, valuesClaim } from './claims.js';
import { type Course, courseOf, receiptOfCell } from './course.js';
import { type Moment, momentsOf } from './moments.js';
import type { PlaceView } from './view.js';

const width = 470;

/** Lines of more points are drawn without dots. */
const mostDots = 40;

const columns = {
  period: { en: 'Period', zh: '时期' },
  value: { en: 'Value', zh: '取值' },
  rank: { en: 'Rank', zh: '位次' },
  low: { en: 'Lower limit of the 90% rank interval', zh: '90%位次区间下限' },
  high: { en: 'Upper limit of the 90% rank interval', zh: '90%位次区间上限' },
  compared: { en: 'Figures present in both the first and the last period', zh: '按首末两期均有的数据' },
} satisfies Record<string, Text>;

/** The values of places over the published periods, a line each. */
export function valuesOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'value-over-time',
    title: columns.value,
    claim: valuesClaim(places),
    reads: { en: 'Points by period.', zh: '各时期的点数。' },
    height: places.length > 1 ? 280 : 170,
    at: (m) => ({ y: m.value }),
    of: 'value',
    words: (m, lang) => formatPoints(m.value, lang),
  });
}

/** Their ranks with the band in which nine variants in ten put them; the first rank is at the top. */
export function ranksOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'rank-over-time',
    title: columns.rank,
    claim: places.length === 1 ? ranksClaim(places[0]!, momentsOf(places[0]!), places[0]!.t) : undefined,
    reads: {
      en: 'The first rank is at the top; a band, where there is one, holds the ranks of nine variants in ten.',
      zh: '第1位在最上方；色带（如有）为九成方案下的位次。',
    },
    height: places.length > 1 ? 280 : 170,
    at: ({ rank, range }) =>
      rank === 0 ? { y: Number.NaN } : { y: -rank, ...(range ? { low: -range.high, high: -range.low } : {}) },
    of: 'rank',
    words: (m) => String(m.rank),
    format: (v) => (Number.isInteger(v) && v < 0 ? String(-v) : ''),
  });
}

interface Shown {
  id: string;
  title: Text;
  /** What it tells, where that can be told. */
  claim: Text | undefined;
  /** How the figure is read. */
  reads: Text;
  height: number;
  of: 'value' | 'rank';
  at: (m: Moment) => { y: number; low?: number; high?: number };
  words: (m: Moment, lang: Lang) => string;
  /** How a value stands on the axis; as usual where nothing is said. */
  format?: (v: number, lang: Lang) => string;
}

/** A place with its published periods. */
interface Told {
  view: PlaceView;
  moments: readonly Moment[];
}

function overTime(places: readonly PlaceView[], shown: Shown): Figure {
  const { lang, receipt, release } = places[0]!;
  const provisional = provisionalNote(release, 'dashed');
  const all = places.map((view): Told => ({ view, moments: momentsOf(view) }));
  const periods = all[0]!.moments.map((m) => m.period);
  const time = timeAxis(periods, headlineName(release));
  // Beside the line of one place stands that over one set of units and indicators, where it is another: the text compares over it.
  const compared = all.length === 1 ? comparedCourse(all[0]!, shown.of) : undefined;
  const lines = all.map((one, i) => ({
    ...placeLine(one, shown, time),
    ...(all.length > 1 ? { hue: i } : compared ? { name: comparedNames.published[lang], quiet: true } : {}),
  }));
  if (compared) lines.push(courseLine(all[0]!, compared, shown, time));
  const names = { en: namesOf(places, 'en'), zh: namesOf(places, 'zh') };
  const rows = all.flatMap((one) => rowsOf(one, shown.of, compared));
  const node = places[0]!.g === 0 ? undefined : receipt.node;
  const pathOf = ({ unit, period }: (typeof rows)[number]) => placePath(unit, period, node);
  const column = columnsFor(rows);
  return {
    id: shown.id,
    title: {
      en: `${names.en}: ${receipt.title.en}, ${titleWithin(shown.title.en)} by period`,
      zh: `${names.zh}：${receipt.title.zh}，历年${shown.title.zh}`,
    },
    ...called(shown.claim),
    note: withNote(
      compared ? withNote(shown.reads, comparedNote(compared, periods)) : shown.reads,
      provisional,
    ),
    fields: [
      column.place('unit', release, places[0]!.t),
      column.words('period', columns.period),
      column.figures('value', columns.value, undefined, { to: pathOf }),
      column.figures('rank', columns.rank, 0),
      column.figures('low', columns.low, 0),
      column.figures('high', columns.high, 0),
      ...(compared
        ? [column.figures('compared', columns.compared, shown.of === 'rank' ? 0 : undefined)]
        : []),
    ],
    rows,
    width,
    draw: lineChart({
      lines,
      x: time.axis,
      y: { label: shown.title[lang], ...(shown.format ? { format: shown.format } : {}) },
      height: shown.height,
    }),
  };
}

const rowsOf = ({ view, moments }: Told, of: Shown['of'], compared: Course | undefined) =>
  moments.map((m, t) => ({
    unit: view.subject.code,
    period: m.period,
    value: Number.isNaN(m.value) ? null : m.value,
    rank: m.rank || null,
    low: m.range?.low ?? null,
    high: m.range?.high ?? null,
    compared: compared ? comparedIn(compared, t, of) : null,
  }));

/** What was published of a place. */
function placeLine({ view, moments }: Told, shown: Shown, time: TimeAxis): Line {
  const { lang, receipt, g } = view;
  const name = receipt.unit.name[lang];
  return {
    name,
    bare: moments.length > mostDots,
    points: moments.map((m) => ({
      x: time.at(m.period),
      ...shown.at(m),
      title: `${name}, ${m.period}: ${shown.words(m, lang)}`,
      to: placePath(view.subject.code, m.period, g === 0 ? undefined : receipt.node),
      from: shown.of,
    })),
  };
}

/** The same over one set; its ends have receipts where a table has them. */
function courseLine({ view, moments }: Told, course: Course, shown: Shown, time: TimeAxis): Line {
  const { lang, receipt } = view;
  const name = comparedNames.compared[lang];
  return {
    name,
    bare: moments.length > mostDots,
    points: course.points.map((point, i) => {
      const t = course.from + i;
      const m = { ...moments[t]!, ...point, range: undefined };
      const end = t === course.from ? 'from' : t === course.to ? 'to' : undefined;
      return {
        x: time.at(m.period),
        ...shown.at(m),
        title: `${receipt.unit.name[lang]}, ${name}, ${m.period}: ${shown.words(m, lang)}`,
        to: end && receiptOfCell(course.cell(`${end}_${shown.of}`)),
      };
    }),
  };
}

/** The course over one set, where its values or ranks are not the published ones. */
function comparedCourse({ view, moments }: Told, of: Shown['of']) {
  const course = courseOf(view, moments);
  return course && !(of === 'rank' ? course.isRank : course.isValue) ? course : undefined;
}

/** What the two lines are. */
const comparedNote = ({ from, to }: Course, periods: readonly string[]): Text => ({
  en: ` Comparable: over the places and indicators with data in both ${periods[from]} and ${periods[to]}. As published: over all of each period.`,
  zh: `可比口径：按${periodName(periods[from]!, 'zh')}与${periodName(periods[to]!, 'zh')}均有数据的地区和指标。按当期公布：按各期全部数据。`,
});

function comparedIn(course: Course, t: number, of: Shown['of']): number | null {
  const value = course.points[t - course.from]?.[of];
  return value === undefined || Number.isNaN(value) || (of === 'rank' && value === 0) ? null : value;
}

const namesOf = (places: readonly PlaceView[], lang: Lang) =>
  places.map((p) => p.receipt.unit.name[lang]).join(lang === 'zh' ? '、' : ', ');
