import type { Cause, Revision } from '../../analysis/index.js';
import { at, publishedPeriods, type ReasonCode, reasonName } from '../../edition/index.js';
import { rankAt } from '../../engine/index.js';
import {
  column,
  csvOfTable,
  defineTable,
  fileOf,
  orNull,
  type RowOf,
  type Table,
  tableOf,
} from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import type { Vintage } from './series.js';

const reasonOf = (code: number) => reasonName[code as ReasonCode];

/** A cause as two cells: `data` and the indicator, `method` and the part, or `everything`. */
export function causeCells(cause: Cause): [string, string] {
  if (cause.of === 'data') return ['data', cause.indicator];
  return cause.of === 'method' ? ['method', cause.part] : ['everything', ''];
}

/** Every value of the index that both vintages have, before and after. */
const revisionRows = (from: number, to: number, { values }: Revision): RowOf<typeof revisions>[] =>
  values.map((v) => ({
    from,
    to,
    unit: v.unit,
    period: v.period,
    value_from: orNull(v.from),
    value_to: orNull(v.to),
    change: orNull(v.to - v.from),
    rank_from: v.rankFrom || null,
    rank_to: v.rankTo || null,
  }));

/** The effect of each cause on a value, where not zero. The effects on a value add up to its change. */
const effectRows = (from: number, to: number, { values, causes }: Revision): RowOf<typeof effects>[] =>
  values.flatMap((v) =>
    v.effects.flatMap((points, i) => {
      if (points === 0 || Number.isNaN(points)) return [];
      const [cause, of] = causeCells(causes[i]!);
      return [{ from, to, unit: v.unit, period: v.period, cause, of, points }];
    }),
  );

/** Every raw figure that changed. */
const cellRows = (from: number, to: number, { cells: changed }: Revision): RowOf<typeof cells>[] =>
  changed.map((c) => ({
    from,
    to,
    indicator: c.indicator,
    period: c.period,
    unit: c.unit,
    value_from: orNull(c.from),
    value_to: orNull(c.to),
    reason_from: reasonOf(c.reasonFrom),
    reason_to: reasonOf(c.reasonTo),
  }));

/** Every value of the index in each vintage. */
function realtimeRows({ number, date }: Vintage, { plan, index }: Release): RowOf<typeof realtime>[] {
  return publishedPeriods(plan).flatMap((period, t) =>
    plan.units.map((unit, c) => {
      const value = orNull(at(index, 0, c, t));
      return { vintage: number, date, unit: unit.code, period, value, rank: rankAt(index, 0, c, t) || null };
    }),
  );
}

const between = {
  from: column.integer('Number of the earlier vintage', '前一版的编号'),
  to: column.integer('Number of the later vintage', '后一版的编号'),
} as const;
const unit = column.string('Code of the unit', '单元代码');
const period = column.string('Period', '时期');

const revisions = defineTable({
  name: 'revisions',
  title: { en: 'Values before and after each revision', zh: '历次修订前后的数值' },
  columns: {
    ...between,
    unit,
    period,
    value_from: column.number('Value in the earlier vintage', '前一版取值'),
    value_to: column.number('Value in the later vintage', '后一版取值'),
    change: column.number('Change', '变化'),
    rank_from: column.integer('Rank in the earlier vintage', '前一版位次'),
    rank_to: column.integer('Rank in the later vintage', '后一版位次'),
  },
  key: ['from', 'to', 'unit', 'period'],
  topLevel: true,
});

const effects = defineTable({
  name: 'effects',
  title: { en: 'Contribution of each cause to the revision of a value', zh: '各原因对修订的贡献' },
  columns: {
    ...between,
    unit,
    period,
    cause: column.string('data, method or everything', 'data 数据，method 方法，everything 全部'),
    of: {
      ...column.string('Indicator or part of the method concerned', '所属指标或方法环节'),
      optional: true,
    },
    points: column.number('Points contributed', '贡献点数'),
  },
  key: ['from', 'to', 'unit', 'period', 'cause', 'of'],
  topLevel: true,
});

const cells = defineTable({
  name: 'cells',
  title: { en: 'Raw figures that changed', zh: '有变动的原始数值' },
  columns: {
    ...between,
    indicator: column.string('Indicator', '指标'),
    period,
    unit,
    value_from: column.number('Value in the earlier vintage', '前一版取值'),
    value_to: column.number('Value in the later vintage', '后一版取值'),
    reason_from: column.string('Basis of the earlier value, or why it is missing', '前一版依据或缺失原因'),
    reason_to: column.string('Basis of the later value, or why it is missing', '后一版依据或缺失原因'),
  },
  key: ['from', 'to', 'indicator', 'period', 'unit'],
  topLevel: true,
});

export const realtime = defineTable({
  name: 'realtime',
  title: { en: 'Every value as published in each vintage', zh: '各版发布时的数值' },
  columns: {
    vintage: column.integer('Number of the vintage', '版本编号'),
    date: column.string('Date of publication', '发布日期'),
    unit,
    period,
    value: column.number('Value', '取值'),
    rank: column.integer('Rank', '位次'),
  },
  key: ['vintage', 'unit', 'period'],
  topLevel: true,
});

/** Names of the tables of a series that grow with each public vintage. */
export const growingTables = [revisions, effects, cells, realtime].map(fileOf);

/** The tables with the rows of a newly public vintage appended. */
export function withVintageRows(
  files: ReadonlyMap<string, string>,
  vintage: Vintage,
  release: Release,
  revision: Revision | undefined,
): Map<string, string> {
  const ends = [vintage.supersedes ?? 0, vintage.number] as const;
  const more: readonly Table[] = [
    tableOf(revisions, revision ? revisionRows(...ends, revision) : []),
    tableOf(effects, revision ? effectRows(...ends, revision) : []),
    tableOf(cells, revision ? cellRows(...ends, revision) : []),
    tableOf(realtime, realtimeRows(vintage, release)),
  ];
  return new Map(
    more.map((table) => {
      const name = fileOf(table.definition);
      const text = csvOfTable(table);
      const old = files.get(name);
      return [name, old === undefined ? text : old + text.slice(text.indexOf('\n') + 1)];
    }),
  );
}
