import { publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { changeCells, changeColumns, form, reason } from './columns.js';
import { bandwidthOf, densityAt } from './density.js';
import { type Line, logarithmic, shownPeriods } from './lines.js';
import { type RankSize, rankSize } from './rankSize.js';
import { judgedPairs } from './verdict.js';

/** In addition to all units, the rule is fitted to this number of the largest. */
const largest = 100;

/** Points of a density. */
const points = 41;

type DistributionTable = Table<typeof zipf | typeof zipfChanges | typeof density>;

/** Tables of the rank-size rule and the density of the units. */
export function distributionTables({ plan }: Analysed, lines: readonly Line[]): DistributionTable[] {
  const periods = publishedPeriods(plan);
  const own = lines.filter((line) => line.grouping < 0);
  const fitted = own.map((line) => {
    const groups = sets(line.columns[0].length);
    return {
      line,
      groups,
      fits: line.columns.map((values) => groups.map(({ most }) => rankSizeIn(line, values, most))),
    };
  });
  return [
    tableOf(
      zipf,
      fitted.flatMap(({ line, groups, fits }) =>
        fits.flatMap((of, t) =>
          of.map(({ exponent, r2, units, why }, i) => ({
            node: line.node,
            period: periods[t],
            set: groups[i].id,
            exponent: orNull(exponent),
            r2: orNull(r2),
            units,
            reason: why ?? null,
          })),
        ),
      ),
    ),
    tableOf(
      zipfChanges,
      fitted.flatMap((of) => changesOf(of, periods)),
    ),
    tableOf(
      density,
      own.flatMap((line) => densityRows(line, periods)),
    ),
  ];
}

/** The rule fitted to values of a line; not where ratios of them mean nothing. */
function rankSizeIn({ isRatio }: Line, values: ArrayLike<number>, most?: number): RankSize {
  const found = rankSize(values, most);
  return isRatio ? found : { ...found, exponent: Number.NaN, r2: Number.NaN, why: 'no-natural-zero' };
}

/** Changes of the exponent between the judged pairs of periods. */
function changesOf({ line, groups, fits }: Fitted, periods: readonly string[]): RowOf<typeof zipfChanges>[] {
  return judgedPairs(line.last).flatMap(([from, to]) => {
    const ends = line.pair(from, to);
    return groups.map(({ id, most }, i) => {
      const [a, b] = ends.isWhole
        ? [fits[from][i], fits[to][i]]
        : ends.columns.map((values) => rankSizeIn(line, values, most));
      const at = { node: line.node, set: id, from: periods[from], to: periods[to] };
      return { ...at, ...changeCells(a.exponent, b.exponent), reason: a.why ?? b.why ?? null };
    });
  });
}

/** The rule fitted to every set of the units of a line, by period. */
interface Fitted {
  line: Line;
  groups: { id: string; most?: number }[];
  fits: RankSize[][];
}

/** All units, and the largest where these are not all. */
function sets(members: number): { id: string; most?: number }[] {
  return [{ id: 'all' }, ...(largest < members ? [{ id: `top-${largest}`, most: largest }] : [])];
}

/** Densities over points that all periods of a line share. */
function densityRows(line: Line, periods: readonly string[]): RowOf<typeof density>[] {
  const { form: as, columns: by } = logarithmic(line);
  const shown = shownPeriods(line).map((t) => ({
    t,
    values: by[t],
    width: bandwidthOf(by[t]),
  }));
  const drawn = shown.filter(({ width }) => width > 0);
  if (drawn.length === 0) return [];
  const from = Math.min(...drawn.map(({ values, width }) => extreme(values, Math.min) - 3 * width));
  const to = Math.max(...drawn.map(({ values, width }) => extreme(values, Math.max) + 3 * width));
  const at = Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  // Values that differ only by rounding have no density.
  if (at.some((x, i) => i > 0 && x <= at[i - 1])) return [];
  return drawn.flatMap(({ t, values, width }) =>
    densityAt(values, at, width).map((d, i) => ({
      ...{ node: line.node, period: periods[t], form: as },
      ...{ at: at[i], density: d, bandwidth: width },
    })),
  );
}

function extreme(values: Float64Array, pick: (a: number, b: number) => number): number {
  return values.reduce((a, x) => (x === x ? pick(a, x) : a), values.find((x) => x === x) ?? Number.NaN);
}

const whichUnits = column.string('Units included', '单元范围', {
  note: {
    en: `all, or the ${largest} largest; only positive values`,
    zh: `全部，或最大的${largest}个；仅含正值`,
  },
});

export const zipf = defineTable({
  name: 'zipf',
  title: { en: 'Rank-size rule (Zipf)', zh: '位序—规模（齐普夫）' },
  columns: {
    node: columns.node,
    period: columns.period,
    set: whichUnits,
    exponent: column.number('Exponent', '指数', {
      note: {
        en: 'ln(rank − ½) = a − exponent · ln value; 1 is Zipf’s law; below 1, sizes are more unequal',
        zh: 'ln(位次 − ½) = a − 指数 · ln 取值；1 为齐普夫定律，越小则差异越大',
      },
    }),
    r2: column.number('R²', 'R²'),
    units: column.integer('Units', '单元数'),
    reason,
  },
  key: ['node', 'period', 'set'],
  from: ['all'],
  section: sections.balance,
});

export const zipfChanges = defineTable({
  name: 'zipf-changes',
  title: { en: 'Change in the rank-size exponent', zh: '位序—规模指数的变化' },
  columns: {
    node: columns.node,
    set: whichUnits,
    from: columns.from,
    to: columns.to,
    ...changeColumns,
    change: {
      ...changeColumns.change,
      note: {
        en: 'a rising exponent means that sizes become more equal; descriptive only, because a test of it detects nothing that the test of sd-log does not detect better (balance-verdicts)',
        zh: '指数上升即差异缩小；仅作描述，其检验不如 sd-log 有效（见 balance-verdicts）',
      },
    },
    reason,
  },
  key: ['node', 'set', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});

export const density = defineTable({
  name: 'density',
  title: { en: 'Shape of the distribution (kernel density)', zh: '分布形态（核密度）' },
  columns: {
    node: columns.node,
    period: {
      ...columns.period,
      note: {
        en: 'every period for the whole index, the first and the last for other nodes; none if all units are equal',
        zh: '总指数列全部时期，其他节点列首末两期；全部相等时不列',
      },
    },
    form,
    at: column.number('Value', '取值'),
    density: column.number('Density', '密度'),
    bandwidth: column.number('Bandwidth', '带宽', {
      note: { en: 'Gaussian kernel, Silverman’s rule', zh: '高斯核，西尔弗曼法则' },
    }),
  },
  key: ['node', 'period', 'form', 'at'],
  from: ['all'],
  section: sections.balance,
});
