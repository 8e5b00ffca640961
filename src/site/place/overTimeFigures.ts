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
import { points } from '../../words/index.js';
import { type Moment, momentsOf } from './moments.js';
import type { PlaceView } from './view.js';

const width = 470;

const columns = {
  place: { en: 'Place', zh: '地区' },
  period: { en: 'Period', zh: '时期' },
  value: { en: 'Value', zh: '取值' },
  rank: { en: 'Rank', zh: '位次' },
  low: { en: 'Lower end of nine ranks in ten', zh: '九成位次的下端' },
  high: { en: 'Upper end of nine ranks in ten', zh: '九成位次的上端' },
} satisfies Record<string, Text>;

/** The values of places over the published periods, a line each. */
export function valuesOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'value-over-time',
    title: columns.value,
    height: places.length > 1 ? 280 : 170,
    at: (m) => ({ y: m.value }),
    words: (m, lang) => points(m.value, lang),
    format: (v, lang) => points(v, lang),
  });
}

/** Their ranks with the band in which nine variants in ten put them; the first rank is at the top. */
export function ranksOverTime(places: readonly PlaceView[]): Figure {
  return overTime(places, {
    id: 'rank-over-time',
    title: columns.rank,
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
  height: number;
  at: (m: Moment) => { y: number; low?: number; high?: number };
  words: (m: Moment, lang: Lang) => string;
  format: (v: number, lang: Lang) => string;
}

function overTime(places: readonly PlaceView[], shown: Shown): Figure {
  const { lang, receipt } = places[0]!;
  const all = places.map((view) => ({ view, moments: momentsOf(view) }));
  const periods = all[0]!.moments.map((m) => m.period);
  const time = timeAxis(periods, headlineName(places[0]!.release));
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
    title: shown.title,
    note: shown.title,
    alt: withNote(
      {
        en: `${shown.title.en} of ${names.en} by period; the figures are in the table.`,
        zh: `${names.zh}各时期的${shown.title.zh}；数值见表。`,
      },
      provisionalNote(places[0]!.release, 'dashed'),
    ),
    fields: [
      column.words('unit', columns.place),
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
