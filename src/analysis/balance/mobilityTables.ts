import { type Plan, periodStep, publishedPeriods, type Text } from '../../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import type { Balance } from './balanceOf.js';
import { classCount, classesBy, classLimits } from './classes.js';
import { changeCells, changeColumns, reason } from './columns.js';
import type { Line } from './lines.js';
import type { FrameMaker } from './moran.js';
import { isLocated } from './neighbours.js';
import type { NoValueReason } from './noValueReason.js';
import { lagOf } from './spatialWeights.js';
import { type ClassedLine, classedLine, movesOf } from './steps.js';
import { type Mobility, spatialMobility } from './transitions.js';

type MobilityTable = Table<
  typeof mobility | typeof mobilityChanges | typeof mobilityClasses | typeof mobilityMoves
>;

/** Tables of transitions of the units between five classes of their value relative to the mean, from one period to the next. */
export function mobilityTables(
  { plan }: Analysed,
  lines: readonly Line[],
  framed: FrameMaker,
): MobilityTable[] {
  const periods = publishedPeriods(plan);
  const located = isLocated(plan);
  const found = lines
    .filter((line) => line.grouping < 0)
    .map((line) => {
      const classed = classedLine(line);
      const { limits, classes } = classed;
      const spatial = located ? mobilityByNeighbours(classed, framed) : [];
      const even = classes.length < 2 || periodStep(plan) !== undefined;
      const { mobility, change } = movesOf(line, even, classed);
      return { node: line.node, limits, classes, mobility, change, spatial };
    });
  return [
    tableOf(
      mobility,
      found.map(({ node, mobility: { counts, shorrocks, why } }) => {
        const moves = counts.flat().reduce((a, b) => a + b, 0);
        return { node, moves, shorrocks: orNull(shorrocks), reason: why ?? null };
      }),
    ),
    tableOf(
      mobilityChanges,
      found.map(({ node, classes, change: { middle, earlier, later } }) => {
        const at = { from: periods[0], middle: periods[middle], to: periods[classes.length - 1] };
        const why = earlier.why ?? later.why ?? null;
        return { node, ...at, ...changeCells(earlier.value, later.value), reason: why };
      }),
    ),
    tableOf(
      mobilityClasses,
      found.flatMap(({ node, limits, classes, mobility }) =>
        mobility.ergodic.map((share, i) => ({
          node,
          class: i + 1,
          above: orNull(limits[i - 1] ?? Number.NaN),
          'up-to': orNull(limits[i] ?? Number.NaN),
          first: orNull(shareOf(classes[0], i)),
          last: orNull(shareOf(classes[classes.length - 1], i)),
          ergodic: orNull(share),
        })),
      ),
    ),
    tableOf(
      mobilityMoves,
      found.flatMap(({ node, mobility, spatial }) => [
        ...moveRows(node, null, mobility),
        ...spatial.flatMap((m, h) => moveRows(node, h + 1, m)),
      ]),
    ),
  ];
}

/** What a row of the table of changes in mobility holds. */
export function mobilityFrom(plan: Plan, row: RowOf<typeof mobilityChanges>): Balance['mobility'] {
  const at = (period: string) => publishedPeriods(plan).indexOf(period);
  return {
    from: at(row.from),
    middle: at(row.middle),
    to: at(row.to),
    before: orNaN(row.before),
    after: orNaN(row.after),
    why: (row.reason ?? undefined) as NoValueReason | undefined,
  };
}

/** Transitions by class of the neighbours' mean, whose limits are quantiles of these means in all periods. */
function mobilityByNeighbours({ values, steps }: ClassedLine, framed: FrameMaker): Mobility[] {
  const limits = classLimits(values.map((column) => meansAround(column, framed)));
  const around = steps.map(({ start }) => classesBy(limits, meansAround(start, framed)));
  return spatialMobility(steps, around, classCount);
}

/** The neighbours' mean of each unit, NaN where it has none. */
function meansAround(column: Float64Array, framed: FrameMaker): Float64Array {
  const frame = framed(column);
  const own = lagOf(
    frame,
    Float64Array.from(frame.units, (c) => column[c]),
  );
  const means = new Float64Array(column.length).fill(Number.NaN);
  frame.units.forEach((c, i) => {
    means[c] = own[i];
  });
  return means;
}

