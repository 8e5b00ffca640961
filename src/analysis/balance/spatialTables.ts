import { type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { columns, orNull } from '../commonColumns.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { changeCells, changeColumns, direction, form, noted, reason } from './columns.js';
import { type Drawn, drawnChange } from './drawn.js';
import { type Line, logarithmic } from './lines.js';
import { clusterLevel, localMoran } from './lisa.js';
import {
  dealings,
  drawnMoran,
  type Field,
  type Framer,
  fieldOf,
  framer,
  type Moran,
  moran,
  permutationP,
} from './moran.js';
import { fromLists, inverseDistance, nearestNeighbours, type SpatialWeights } from './spatialWeights.js';
import type { Undefined } from './undefined.js';
import { directionOf, judgedPairs } from './verdict.js';

/** p-value up to which neighbours are said to be alike. */
const likenessLevel = 0.05;

/** How often values are dealt at random. */
const permutations = 499;

/** Frames of the units of an edition by its neighbours. */
export function framerOf(plan: Plan): Framer {
  return framer(weightsOf(plan));
}

/** Who is whose neighbour in an edition, each row adding up to 1. */
export function weightsOf({ units, neighbours }: Plan): SpatialWeights {
  const places = units.map((u) => u.coordinates);
  if (neighbours.by === 'nearest') return nearestNeighbours(places, neighbours.count);
  if (neighbours.by === 'distance') return inverseDistance(places, neighbours.within);
  return fromLists(neighbours.lists);
}

/** Whether an edition says where units lie: by coordinates, or by a map where neighbours are looked up on it. */
export function isLocated({ units, neighbours }: Plan): boolean {
  return 'lists' in neighbours
    ? neighbours.unmapped.length < units.length
    : units.some((u) => u.coordinates !== undefined);
}

/** Are neighbours alike (Moran), and where (LISA); empty tables where the edition does not say where units lie. */
export function spatialTables({ plan }: Analysed, lines: readonly Line[], framed: Framer): TidyTable[] {
  const periods = publishedPeriods(plan);
  const located = isLocated(plan);
  const fields = located ? lines.filter((l) => l.grouping < 0).flatMap((l) => fieldsOf(l, framed)) : [];
  const last = periods.length - 1;
  const dealt = new Map<number, Int32Array[]>();
  const deals = (n: number) => {
    if (!dealt.has(n)) dealt.set(n, dealings(n, permutations));
    return dealt.get(n)!;
  };
  const global = fields.map(({ line, t, form, field }) => {
    const whole = moran(field);
    const { i, expected, variance, z, p, units, islands, why } = whole;
    const closely = line.g === 0 || t === last;
    const dealtP = closely ? permutationP(field, deals(units)) : Number.NaN;
    const numbers = [i, expected, variance, z, p, dealtP].map(orNull);
    return [line.node, periods[t], form, ...numbers, units, islands, why ?? null, likeness(whole)];
  });
  const pairs = judgedPairs(periods.length);
  const byLine = new Map<Line, Shown[]>();
  for (const shown of fields) byLine.set(shown.line, [...(byLine.get(shown.line) ?? []), shown]);
  const changes = [...byLine].flatMap(([line, shown]) => {
    const drawn = new Map<Field, Drawn>();
    return pairs.map(([from, to]) => {
      const ends = line.pair(from, to);
      const fields = ends.isWhole
        ? [shown[from].field, shown[to].field]
        : logarithmic(ends).columns.map((values) => fieldOf(values, framed(values)));
      const [a, b] = fields.map((field) => {
        const found = drawn.get(field) ?? drawnMoran(field, plan.units.length);
        drawn.set(field, found);
        return found;
      });
      const { why, ...change } = drawnChange(a, b);
      const became = directionOf(change.low, change.high, why);
      return [line.node, periods[from], periods[to], ...changeCells(change), became];
    });
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
  const { note } = noteOn(plan);
  const who = located ? neighbourRows(plan) : [];
  return [moranTable(global, note), moranChangesTable(changes), lisaTable(local, note), neighboursTable(who)];
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

/** What is said of the neighbours of an edition. */
function noteOn({ neighbours: of }: Plan): { note: Text } {
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
  return { note: notes[of.by] };
}

/** Of each unit who its neighbours are; why, where it has none. */
function neighbourRows(plan: Plan): TidyTable['rows'] {
  const { neighbours } = weightsOf(plan);
  return plan.units.map(({ code }, c) => {
    const codes = Array.from(neighbours[c], (j) => plan.units[j].code);
    return [code, codes.length, codes.join(' '), codes.length > 0 ? null : whyAlone(plan, c)];
  });
}

/** Why a unit has no neighbour. */
export function whyAlone({ units, neighbours }: Plan, c: number): Undefined {
  if ('lists' in neighbours) return neighbours.unmapped.includes(c) ? 'not-on-map' : 'island';
  return units[c].coordinates ? 'island' : 'no-coordinates';
}

/** Whether neighbours are alike, by the normal p-value. */
function likeness({ i, expected, p, why }: Moran): string {
  if (why) return `undefined:${why}`;
  if (p > likenessLevel) return 'not-distinguishable';
  return i > expected ? 'alike' : 'unlike';
}

const few = {
  en: 'every period of the whole index, the last of other nodes',
  zh: '总指数列全部时期，其他节点仅末期',
};

function moranTable(rows: TidyTable['rows'], nearest: Text): TidyTable {
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
        note: {
          en: `${permutations} dealings; ${few.en}, else missing`,
          zh: `置换${permutations}次；${few.zh}，余为空`,
        },
      },
      { id: 'units', title: { en: 'Units with a neighbour', zh: '有邻居的单元数' } },
      {
        id: 'islands',
        title: { en: 'Units without a place or neighbour, left out', zh: '无坐标或无邻居而剔除的单元数' },
      },
      reason,
      {
        id: 'verdict',
        title: { en: 'Verdict', zh: '判断' },
        note: {
          en: 'alike or unlike where p is at most 0.05, else not-distinguishable from chance; undefined:reason',
          zh: 'p 不大于 0.05 时为 alike（相似）或 unlike（相异），否则为 not-distinguishable（与随机无法区分）；undefined：无法定义及原因',
        },
      },
    ],
    rows,
  };
}

function moranChangesTable(rows: TidyTable['rows']): TidyTable {
  const drawn = {
    en: 'units drawn anew 199 times, each with its own neighbours and all its periods: rather too narrow, as neighbours share what befalls them',
    zh: '对单元（连同其邻居与全部时期）重抽样199次；邻居之间相互关联，区间偏窄',
  };
  return {
    name: 'moran-changes',
    title: { en: 'Did neighbours become more alike', zh: '空间自相关的变化' },
    columns: [
      columns.node,
      columns.from,
      columns.to,
      ...changeColumns.map((c) => (c.id === 'low' || c.id === 'high' ? noted(c, drawn) : c)),
      direction,
    ],
    rows,
  };
}

function neighboursTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'neighbours',
    title: { en: 'Who is whose neighbour', zh: '邻居关系' },
    columns: [
      columns.unit,
      { id: 'count', title: { en: 'Neighbours', zh: '邻居数' } },
      { id: 'neighbours', title: { en: 'Their codes', zh: '邻居代码' } },
      {
        id: 'reason',
        title: { en: 'Why it has none', zh: '无邻居的原因' },
        note: {
          en: 'island: nobody within reach or across a border; not-on-map; no-coordinates',
          zh: 'island：范围内或边界外无其他单元；not-on-map：地图上没有；no-coordinates：无坐标',
        },
      },
    ],
    rows,
  };
}

function lisaTable(rows: TidyTable['rows'], nearest: Text): TidyTable {
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
