import { headlinePeriod, placeCourse } from '../analysis/index.js';
import type { Lang, Text } from '../edition/index.js';
import { type ColumnOf, headlineName, type Release } from '../release/index.js';
import { orNull } from '../tables/index.js';
import { type AnalysisRow, numberIn } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import { columnsFor, receiptPath } from './fields.js';
import type { Draw, Figure } from './figure.js';
import { lineChart } from './lineChart.js';
import { nodeSuffix } from './nodes.js';
import { provisionalNote, withNote } from './provisional.js';
import { noRowsReason } from './reasons.js';
import { timeAxis } from './timeAxis.js';
import {
  type ComparedSet,
  comparedNames,
  comparedNote,
  releaseNote,
  seasonRemark,
  timeLine,
} from './timeLine.js';

/** The notes that say why there is no forecast. */
const noForecast = ['too-few-periods', 'uneven-steps', 'gaps', 'out-of-range', 'last-value'];

/** The total at a node from the base to the period of headlines over the units and indicators that both have, where that is less than all. */
interface Compared extends ComparedSet {
  /** By period. */
  values: ReadonlyMap<string, number>;
  receiptOf: (period: string) => string | undefined;
}

function comparedTotal(release: Release, choice: Choice): Compared | undefined {
  const { plan, index } = release;
  const { node, periods, rowsWhere } = analysisContext(release, choice);
  const [from, to] = [plan.base - plan.first, headlinePeriod(release)];
  if (plan.baseLength > 1 || from < 0 || from >= to) return undefined;
  const where = { node, level: 'total', from: periods[from]!, to: periods[to]! };
  const row = rowsWhere('matched-sets', where)[0];
  const { points, isPublished } = placeCourse(plan, index, choice.node, [from, to], {
    grouping: -2,
    number: 0,
  });
  if (!row || isPublished) return undefined;
  const columns = { [where.from]: 'from_value', [where.to]: 'to_value' } as const;
  return {
    ...{ from: where.from, to: where.to },
    values: new Map(points.map(({ value }, i) => [periods[from + i]!, value])),
    ...{ units: numberIn(row, 'units'), unitsOf: numberIn(row, 'units_of') },
    receiptOf: (period) => {
      const column = columns[period];
      return column && receiptPath('matched-sets', { ...where, unit: row.unit }, column);
    },
  };
}

/** The line of what was observed, that over one set, and the broken one of what is expected with its interval. */
function seriesLines(
  release: Release,
  past: readonly AnalysisRow<'changes'>[],
  expected: readonly AnalysisRow<'forecast'>[],
  compared: Compared | undefined,
  to: (row: AnalysisRow<'changes'>) => string,
  lang: Lang,
): Draw {
  const time = timeAxis(
    [...past, ...expected].map((r) => r.period),
    headlineName(release),
  );
  const last = past.find((r) => r.period === headlineName(release));
  const name = compared ? comparedNames.published[lang] : '';
  const observed = timeLine(name, past, time, 'value', lang, compared ? { quiet: true } : {});
  const over = past.map((r) => ({ period: r.period, value: compared?.values.get(r.period) ?? null }));
  const same = timeLine(comparedNames.compared[lang], over, time, 'value', lang, {});
  const joined =
    expected.length === 0 || !last ? [] : [{ ...last, low: last.value, high: last.value }, ...expected];
  const next = timeLine('', joined, time, 'value', lang, { dashed: true, hue: 1 });
  const banded = next.points.map((p, i) => ({
    ...p,
    low: numberIn(joined[i], 'low'),
    high: numberIn(joined[i], 'high'),
  }));
  return lineChart({
    lines: [
      { ...observed, points: observed.points.map((p, i) => ({ ...p, to: to(past[i]!) })) },
      ...(compared
        ? [
            {
              ...same,
              points: same.points.map((p, i) => ({ ...p, to: compared.receiptOf(over[i]!.period) })),
            },
          ]
        : []),
      ...(joined.length > 0 ? [{ ...next, points: banded }] : []),
    ],
    x: time.axis,
    y: { label: '' },
    said: seasonRemark(release, past[0]?.node ?? '')?.[lang],
    remarks: joined.slice(1, 2).map((row) => ({
      x: time.at(row.period),
      y: numberIn(row, 'value'),
      text: { en: 'forecast', zh: '预测' }[lang],
      anchor: 'end' as const,
    })),
  });
}

/** So many moves the same way in a row speak against a forecast that repeats the last value. */
const leastStreak = 5;

