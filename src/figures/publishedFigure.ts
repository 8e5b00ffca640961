import type { Lang, Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { type AnalysisRow, formatNumber, formatSignificant, numberIn, periodName } from '../words/index.js';
import { type AnalysisContext, analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { cannotCompute } from './reasons.js';
import { scatterChart } from './scatterChart.js';

type PublishedRow = AnalysisRow<'published-figures'>;

/** How many of the largest differences are named, and how many are drawn: thousands would lie on one another. */
const [labelled, mostDrawn] = [5, 1000];

const gapOf = (row: PublishedRow) => Math.abs(numberIn(row, 'difference'));

/** The figures of the first node that has some to compare, those that differ most first. */
function rowsOf({ plan, rowsWhere }: AnalysisContext): PublishedRow[] {
  const known = plan.nodes
    .map(({ id }) => rowsWhere('published-figures', { node: id }).filter((row) => row.difference !== null))
    .find((rows) => rows.length > 0);
  return (known ?? []).toSorted((a, b) => gapOf(b) - gapOf(a));
}

/** The difference of every published figure from ours, by the published one; equal ones lie near the line. */
function publishedFigure(release: Release, choice: Choice): Figure {
  const context = analysisContext(release, choice);
  const { plan, tables, receiptOf } = context;
  const rows = rowsOf(context);
  const node = plan.nodes.find(({ id }) => id === rows[0]?.node) ?? plan.nodes[0]!;
  const named = placeNames(release);
  const path = receiptOf('published-figures', 'difference');
  const digits = plan.published[0]?.digits ?? 2;
  const column = columnsFor(rows);
  return {
    id: 'published',
    title: { en: `Published and ours: ${node.title.en}`, zh: `公布值与本指数：${node.title.zh}` },
    note: noteOf(rows),
    alt: {
      en: 'One dot per figure, by the published value and the difference from it.',
      zh: '每个数值一点，横轴为公布值，纵轴为差值。',
    },
    fields: [
      column.words(
        'unit',
        { en: 'Place', zh: '地区' },
        { name: named, to: (row) => placePath(String(row.unit), String(row.period)) },
      ),
      column.words('period', { en: 'Period', zh: '时期' }, { name: periodName }),
      column.of(tables, 'published-figures', 'value_published', digits),
      column.of(tables, 'published-figures', 'value', digits + 2),
      column.of(tables, 'published-figures', 'difference', digits + 2, { to: path }),
      column.of(tables, 'published-figures', 'rank_published', 0),
      column.of(tables, 'published-figures', 'rank', 0),
    ],
    rows,
    why:
      rows.length === 0
        ? cannotCompute({ en: 'no published figure can be compared', zh: '没有可比较的公布数值' })
        : undefined,
    draw: (at) =>
      scatterChart({
        dots: dotsOf(rows, { lang: at.lang, named, path, digits }),
        x: { label: { en: 'published value', zh: '公布值' }[at.lang] },
        y: { label: { en: 'ours less published', zh: '本指数减公布值' }[at.lang], include: [0] },
        rules: [{ y: 0 }],
      })(at),
  };
}

function noteOf(rows: readonly PublishedRow[]): Text {
  const different = rows.filter((row) => row.equal === 0).length;
  const said = (lang: Lang) => [different, rows.length, mostDrawn].map((n) => formatNumber(n, 0, lang));
  const [en, zh] = [said('en'), said('zh')];
  const isCut = rows.length > mostDrawn;
  return {
    en: `Ours less the published value, by the published value. ${en[0]} of ${en[1]} differ at the published digits and are in another colour. The others differ by rounding alone.${isCut ? ` The ${en[2]} largest differences are drawn.` : ''}`,
    zh: `纵轴为本指数减公布值，横轴为公布值。按公布位数，${zh[1]}个数值中有${zh[0]}个不同，以另一颜色标出。其余仅因舍入而异。${isCut ? `图示差值最大的${zh[2]}个。` : ''}`,
  };
}

/** The dots, those that differ most last, so that no other covers them. */
function dotsOf(
  rows: readonly PublishedRow[],
  of: {
    lang: Lang;
    named: (code: string, lang: Lang) => string;
    path: (row: PublishedRow) => string;
    digits: number;
  },
) {
  const name = (row: PublishedRow) => of.named(String(row.unit), of.lang);
  const labels = new Set(rows.filter((row) => row.equal === 0).slice(0, labelled));
  return rows
    .slice(0, mostDrawn)
    .toReversed()
    .map((row) => ({
      x: numberIn(row, 'value_published'),
      y: numberIn(row, 'difference'),
      r: 3,
      cls: row.equal === 0 ? 'h1' : 'off',
      title: `${name(row)}, ${periodName(String(row.period), of.lang)}: ${formatNumber(numberIn(row, 'value_published'), of.digits, of.lang)}; ${formatSignificant(numberIn(row, 'difference'), of.lang)}`,
      to: of.path(row),
      ...(labels.has(row) ? { label: name(row) } : {}),
    }));
}

export const publishedFigures = {
  published: {
    keys: [],
    has: ({ plan }) => plan.published.length > 0,
    make: publishedFigure,
  },
} as const satisfies Record<string, FigureMaker>;
