import { publishedPeriods, type Text } from '../../../edition/index.js';
import type { Release } from '../../../release/index.js';
import { tablesOf } from '../../analysisTables.js';
import { number, percent } from '../../numbers.js';
import { type TableRow, tableRows } from '../../tableRows.js';
import type { FigureMaker } from '../catalogue.js';
import type { Choice } from '../choice.js';
import { figures, figuresOf, receiptPath, value, words } from '../fields.js';
import type { Figure } from '../figure.js';
import { lineChart } from '../lineChart.js';
import { ofNode } from '../nodes.js';
import { noRows } from '../why.js';

const share = (of: string, title: Text) => figures(of, title, 3);

/** The Lorenz curve of a period: how much of the sum the lower part of the units holds. */
function lorenz(release: Release, choice: Choice): Figure {
  const { plan } = release;
  const [node, period] = [plan.nodes[choice.node]!, publishedPeriods(plan)[choice.period]!];
  const rows = tableRows(tablesOf(release), 'lorenz').filter(
    (r) => r['level'] === plan.level && r['node'] === node.id && r['period'] === period,
  );
  const gini = inequalityRow(release, choice, 'gini');
  const said = number(value(gini, 'value'), 3, 'en');
  const of = ofNode(release, choice.node);
  return {
    id: 'lorenz',
    title: { en: `Lorenz curve ${period}${of.en}`, zh: `${period}年洛伦兹曲线${of.zh}` },
    note: {
      en: `Share of the sum held by the lowest ${plan.unitsTitle.en.toLowerCase()}; the broken line is equality. Gini index ${said}.`,
      zh: `按数值由低到高累计的${plan.unitsTitle.zh}所占的指数份额；虚线为完全均等。基尼系数${said}。`,
    },
    alt: {
      en: `Lorenz curve: the lower half of ${plan.unitsTitle.en.toLowerCase()} holds ${percent(halfOf(rows), 'en')} of the sum.`,
      zh: `洛伦兹曲线：较低的一半${plan.unitsTitle.zh}占总和的${percent(halfOf(rows), 'zh')}。`,
    },
    fields: [
      share('units', {
        en: `Share of ${plan.unitsTitle.en.toLowerCase()}`,
        zh: `${plan.unitsTitle.zh}累计占比`,
      }),
      share('share', { en: 'Share of the sum', zh: '指数累计占比' }),
    ],
    rows,
    why: noRows(rows, gini),
    draw: lineChart({
      lines: [
        {
          name: '',
          bare: true,
          points: rows.map((r) => ({ x: value(r, 'units'), y: value(r, 'share'), title: '' })),
        },
        { name: '', bare: true, dashed: true, hue: 5, points: [0, 1].map((x) => ({ x, y: x, title: '' })) },
      ],
      x: { label: '%', format: (v) => String(Math.round(100 * v)) },
      y: { label: '%', format: (v) => String(Math.round(100 * v)) },
    }),
  };
}

/** Share of the sum held by the lower half, between the points of the curve beside it. */
function halfOf(rows: readonly TableRow[]): number {
  return value(
    rows.findLast((r) => value(r, 'units') <= 0.5 + 1e-9),
    'share',
  );
}

function inequalityRow(release: Release, { node, period }: Choice, measure: string): TableRow | undefined {
  const { plan } = release;
  return tableRows(tablesOf(release), 'inequality').find(
    (r) =>
      r['level'] === plan.level &&
      r['node'] === plan.nodes[node]!.id &&
      r['period'] === publishedPeriods(plan)[period] &&
      r['measure'] === measure,
  );
}

/** A measure of inequality over the periods with its interval. */
function inequality(release: Release, choice: Choice): Figure {
  const { plan } = release;
  const tables = tablesOf(release);
  const node = plan.nodes[choice.node]!;
  const rows = tableRows(tables, 'inequality').filter(
    (r) => r['level'] === plan.level && r['node'] === node.id && shown.includes(String(r['measure'])),
  );
  const periods = publishedPeriods(plan);
  const path = (row: TableRow, column: string) =>
    receiptPath(
      'analysis',
      'inequality',
      ...['level', 'node', 'period', 'measure'].map((k) => String(row[k])),
      column,
    );
  const of = ofNode(release, choice.node);
  return {
    id: 'inequality',
    title: { en: `Inequality over time${of.en}`, zh: `历年不均衡程度${of.zh}` },
    note: {
      en: 'Gini index and coefficient of variation with 95 % intervals from samples drawn from these units.',
      zh: '基尼系数与变异系数，附由单元重抽样得到的95%区间。',
    },
    alt: trendAlt(rows, periods),
    fields: [
      words(
        'measure',
        { en: 'Measure', zh: '指标' },
        { name: (code, lang) => measureNames[code]?.[lang] ?? code },
      ),
      words('period', { en: 'Period', zh: '时期' }),
      ...['value', 'low', 'high'].map((id) =>
        figuresOf(tables, 'inequality', id, 3, { to: (row) => path(row, id) }),
      ),
    ],
    rows,
    why: noRows(
      rows.filter((r) => r['value'] !== null),
      rows[0],
    ),
    draw: (at) =>
      lineChart({
        lines: shown.map((measure, hue) => ({
          name: measureNames[measure]![at.lang],
          hue,
          points: rows
            .filter((r) => r['measure'] === measure)
            .map((r) => ({
              x: periods.indexOf(String(r['period'])),
              y: value(r, 'value'),
              low: value(r, 'low'),
              high: value(r, 'high'),
              title: `${measureNames[measure]![at.lang]} ${r['period']}: ${number(value(r, 'value'), 3, at.lang)}`,
              to: path(r, 'value'),
            })),
        })),
        x: { label: '', ticks: periods.map((label, i) => ({ at: i, label })) },
        y: { label: '', include: [0] },
      })(at),
  };
}

const shown = ['gini', 'cv'];
const measureNames: Record<string, Text> = {
  gini: { en: 'Gini', zh: '基尼系数' },
  cv: { en: 'CV', zh: '变异系数' },
};

function trendAlt(rows: readonly TableRow[], periods: readonly string[]): Text {
  const gini = rows.filter((r) => r['measure'] === 'gini');
  const [first, last] = [gini[0], gini.at(-1)].map((r) => number(value(r, 'value'), 3, 'en'));
  return {
    en: `The Gini index goes from ${first} in ${periods[0]} to ${last} in ${periods.at(-1)}.`,
    zh: `基尼系数由${periods[0]}的${first}变为${periods.at(-1)}的${last}。`,
  };
}

export const inequalityFigures: Record<string, FigureMaker> = {
  lorenz: { keys: ['node', 'period'], make: lorenz },
  inequality: { keys: ['node'], make: inequality },
};
