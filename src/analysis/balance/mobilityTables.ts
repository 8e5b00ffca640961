import { publishedPeriods, stepOf } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, Column, TidyTable } from '../tidy.js';
import { classCount, classesBy, classLimits, relativeToMean } from './classes.js';
import { changeCells, changeColumns, direction, noted, reason } from './columns.js';
import { drawnChange } from './drawn.js';
import type { Line } from './lines.js';
import type { Framer } from './moran.js';
import { intervalOf } from './resample.js';
import { isLocated } from './spatialTables.js';
import { lagOf } from './spatialWeights.js';
import { type Mobility, mobilityChange, mobilityOf, spatialMobility } from './transitions.js';
import { directionOf } from './verdict.js';

/** Moves of the units between five classes of their value over the mean, from one period to the next. */
export function mobilityTables({ plan }: Analysed, lines: readonly Line[], framed: Framer): TidyTable[] {
  const periods = publishedPeriods(plan);
  const located = isLocated(plan);
  const found = lines
    .filter((line) => line.grouping < 0)
    .map(({ node, columns: by }) => {
      const values = relativeToMean(by);
      const limits = classLimits(values);
      const classes = values.map((v) => classesBy(limits, v));
      const spatial = located ? besideNeighbours(values, classes, framed) : [];
      const even = periods.length < 2 || stepOf(plan) !== undefined;
      const change = mobilityChange(classes, classCount, even);
      return { node, limits, classes, mobility: mobilityOf(classes, classCount, even), change, spatial };
    });
  return [
    summaryTable(
      found.map(({ node, mobility: { counts, shorrocks, why }, change: { all } }) => {
        const moves = counts.flat().reduce((a, b) => a + b, 0);
        const ends = all.drawn.length > 0 ? intervalOf(all.drawn) : [Number.NaN, Number.NaN];
        return [node, moves, orNull(shorrocks), ...ends.map(orNull), why ?? null];
      }),
    ),
    changesTable(
      found.map(({ node, change: { middle, earlier, later } }) => {
        const { why, ...change } = drawnChange(earlier, later);
        const at = [periods[0], periods[middle], periods[periods.length - 1]];
        return [node, ...at, ...changeCells(change), directionOf(change.low, change.high, why)];
      }),
    ),
    classesTable(
      found.flatMap(({ node, limits, classes, mobility }) =>
        mobility.ergodic.map((share, i) => [
          node,
          i + 1,
          orNull(limits[i - 1] ?? Number.NaN),
          orNull(limits[i] ?? Number.NaN),
          orNull(shareOf(classes[0], i)),
          orNull(shareOf(classes[classes.length - 1], i)),
          orNull(share),
        ]),
      ),
    ),
    movesTable(
      found.flatMap(({ node, mobility, spatial }) => [
        ...moveRows(node, null, mobility),
        ...spatial.flatMap((m, h) => moveRows(node, h + 1, m)),
      ]),
    ),
  ];
}

/** The moves apart by the class of the neighbours' mean, whose limits are quantiles of these means. */
function besideNeighbours(
  values: readonly Float64Array[],
  classes: readonly Int32Array[],
  framed: Framer,
): Mobility[] {
  const lags = values.map((column) => {
    const frame = framed(column);
    const own = lagOf(
      frame,
      Float64Array.from(frame.units, (c) => column[c]),
    );
    const lag = new Float64Array(column.length).fill(Number.NaN);
    frame.units.forEach((c, i) => {
      lag[c] = own[i];
    });
    return lag;
  });
  const limits = classLimits(lags);
  return spatialMobility(
    classes,
    lags.map((lag) => classesBy(limits, lag)),
    classCount,
  );
}

function shareOf(classes: Int32Array, i: number): number {
  const n = classes.filter((c) => c >= 0).length;
  return n > 0 ? classes.filter((c) => c === i).length / n : Number.NaN;
}

function moveRows(node: string, near: number | null, { counts, shares }: Mobility): TidyTable['rows'] {
  return counts.flatMap((row, i) => row.map((m, j) => [node, near, i + 1, j + 1, m, orNull(shares[i][j])]));
}

