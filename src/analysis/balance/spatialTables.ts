import { type Plan, publishedPeriods } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { form, reason } from './columns.js';
import { type Line, logarithmic } from './lines.js';
import { clusterLevel, localMoran } from './lisa.js';
import { dealings, type Field, type Framer, fieldOf, framer, moran, permutationP } from './moran.js';
import { nearestNeighbours } from './spatialWeights.js';

/** Neighbours of a unit in the tables. */
export const neighbourCount = 5;

/** How often values are dealt at random. */
const permutations = 499;

/** Frames of the units of an edition by their places. */
export function framerOf(plan: Plan): Framer {
  return framer(
    nearestNeighbours(
      plan.units.map((u) => u.coordinates),
      neighbourCount,
    ),
  );
}

/** Are neighbours alike (Moran), and where (LISA); empty tables where the edition does not say where units lie. */
export function spatialTables({ plan }: Analysed, lines: readonly Line[], framed: Framer): TidyTable[] {
  const periods = publishedPeriods(plan);
  const located = plan.units.some((u) => u.coordinates);
  const fields = located ? lines.filter((l) => l.grouping < 0).flatMap((l) => fieldsOf(l, framed)) : [];
  const last = periods.length - 1;
  const dealt = new Map<number, Int32Array[]>();
  const deals = (n: number) => {
    if (!dealt.has(n)) dealt.set(n, dealings(n, permutations));
    return dealt.get(n)!;
  };
  const global = fields.map(({ line, t, form, field }) => {
    const { i, expected, variance, z, p, units, islands, why } = moran(field);
    const closely = line.g === 0 || t === last;
    const dealtP = closely ? permutationP(field, deals(units)) : Number.NaN;
    const numbers = [i, expected, variance, z, p, dealtP].map(orNull);
    return [line.node, periods[t], form, ...numbers, units, islands, why ?? null];
  });
  const local = fields
    .filter(({ line, t }) => line.g === 0 || t === last)
    .flatMap(({ line, t, form, field }) =>
      localMoran(field, permutations).map(({ unit, i, p, quadrant }) => [
        plan.units[unit].code,
        line.node,
        periods[t],
        form,
        i,
        p,
        quadrant,
        p <= clusterLevel ? quadrant : 'none',
      ]),
    );
  return [moranTable(global), lisaTable(local)];
}

interface Shown {
  line: Line;
  t: number;
  form: string;
  field: Field;
}

/** The fields of a line in all periods. */
function fieldsOf(line: Line, framed: Framer): Shown[] {
  const { form, columns: by } = logarithmic(line);
  return by.map((values, t) => ({ line, t, form, field: fieldOf(values, framed(values)) }));
}

const nearest = {
  en: `the ${neighbourCount} nearest by coordinates, weighted alike`,
  zh: `按坐标取最近的${neighbourCount}个，等权`,
};
const few = {
  en: 'every period of the whole index, the last of other nodes',
  zh: '总指数列全部时期，其他节点仅末期',
};

function moranTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'moran',
    title: { en: 'Are neighbours alike (Moran’s I)', zh: '空间自相关（莫兰指数）' },
    columns: [
      columns.node,
      columns.period,
      form,
      { id: 'i', title: { en: 'Moran’s I', zh: '莫兰指数' }, note: nearest },
      { id: 'expected', title: { en: 'Expected without any pattern', zh: '无空间格局时的期望' } },
      { id: 'variance', title: { en: 'Variance under randomisation', zh: '随机化假设下的方差' } },
      { id: 'z', title: { en: 'Standard score', zh: 'z 值' } },
      { id: 'p', title: { en: 'p-value, two-sided, normal', zh: 'p 值（双侧，正态）' } },
      {
        id: 'p-dealt',
        title: { en: 'p-value, values dealt at random', zh: 'p 值（随机置换）' },
        note: { en: `${permutations} dealings; ${few.en}`, zh: `置换${permutations}次；${few.zh}` },
      },
      { id: 'units', title: { en: 'Units with a neighbour', zh: '有邻居的单元数' } },
      {
        id: 'islands',
        title: { en: 'Units without a place or neighbour, left out', zh: '无坐标或无邻居而剔除的单元数' },
      },
      reason,
    ],
    rows,
  };
}

function lisaTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'lisa',
    title: { en: 'Where neighbours are alike (LISA)', zh: '局部空间自相关（LISA）' },
    columns: [
      columns.unit,
      columns.node,
      { ...columns.period, note: few },
      form,
      { id: 'i', title: { en: 'Local Moran’s I', zh: '局部莫兰指数' }, note: nearest },
      {
        id: 'p',
        title: { en: 'p-value, neighbours dealt at random', zh: 'p 值（邻居随机置换）' },
        note: {
          en: 'two-sided, 499 dealings; not corrected for the number of units: one in twenty is below 0.05 by chance',
          zh: '双侧，置换499次；未按单元数作多重校正：约二十分之一会偶然低于 0.05',
        },
      },
      {
        id: 'quadrant',
        title: { en: 'Itself and its neighbours', zh: '自身与邻居' },
        note: { en: 'H above the mean, L below', zh: 'H 高于均值，L 低于均值' },
      },
      {
        id: 'cluster',
        title: { en: 'Cluster', zh: '集聚类型' },
        note: {
          en: 'the quadrant where p is at most 0.05, else none',
          zh: 'p 不大于 0.05 时为象限，否则为 none',
        },
      },
    ],
    rows,
  };
}
