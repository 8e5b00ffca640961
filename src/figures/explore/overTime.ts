import type { Lang } from '../../edition/index.js';
import { headlineName, type Subject } from '../../release/index.js';
import { orNull } from '../../tables/index.js';
import { periodName } from '../../words/index.js';
import { columnsFor } from '../fields.js';
import type { FigureField, FigureRow } from '../figure.js';
import { heatChart } from '../heatChart.js';
import { lineChart } from '../lineChart.js';
import { timeAxis } from '../timeAxis.js';
import { seasonRemark } from '../timeLine.js';
import { type Chart, linkOf, placeColumn, placeOf, type Seen, valueColumn } from './chart.js';
import { courseClaim, endsClaim, passings, pointsOf } from './claims.js';

/** Places over the periods, the first in the foreground. */
export function line(chart: Chart): Seen {
  const { release, state, measured, periods } = chart;
  const shown = periods.slice(state.from, state.to + 1);
  const time = timeAxis(shown, headlineName(release));
  const rows = state.places.flatMap((of) =>
    shown.map((period, i) => ({
      ...{ unit: of.code, level: of.level, period },
      value: orNull(measured.value(of, state.from + i)),
    })),
  );
  const column = columnsFor(rows);
  const broken = state.places.some((of) => pointsOf(measured, of, state).length < shown.length);
  const breaks = breaksOf(chart);
  const season = measured.isRaw ? undefined : seasonRemark(release, state.node);
  return {
    title: courseClaim(release, state, measured),
    reads: {
      en: `${broken ? 'Broken line: no figure in between. ' : ''}${breaks.length > 0 ? 'Upright line: from here on other indicators or places count. ' : ''}`.trim(),
      zh: `${broken ? '虚线：其间没有数据。' : ''}${breaks.length > 0 ? '竖虚线：自此所计指标或地区有变化。' : ''}`,
    },
    fields: [
      placeColumn(chart, rows),
      column.words('level', { en: 'Level', zh: '层级' }, { hidden: true }),
      column.words('period', { en: 'Period', zh: '时期' }),
      valueColumn(chart, rows),
    ],
    rows,
    draw: (at) =>
      lineChart({
        lines: state.places.map((of, i) => ({
          name: endLabel(chart, of, at.lang),
          reads: of.name[at.lang],
          ...(i === 0 ? {} : { quiet: true }),
          bare: true,
          bridged: true,
          points: shown.map((period, j) => {
            const value = measured.value(of, state.from + j);
            const text = Number.isNaN(value) ? '' : measured.text(value, at.lang, of, state.from + j);
            const title = `${of.name[at.lang]}, ${period}: ${text}`;
            return { x: time.at(period), y: value, text, title };
          }),
        })),
        x: time.axis,
        y: { label: measured.unit[at.lang], ...zeroIfNear(chart) },
        height: at.width < 500 ? 320 : 430,
        breaks: breaks.map((t) => time.at(periods[t]!)),
        said: season?.[at.lang],
        remarks: passings(release, state, measured).map(({ other, t, value }) => ({
          x: time.at(periods[t]!),
          y: value,
          text: {
            en: `${periods[t]}: passes ${other.name.en}`,
            zh: `${periodName(periods[t]!, 'zh')}超过${other.name.zh}`,
          }[at.lang],
          anchor: t - state.from > (state.to - state.from) / 2 ? ('end' as const) : ('start' as const),
          above: true,
        })),
      })(at),
  };
}

/** More breaks than these would fill the chart. */
const mostBreaks = 3;

/** The periods from which on the place in the foreground is measured by others than before; none where that is so of most. */
function breaksOf({ state, measured }: Chart): number[] {
  const all = pointsOf(measured, state.places[0]!, state);
  const found = all
    .slice(1)
    .flatMap(({ t }, i) => (measured.isComparable(state.places[0]!, [all[i]!.t, t]) ? [] : [t]));
  return found.length > mostBreaks ? [] : found;
}

/** The last value of a place, with its period where that is not the last one. */
function endLabel({ measured, state, periods }: Chart, of: Subject, lang: Lang): string {
  const last = pointsOf(measured, of, state).at(-1);
  if (!last) return of.name[lang];
  const when = last.t === state.to ? '' : { en: ` (${periods[last.t]})`, zh: `（${periods[last.t]}）` }[lang];
  return `${of.name[lang]} ${measured.short(last.value, lang)}${when}`;
}

/** An axis begins at zero where that leaves a third of it or more to the values. */
function zeroIfNear({ measured, state }: Chart): { include?: number[] } {
  const all = state.places.flatMap((of) => pointsOf(measured, of, state).map(({ value }) => value));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low > 0 && high - low > high / 3 ? { include: [0] } : {};
}

/** Places and periods as a table; drawn as one for an embed or a picture. */
export function table(chart: Chart): Seen {
  const { release, state, measured, periods } = chart;
  const shown = Array.from({ length: state.to - state.from + 1 }, (_, i) => state.from + i);
  const rows = state.places.map((of) => ({
    ...{ unit: of.code, level: of.level },
    ...Object.fromEntries(shown.map((t) => [periods[t]!, orNull(measured.value(of, t))])),
  })) as (FigureRow & { unit: string; level: string })[];
  return {
    title:
      state.from === state.to ? endsClaim(release, state, measured) : courseClaim(release, state, measured),
    reads: { en: '', zh: '' },
    fields: [
      placeColumn(chart, rows),
      ...shown.map(
        (t): FigureField => ({
          id: periods[t]!,
          type: 'number',
          title: { en: periods[t]!, zh: periods[t]! },
          show: (value, lang, row) => measured.listed(value, lang, placeOf(chart, row), t),
          to: (row) => linkOf(chart, placeOf(chart, row), t),
        }),
      ),
    ],
    rows,
    draw: (at) => {
      const few = shown.filter(
        (_, i) => (shown.length - 1 - i) % Math.ceil((56 * shown.length) / (at.width * 0.66)) === 0,
      );
      return heatChart({
        columns: few.map((t) => ({ name: periods[t]! })),
        rows: state.places.map((of) => ({
          name: of.name[at.lang],
          cells: few.map((t) => {
            const value = measured.value(of, t);
            const text = Number.isNaN(value) ? '–' : measured.listed(value, at.lang, of, t);
            return { text, title: `${of.name[at.lang]}, ${periods[t]}: ${text}` };
          }),
        })),
        row: 30,
      })(at);
    },
  };
}
