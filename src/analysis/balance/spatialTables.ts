import { type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { changeCells, changeColumns, form, reason } from './columns.js';
import { type Line, logarithmic } from './lines.js';
import { clusterLevel, localMoran } from './lisa.js';
import {
  type FrameMaker,
  fieldOf,
  type Moran,
  moran,
  permutationP,
  permutationsOf,
  type SpatialField,
} from './moran.js';
import { isLocated, neighbourRows, neighbours } from './neighbours.js';
import { judgedPairs } from './verdict.js';

/** p-value up to which neighbours are reported as alike. */
const likenessLevel = 0.05;

/** Number of random permutations. */
const permutationCount = 499;

type SpatialTable = Table<typeof moranDefinition | typeof moranChanges | typeof lisa | typeof neighbours>;

/**
 * Tables of the similarity of neighbours, as a whole (Moran) and by unit (LISA); empty where the edition does not say
 * where units lie.
 */
export function spatialTables(
  { plan }: Analysed,
  lines: readonly Line[],
  framed: FrameMaker,
): SpatialTable[] {
  const periods = publishedPeriods(plan);
  const located = isLocated(plan);
  const fields = located ? lines.filter((l) => l.grouping < 0).flatMap((l) => fieldsOf(l, framed)) : [];
  const drawn = new Map<number, Int32Array[]>();
  const permutations = (n: number) => {
    if (!drawn.has(n)) drawn.set(n, permutationsOf(n, permutationCount));
    return drawn.get(n)!;
  };
  const global = fields.map(({ line, t, form, field }) => {
    const whole = moran(field);
    const { i, expected, variance, z, p, units, islands, why } = whole;
    const closely = line.g === 0 || t === line.last;
    const permuted = closely ? permutationP(field, permutations(units)) : Number.NaN;
    return {
      node: line.node,
      period: periods[t],
      form,
      i: orNull(i),
      expected: orNull(expected),
      variance: orNull(variance),
      z: orNull(z),
      p: orNull(p),
      'p-permutation': orNull(permuted),
      units,
      islands,
      reason: why ?? null,
      verdict: likeness(whole),
    };
  });
  const byLine = new Map<Line, Shown[]>();
  for (const shown of fields) byLine.set(shown.line, [...(byLine.get(shown.line) ?? []), shown]);
  const changes = [...byLine].flatMap(([line, shown]) => {
    return judgedPairs(line.last).map(([from, to]) => {
      const ends = line.pair(from, to);
      const fields = ends.isWhole
        ? [shown[from].field, shown[to].field]
        : logarithmic(ends).columns.map((values) => fieldOf(values, framed(values)));
      const [a, b] = fields.map(moran);
      const at = { node: line.node, from: periods[from], to: periods[to] };
      return { ...at, ...changeCells(a.i, b.i), reason: a.why ?? b.why ?? null };
    });
  });
  const local = fields
    .filter(({ line, t }) => line.g === 0 || t === line.last)
    .flatMap(({ line, t, form, field }) =>
      localMoran(field, permutationCount).map(({ unit, i, p, quadrant }) => ({
        unit: plan.units[unit].code,
        node: line.node,
        period: periods[t],
        form,
        i,
        p,
        quadrant,
        cluster: p <= clusterLevel ? quadrant : 'none',
      })),
    );
  const said = { i: { note: noteOn(plan) } };
  return [
    tableOf(moranDefinition, global, said),
    tableOf(moranChanges, changes),
    tableOf(lisa, local, said),
    tableOf(neighbours, located ? neighbourRows(plan) : []),
  ];
}

interface Shown {
  line: Line;
  t: number;
  form: string;
  field: SpatialField;
}

/** The fields of a line in all periods. */
function fieldsOf(line: Line, framed: FrameMaker): Shown[] {
  const { form, columns: by } = logarithmic(line);
  return by.map((values, t) => ({ line, t, form, field: fieldOf(values, framed(values)) }));
}

/** The definition of neighbours of an edition, in words. */
function noteOn({ neighbours: of }: Plan): Text {
  const notes: Record<typeof of.by, Text> = {
    nearest: {
      en: `the ${'count' in of ? of.count : 0} nearest by coordinates, weighted alike`,
      zh: `按坐标取最近的${'count' in of ? of.count : 0}个，等权`,
    },
    distance: {
      en: `all within ${'within' in of ? of.within : 0} km, weighted by one over the distance`,
      zh: `${'within' in of ? of.within : 0}公里以内者，按距离的倒数加权`,
    },
    rook: {
      en: 'those with a stretch of border in common on the map, weighted alike',
      zh: '地图上有一段共同边界者，等权',
    },
    queen: {
      en: 'those with a point of border in common on the map, weighted alike',
      zh: '地图上边界有公共点者，等权',
    },
  };
  return notes[of.by];
}

/** Whether neighbours are alike, by the normal p-value. */
function likeness({ i, expected, p, why }: Moran): string {
  if (why) return `undefined:${why}`;
  if (p > likenessLevel) return 'not-distinguishable';
  return i > expected ? 'alike' : 'unlike';
}

const few = {
  en: 'every period for the whole index, only the last for other nodes',
  zh: '总指数列全部时期，其他节点仅末期',
};

export const moranDefinition = defineTable({
  name: 'moran',
  title: { en: 'Spatial autocorrelation (Moran’s I)', zh: '空间自相关（莫兰指数）' },
  columns: {
    node: columns.node,
    period: columns.period,
    form,
    i: column.number('Moran’s I', '莫兰指数'),
    expected: column.number('Expected value without spatial autocorrelation', '无空间格局时的期望'),
    variance: column.number('Variance under randomisation', '随机化假设下的方差'),
    z: column.number('z-score', 'z 值'),
    p: column.number('p-value (two-sided, normal approximation)', 'p 值（双侧，正态）'),
    'p-permutation': column.number('p-value (random permutations of the values)', 'p 值（随机置换）', {
      note: {
        en: `${permutationCount} permutations; ${few.en}, otherwise missing`,
        zh: `置换${permutationCount}次；${few.zh}，余为空`,
      },
    }),
    units: column.integer('Number of units with a neighbour', '有邻居的单元数'),
    islands: column.integer(
      'Number of units left out because they have no location or no neighbour',
      '无坐标或无邻居而剔除的单元数',
    ),
    reason,
    verdict: column.string('Verdict', '判断', {
      note: {
        en: 'alike (neighbours are similar) or unlike (dissimilar) if p is at most 0.05, otherwise not-distinguishable from chance; undefined:reason',
        zh: 'p 不大于 0.05 时为 alike（相似）或 unlike（相异），否则为 not-distinguishable（与随机无法区分）；undefined:原因：无法定义',
      },
    }),
  },
  key: ['node', 'period', 'form'],
  from: ['all'],
  section: sections.balance,
});

export const moranChanges = defineTable({
  name: 'moran-changes',
  title: { en: 'Change in Moran’s I', zh: '空间自相关的变化' },
  columns: {
    node: columns.node,
    from: columns.from,
    to: columns.to,
    ...changeColumns,
    reason,
  },
  key: ['node', 'from', 'to'],
  from: ['all'],
  section: sections.balance,
});

export const lisa = defineTable({
  name: 'lisa',
  title: { en: 'Local spatial autocorrelation (LISA)', zh: '局部空间自相关（LISA）' },
  columns: {
    unit: columns.unit,
    node: columns.node,
    period: { ...columns.period, note: few },
    form,
    i: column.number('Local Moran’s I', '局部莫兰指数'),
    p: column.number('p-value (random permutations of the neighbours)', 'p 值（邻居随机置换）', {
      note: {
        en: 'two-sided, 499 permutations; not adjusted for multiple testing: about one in twenty is below 0.05 by chance',
        zh: '双侧，置换499次；未按单元数作多重校正：约二十分之一会偶然低于 0.05',
      },
    }),
    quadrant: column.string('Quadrant: the unit, then its neighbours', '自身与邻居', {
      note: { en: 'H: above the mean; L: below', zh: 'H 高于均值，L 低于均值' },
    }),
    cluster: column.string('Cluster', '集聚类型', {
      note: {
        en: 'the quadrant if p is at most 0.05, otherwise none',
        zh: 'p 不大于 0.05 时为象限，否则为 none',
      },
    }),
  },
  key: ['unit', 'node', 'period', 'form'],
  from: ['all'],
  section: sections.balance,
});
