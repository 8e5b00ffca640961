import type { Lang, Text } from '../../edition/index.js';
import type { Figure } from '../../figures/index.js';
import {
  columnsFor,
  type Line,
  lineChart,
  placePath,
  provisionalNote,
  timeAxis,
  withNote,
} from '../../figures/index.js';
import { headlineName } from '../../release/index.js';
import { formatPoints, titleWithin } from '../../words/index.js';
import { type Moment, momentsOf } from './moments.js';
import type { PlaceView } from './view.js';

const width = 470;

const columns = {
  period: { en: 'Period', zh: '时期' },
  value: { en: 'Value', zh: '取值' },
  rank: { en: 'Rank', zh: '位次' },
  low: { en: 'Lower limit of the 90% rank interval', zh: '90%位次区间下限' },
  high: { en: 'Upper limit of the 90% rank interval', zh: '90%位次区间上限' },
} satisfies Record<string, Text>;

/** The values of places over the published periods, a line each. */
export function valuesOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'value-over-time',
    title: columns.value,
    reads: { en: 'Points by period.', zh: '各时期的点数。' },
    height: places.length > 1 ? 280 : 170,
    at: (m) => ({ y: m.value }),
    words: (m, lang) => formatPoints(m.value, lang),
    format: (v, lang) => formatPoints(v, lang),
  });
}

/** Their ranks with the band in which nine variants in ten put them; the first rank is at the top. */
export function ranksOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'rank-over-time',
    title: columns.rank,
    reads: {
      en: 'The first rank is at the top; a band, where there is one, holds the ranks of nine variants in ten.',
      zh: '第1位在最上方；色带（如有）为九成方案下的位次。',
    },
    height: places.length > 1 ? 280 : 170,
    at: ({ rank, range }) =>
      rank === 0 ? { y: Number.NaN } : { y: -rank, ...(range ? { low: -range.high, high: -range.low } : {}) },
    words: (m) => String(m.rank),
    format: (v) => (Number.isInteger(v) && v < 0 ? String(-v) : ''),
  });
}

interface Shown {
  id: string;
  title: Text;
  /** How the figure is read. */
  reads: Text;
  height: number;
  at: (m: Moment) => { y: number; low?: number; high?: number };
  words: (m: Moment, lang: Lang) => string;
  format: (v: number, lang: Lang) => string;
}

function overTime(places: readonly PlaceView[], shown: Shown): Figure {
  const { lang, receipt, release } = places[0]!;
  const provisional = provisionalNote(release, 'dashed');
  const all = places.map((view) => ({ view, moments: momentsOf(view) }));
  const periods = all[0]!.moments.map((m) => m.period);
  const time = timeAxis(periods, headlineName(release));
  const node = places[0]!.g === 0 ? undefined : receipt.node;
  const lines = all.map(({ view, moments }, i): Line => {
    const name = view.receipt.unit.name[lang];
    return {
      name,
      ...(places.length > 1 ? { hue: i } : {}),
      bare: moments.length > 40,
      points: moments.map((m) => ({
        x: time.at(m.period),
        ...shown.at(m),
        title: `${name}, ${m.period}: ${shown.words(m, lang)}`,
        to: placePath(view.subject.code, m.period, node),
      })),
    };
  });
  const names = { en: namesOf(places, 'en'), zh: namesOf(places, 'zh') };
  const rows = all.flatMap(({ view, moments }) =>
    moments.map((m) => ({
      unit: view.subject.code,
      period: m.period,
      value: Number.isNaN(m.value) ? null : m.value,
      rank: m.rank || null,
      low: m.range?.low ?? null,
      high: m.range?.high ?? null,
    })),
  );
  const column = columnsFor(rows);
  return {
    id: shown.id,
    title: {
      en: `${names.en}: ${receipt.title.en}, ${titleWithin(shown.title.en)} by period`,
      zh: `${names.zh}：${receipt.title.zh}，历年${shown.title.zh}`,
    },
    note: withNote(shown.reads, provisional),
    alt: withNote(
      {
        en: `${shown.title.en} of ${names.en} by period; the figures are in the table.`,
        zh: `${names.zh}各时期的${shown.title.zh}；数值见表。`,
      },
      provisional,
    ),
    fields: [
      column.place('unit', release, places[0]!.t),
      column.words('period', columns.period),
      column.figures('value', columns.value),
      column.figures('rank', columns.rank, 0),
      column.figures('low', columns.low, 0),
      column.figures('high', columns.high, 0),
    ],
    rows,
    width,
    draw: lineChart({
      lines,
      x: time.axis,
      y: { label: shown.title[lang], format: shown.format },
      height: shown.height,
    }),
  };
}

const namesOf = (places: readonly PlaceView[], lang: Lang) =>
  places.map((p) => p.receipt.unit.name[lang]).join(lang === 'zh' ? '、' : ', ');