/** How many of the last changes went the same way. */
function steadyStreak(rows: readonly { value: number | null }[]): number {
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const signs = values.slice(1).map((value, i) => Math.sign(value - values[i]!));
  const last = signs.at(-1) ?? 0;
  return last === 0 ? 0 : signs.length - 1 - signs.findLastIndex((sign) => sign !== last);
}

/** The streak that speaks against the forecast of these methods; 0 where none does. A repeated last value after many moves the same way convinces nobody. */
function streakAgainst(
  past: readonly { value: number | null }[],
  methods: readonly { chosen: string; method: string }[],
): number {
  const isPlain = methods.some((row) => row.chosen === 'yes' && row.method === 'naive');
  const streak = steadyStreak(past);
  return isPlain && streak >= leastStreak ? streak : 0;
}

const withheld = (streak: number): Text => ({
  en: `Points. No forecast is drawn: it would repeat the last value, though the last ${streak} changes went the same way.`,
  zh: `点数。未绘预测：预测仅沿用末期数值，而最近${streak}次变动方向相同。`,
});

const none = { en: '', zh: '' };

const kindWords: Record<string, Text> = {
  observed: { en: 'observed', zh: '实际' },
  provisional: { en: 'provisional', zh: '初步' },
  expected: { en: 'expected', zh: '预测' },
};

/** The rows of the series: what was observed, what is provisional, and what is expected. */
function seriesRows(
  past: readonly AnalysisRow<'changes'>[],
  expected: readonly AnalysisRow<'forecast'>[],
  { node, judged, compared }: { node: string; judged: readonly string[]; compared: Compared | undefined },
) {
  return [
    ...past.map((r) => ({
      period: r.period,
      kind: judged.includes(r.period) ? ('observed' as const) : ('provisional' as const),
      value: r.value,
      compared: orNull(compared?.values.get(r.period) ?? Number.NaN),
      low: null,
      high: null,
      node,
      level: 'total',
      unit: r.unit,
    })),
    ...expected.map((r) => ({
      period: r.period,
      kind: 'expected' as const,
      value: r.value,
      compared: null,
      low: r.low,
      high: r.high,
      node,
      level: null,
      unit: null,
    })),
  ];
}

/** The node in the total over the periods, with what is expected next. */
export function seriesFigure(release: Release, choice: Choice): Figure {
  const { plan, node, settledPeriods, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const past = rowsWhere('changes', { node, level: 'total' });
  const against = streakAgainst(past, rowsWhere('forecast-methods', { node }));
  const expected = against > 0 ? [] : rowsWhere('forecast', { node });
  const path = (c: ColumnOf<'changes'>) => receiptOf('changes', c);
  const ahead = (c: ColumnOf<'forecast'>) => receiptOf('forecast', c);
  const of = nodeSuffix(release, choice.node);
  const provisional = provisionalNote(release, 'dashed');
  const compared = comparedTotal(release, choice);
  const rows = seriesRows(past, expected, { node, judged: settledPeriods, compared });
  const column = columnsFor(rows);
  return {
    id: 'series',
    title: { en: `${plan.total.title.en} over time${of.en}`, zh: `${plan.total.title.zh}历年走势${of.zh}` },
    note: withNote(
      withNote(
        expected.length > 0
          ? {
              en: 'Points; the broken line is a forecast, with its 95% interval.',
              zh: '点数；虚线为预测值及其95%区间。',
            }
          : against > 0
            ? withheld(against)
            : {
                en: `Points. ${releaseNote(release, choice, noForecast).en}`,
                zh: `点数。${releaseNote(release, choice, noForecast).zh}`,
              },
        compared ? comparedNote(compared, plan) : none,
      ),
      provisional,
    ),
    fields: [
      column.words('period', { en: 'Period', zh: '时期' }),
      column.words(
        'kind',
        { en: 'Kind', zh: '性质' },
        {
          name: (code, lang) => kindWords[code]?.[lang] ?? code,
        },
      ),
      column.of(tables, 'changes', 'value', 2, {
        to: (r) => (r.kind === 'expected' ? ahead('value')(r) : path('value')(r)),
      }),
      ...(compared
        ? [
            column.figures('compared', comparedNames.compared, 2, {
              to: (r) => compared.receiptOf(String(r.period)),
            }),
          ]
        : []),
      ...(['low', 'high'] as const).map((c) =>
        column.of(tables, 'forecast', c, 2, {
          to: (r) => (r.kind === 'expected' ? ahead(c)(r) : undefined),
        }),
      ),
    ],
    rows,
    why: noRowsReason(past),
    draw: (at) => seriesLines(release, past, expected, compared, path('value'), at.lang)(at),
  };
}