function shareOf(classes: Int32Array, i: number): number {
  const n = classes.filter((c) => c >= 0).length;
  return n > 0 ? classes.filter((c) => c === i).length / n : Number.NaN;
}

function moveRows(
  node: string,
  neighbours: number | null,
  { counts, shares }: Mobility,
): RowOf<typeof mobilityMoves>[] {
  return counts.flatMap((row, i) =>
    row.map((count, j) => {
      return { node, neighbours, from: i + 1, to: j + 1, count, share: orNull(shares[i][j]) };
    }),
  );
}

const fifths = {
  en: '1 (lowest) to 5; the limits are the quintiles of value / mean, pooled over all periods',
  zh: '1（最低）至 5；界限为全部时期“取值/均值”合并后的五分位',
};

const classColumn = (title: Text) => ({ type: 'integer', title, note: fifths }) as const;

const nobody = {
  en: 'missing if no unit has a class, because there is no value or the mean is not positive',
  zh: '无单元可分档（无值或均值不大于零）时为空',
};

export const mobility = defineTable({
  name: 'mobility',
  title: { en: 'Mobility between classes', zh: '档次流动性' },
  columns: {
    node: columns.node,
    moves: column.integer(
      'Number of transitions (pairs of consecutive periods of a unit)',
      '相邻两期的单元对数',
    ),
    shorrocks: column.number('Shorrocks index', '肖罗克斯指数', {
      note: {
        en: '0: no unit changes class; 1: the next class is independent of the current one',
        zh: '0：无单元变档；1：下一期所处档次与当前档次无关',
      },
    }),
    reason,
  },
  key: ['node'],
  from: ['all'],
  section: sections.balance,
});

export const mobilityChanges = defineTable({
  name: 'mobility-changes',
  title: { en: 'Mobility in the earlier and the later half', zh: '档次流动性的变化' },
  columns: {
    node: columns.node,
    from: columns.from,
    middle: column.string('Period that divides the two halves', '前后两段的分界时期', {
      note: {
        en: 'before: Shorrocks index of the transitions up to this period; after: of those since',
        zh: 'before：此前变动的肖罗克斯指数；after：此后变动的肖罗克斯指数',
      },
    }),
    to: columns.to,
    ...changeColumns,
    reason,
  },
  key: ['node', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});

export const mobilityClasses = defineTable({
  name: 'mobility-classes',
  title: { en: 'Classes and their long-run distribution', zh: '档次及其长期分布' },
  columns: {
    node: columns.node,
    class: classColumn({ en: 'Class', zh: '档次' }),
    above: column.number('Lower limit (value / mean)', '下界（取值/均值）', {
      note: { en: 'missing for the lowest class', zh: '最低档为空' },
    }),
    'up-to': column.number('Upper limit', '上界', {
      note: { en: 'missing for the highest class', zh: '最高档为空' },
    }),
    first: column.number('Share of units in the first period', '首期单元占比', { note: nobody }),
    last: column.number('Share of units in the last period', '末期单元占比', { note: nobody }),
    ergodic: column.number('Long-run (ergodic) share of units', '长期（遍历）占比', {
      note: {
        en: 'if the transition probabilities stay as observed; missing if it depends on the initial distribution',
        zh: '假定转移概率保持不变；结果取决于初始分布时为空',
      },
    }),
  },
  key: ['node', 'class'],
  from: ['all'],
  section: sections.balance,
});

export const mobilityMoves = defineTable({
  name: 'mobility-moves',
  title: { en: 'Transition matrix', zh: '档次转移矩阵' },
  columns: {
    node: columns.node,
    neighbours: column.integer(
      'Class of the mean of the neighbours (empty: all)',
      '邻居均值的档次，空为全部',
      {
        note: {
          en: 'at the start of the transition; the limits are the quintiles of these means, pooled over all periods',
          zh: '取转移起点；界限为全部时期邻居均值的五分位',
        },
        optional: true,
      },
    ),
    from: classColumn({ en: 'Class at the start', zh: '转移前档次' }),
    to: classColumn({ en: 'Class at the end', zh: '转移后档次' }),
    count: column.integer('Number of transitions', '次数'),
    share: column.number('Share of transitions from the class at the start', '占转移前档次之比', {
      note: { en: 'missing if no unit starts in it', zh: '无单元起自该档时为空' },
    }),
  },
  key: ['node', 'neighbours', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});