const fifths = {
  en: '1 the lowest to 5; limits are the fifths of value over mean in all periods together',
  zh: '1（最低）至 5；界限为全部时期“取值/均值”合并后的五分位',
};

function summaryTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'mobility',
    title: { en: 'How much units move between classes', zh: '档次流动性' },
    columns: [
      columns.node,
      { id: 'moves', title: { en: 'Pairs of neighbouring periods of units', zh: '相邻两期的单元对数' } },
      {
        id: 'shorrocks',
        title: { en: 'Shorrocks index', zh: '肖罗克斯指数' },
        note: {
          en: '0: nobody moves; 1: the next class does not hang on this one',
          zh: '0：无人变档；1：下一档与当前档无关',
        },
      },
      ...ends,
      reason,
    ],
    rows,
  };
}

const drawnAnew = {
  en: 'units drawn anew 199 times with all their moves, percentile method; the limits of the classes stay; missing below ten units',
  zh: '对单元（连同其全部变动）重抽样199次，百分位法，档次界限不变；不足十个单元时缺失',
};

const ends: Column[] = [
  { id: 'low', title: { en: 'Lower end of 95 %', zh: '95% 区间下限' }, note: drawnAnew },
  { id: 'high', title: { en: 'Upper end of 95 %', zh: '95% 区间上限' }, note: drawnAnew },
];

function changesTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'mobility-changes',
    title: { en: 'Did units move between classes more than before', zh: '档次流动性的变化' },
    columns: [
      columns.node,
      columns.from,
      {
        id: 'middle',
        title: { en: 'Period at which the halves meet', zh: '前后两段的分界时期' },
        note: {
          en: 'before: Shorrocks index of the moves up to it; after: of the moves since',
          zh: 'before：此前变动的肖罗克斯指数；after：此后变动的肖罗克斯指数',
        },
      },
      columns.to,
      ...changeColumns.map((c) => (c.id === 'low' || c.id === 'high' ? noted(c, drawnAnew) : c)),
      direction,
    ],
    rows,
  };
}

const classColumn = (id: string, title: Column['title']): Column => ({ id, title, note: fifths });

const nobody = {
  en: 'missing where no unit has a class: without a value, or where the mean is not above zero',
  zh: '无单元可分档（无值或均值不大于零）时为空',
};

function classesTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'mobility-classes',
    title: { en: 'Classes and where moves lead', zh: '档次及其长期分布' },
    columns: [
      columns.node,
      classColumn('class', { en: 'Class', zh: '档次' }),
      {
        id: 'above',
        title: { en: 'Above (value over mean)', zh: '下界（取值/均值）' },
        note: { en: 'missing for the lowest class', zh: '最低档为空' },
      },
      {
        id: 'up-to',
        title: { en: 'Up to', zh: '上界' },
        note: { en: 'missing for the highest class', zh: '最高档为空' },
      },
      { id: 'first', title: { en: 'Share of units in the first period', zh: '首期单元占比' }, note: nobody },
      { id: 'last', title: { en: 'Share in the last period', zh: '末期单元占比' }, note: nobody },
      {
        id: 'ergodic',
        title: { en: 'Share in the long run', zh: '长期（遍历）占比' },
        note: {
          en: 'if units went on moving as they did; missing where it hangs on the start',
          zh: '若按既往规律持续变动；取决于起点时缺失',
        },
      },
    ],
    rows,
  };
}

function movesTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'mobility-moves',
    title: { en: 'Moves between classes', zh: '档次转移矩阵' },
    columns: [
      columns.node,
      {
        id: 'neighbours',
        title: { en: 'Class of the neighbours’ mean, empty for all', zh: '邻居均值的档次，空为全部' },
        note: {
          en: 'at the start of the move; fifths of these means in all periods together',
          zh: '取转移起点；界限为全部时期邻居均值的五分位',
        },
      },
      classColumn('from', { en: 'Class before', zh: '转移前档次' }),
      classColumn('to', { en: 'Class after', zh: '转移后档次' }),
      { id: 'count', title: { en: 'Moves', zh: '次数' } },
      {
        id: 'share',
        title: { en: 'Share of the class before', zh: '占转移前档次之比' },
        note: { en: 'missing where nobody starts from it', zh: '无单元起自该档时为空' },
      },
    ],
    rows,
  };
}
