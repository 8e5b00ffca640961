import type { Lang } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { titleWithin } from '../../words/index.js';
import { barChart } from '../barChart.js';
import { columnsFor } from '../fields.js';
import type { FigureField } from '../figure.js';
import { drawMap } from '../mapFigure.js';
import type { OwnLevel } from '../mapMeasured.js';
import { marksNote } from '../mapNotes.js';
import { defaultShape, paintingOf } from '../mapView.js';
import { scatterChart } from '../scatterChart.js';
import { type Chart, linkOf, placeColumn, placeOf, type Seen, standings, valueColumn } from './chart.js';
import { endsClaim, middleClaim, togetherClaim } from './claims.js';
import type { Measured } from './measured.js';
import type { Explored } from './state.js';

/** Places in one period, the highest first. */
export function bars(chart: Chart): Seen {
  const { release, state, measured } = chart;
  const [first] = state.places;
  const rows = standings(chart, state.places);
  return {
    title: endsClaim(release, state, measured),
    reads: { en: '', zh: '' },
    fields: [placeColumn(chart, rows), valueColumn(chart, rows)],
    rows: rows.map(({ of: _, ...row }) => row),
    draw: (at) =>
      barChart({
        bars: rows.map(({ of, value }) => {
          const text = value === null ? '–' : measured.listed(value, at.lang, of, state.to);
          const to = linkOf(chart, of, state.to);
          return {
            ...{ name: of.name[at.lang], to, text, quiet: of !== first },
            parts: value === null ? [] : [{ value, to, title: `${of.name[at.lang]}: ${text}` }],
          };
        }),
        x: { label: measured.unit[at.lang], include: [0] },
        row: 40,
      })(at),
  };
}

/** What the map shows of a chart, in place of the level of the whole index. */
export function ownLevel(
  { plan }: Release,
  state: Explored,
  measured: Measured,
  units: readonly Subject[],
): OwnLevel {
  const node = plan.nodes.findIndex(({ id }) => id === state.node);
  return {
    node,
    isRaw: measured.isRaw,
    unit: measured.unit,
    value: (c) => measured.value(units[c]!, state.to),
    text: (value, lang, c) => measured.text(value, lang, units[c]!, state.to),
  };
}

/** All units of one period on the map. */
export function map(chart: Chart): Seen {
  const { release, state, measured, units, periods } = chart;
  const rows = standings(chart, units).filter(({ value }) => value !== null);
  const view = { period: state.to, map: 'level' as const, as: defaultShape(release, 'level') };
  const own = ownLevel(release, state, measured, units);
  const chosen = state.places.map(({ code }) => code);
  const saidOf = (lang: Lang) =>
    marksNote(
      release,
      paintingOf(release, state.to, { measure: view.map, shape: view.as }, lang, own),
      view.as,
      lang,
    );
  return {
    title: middleClaim(release, state, measured, units),
    reads: { en: saidOf('en'), zh: saidOf('zh') },
    fields: [placeColumn(chart, rows), valueColumn(chart, rows)],
    rows: rows.map(({ of: _, ...row }) => row),
    draw: drawMap(release, view, periods[state.to]!, own, chosen),
  };
}

/** All units of one period against another measure. */
export function scatter(chart: Chart): Seen {
  const { state, measured, across, units } = chart;
  const rows = units.flatMap((of) => {
    const [x, value] = [across.value(of, state.to), measured.value(of, state.to)];
    return Number.isFinite(x) && Number.isFinite(value)
      ? [{ of, unit: of.code, level: of.level, across: x, value }]
      : [];
  });
  const chosen = new Map(state.places.map(({ code, level }, i) => [`${level} ${code}`, i]));
  const rank = ({ unit, level }: { unit: string; level: string }) => chosen.get(`${level} ${unit}`);
  const isLog = isSkewed(rows.map((row) => row.across));
  const kind = isSkewed(rows.map(({ value }) => value)) ? 'log' : 'linear';
  const column = columnsFor(rows);
  return {
    title: togetherClaim(
      rows.map((row) => ({ x: row.across, y: row.value })),
      across.title,
      measured.title,
      isPart(chart),
    ),
    reads: {
      en: `Against ${titleWithin(across.title.en)}, ${across.unit.en}${isLog ? ' (log scale)' : ''}; a dot a place with both figures.`,
      zh: `横轴为${across.title.zh}（${across.unit.zh}${isLog ? '，对数刻度' : ''}）；每点为一个两项数据齐全的地区。`,
    },
    fields: [
      placeColumn(chart, rows),
      column.figures('across', across.title, undefined, {
        unit: across.unit,
        show: (v, lang, row) => across.text(v, lang, placeOf(chart, row), state.to),
      }),
      valueColumn(chart, rows),
    ].map((field) => field as FigureField),
    rows: rows.map(({ of: _, ...row }) => row),
    draw: (at) =>
      scatterChart({
        dots: rows
          .toSorted((a, b) => (rank(b) === undefined ? 1 : 0) - (rank(a) === undefined ? 1 : 0))
          .map((row) => {
            const name = row.of.name[at.lang];
            const [x, y] = [
              across.text(row.across, at.lang, row.of, state.to),
              measured.text(row.value, at.lang, row.of, state.to),
            ];
            const place = rank(row);
            return {
              ...{ x: row.across, y: row.value, title: `${name}: ${y}; ${across.title[at.lang]} ${x}` },
              to: linkOf(chart, row.of, state.to),
              ...(place === undefined ? {} : { cls: place === 0 ? 'first' : 'chosen', label: name, r: 5 }),
            };
          }),
        x: {
          label: `${across.title[at.lang]}${{ en: ', ', zh: '，' }[at.lang]}${across.unit[at.lang]}`,
          kind: isLog ? 'log' : 'linear',
        },
        y: { label: measured.title[at.lang], kind },
        height: at.width < 500 ? 340 : 440,
      })(at),
  };
}

/** Whether values need an axis of ratios to be told apart. */
const isSkewed = (values: readonly number[]) => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low > 0 && high > 50 * low;
};

/** Whether one of the two measures of a scatter is a part of the other. */
function isPart({ release: { plan }, state }: Chart): boolean {
  const holds = (id: string, part: string): boolean =>
    id === part ||
    (plan.nodes.find((n) => n.id === id)?.children ?? []).some((c) => holds(plan.nodes[c]!.id, part));
  return holds(state.node, state.across) || holds(state.across, state.node);
}
