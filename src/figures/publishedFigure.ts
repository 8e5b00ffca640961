import type { Lang } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { formatNumber, formatSignificant, numberIn, periodName } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath } from './fields.js';
import type { Figure, FigureMaker } from './figure.js';
import { cannotCompute } from './reasons.js';
import { scatterChart } from './scatterChart.js';

/** The difference of every published figure from ours, by the published one; equal ones lie on the line. */
function publishedFigure(release: Release, choice: Choice): Figure {
  const { plan, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const known = plan.nodes
    .map(({ id }) => rowsWhere('published-figures', { node: id }).filter((row) => row.difference !== null))
    .find((rows) => rows.length > 0);
  const rows = (known ?? []).toSorted(
    (a, b) => Math.abs(numberIn(b, 'difference')) - Math.abs(numberIn(a, 'difference')),
  );
  const node = plan.nodes.find(({ id }) => id === rows[0]?.node) ?? plan.nodes[0]!;
  const drawn = rows.slice(0, mostDrawn);
  const left = {
    en:
      drawn.length < rows.length
        ? ` The ${formatNumber(mostDrawn, 0, 'en')} largest differences are drawn.`
        : '',
    zh: drawn.length < rows.length ? `图示差值最大的${formatNumber(mostDrawn, 0, 'zh')}个。` : '',
  };
  const unequal = rows.filter((row) => row.equal === 0);
  const named = placeNames(release);
  const path = receiptOf('published-figures', 'difference');
  const digits = plan.published[0]?.digits ?? 2;
  const titleOf = (row: (typeof rows)[number], lang: Lang) =>
    `${named(String(row.unit), lang)}, ${periodName(String(row.period), lang)}: ${formatNumber(numberIn(row, 'value_published'), digits, lang)}; ${formatSignificant(numberIn(row, 'difference'), lang)}`;
  const column = columnsFor(rows);
  const counts = {
    en: `${formatNumber(unequal.length, 0, 'en')} of ${formatNumber(rows.length, 0, 'en')} differ at the published digits and are in another colour.`,
    zh: `按公布位数，${formatNumber(rows.length, 0, 'zh')}个数值中有${formatNumber(unequal.length, 0, 'zh')}个不同，以另一颜色标出。`,
  };
  return {
    id: 'published',
    title: { en: `Published and ours: ${node.title.en}`, zh: `公布值与本指数：${node.title.zh}` },
    note: {
      en: `Ours less the published value, by the published value. ${counts.en} The others differ by rounding alone.${left.en}`,
      zh: `纵轴为本指数减公布值，横轴为公布值。${counts.zh}其余仅因舍入而异。${left.zh}`,
    },
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
        // Those that differ last, so that no other covers them.
        dots: drawn.toReversed().map((row) => ({
          x: numberIn(row, 'value_published'),
          y: numberIn(row, 'difference'),
          r: 3,
          cls: row.equal === 0 ? 'h1' : 'off',
          title: titleOf(row, at.lang),
          to: path(row),
          ...(row.equal === 0 && unequal.indexOf(row) < labelled
            ? { label: named(String(row.unit), at.lang) }
            : {}),
        })),
        x: { label: { en: 'published value', zh: '公布值' }[at.lang] },
        y: { label: { en: 'ours less published', zh: '本指数减公布值' }[at.lang], include: [0] },
        rules: [{ y: 0 }],
      })(at),
  };
}

/** How many of the largest differences are named, and how many are drawn: thousands would lie on one another. */
const [labelled, mostDrawn] = [5, 1000];

export const publishedFigures = {
  published: {
    keys: [],
    has: ({ plan }) => plan.published.length > 0,
    make: publishedFigure,
  },
} as const satisfies Record<string, FigureMaker>;
