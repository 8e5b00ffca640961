import { commonColumns } from '../../../analysis/index.js';
import { type Plan, publishedPeriods, type Text } from '../../../edition/index.js';
import { weightInParent } from '../../../engine/index.js';
import { type Release, subjectsOf } from '../../../release/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../../tables/index.js';
import type { Endpoint } from '../endpoint.js';
import { csv, json } from '../negotiate.js';
import { filtered, rowSchema } from '../rows.js';

const { unit, level, period, node } = commonColumns;
const maybe = (en: string, zh: string) => ({ ...column.string(en, zh), optional: true }) as const;

export const names = {
  name_en: column.string('English name', '英文名'),
  name_zh: column.string('Chinese name', '中文名'),
} as const;

const units = defineTable({
  name: 'units',
  title: { en: 'Units, groups and the total', zh: '单元、分组与总体' },
  columns: {
    unit,
    level,
    ...names,
    pinyin: maybe('Pinyin', '拼音'),
    groups: maybe(
      'column:code of every group it belongs to, separated by spaces',
      '所属分组（列:代码），以空格分隔',
    ),
    until: maybe('Last period in which it existed', '存在的最后时期'),
    lon: { type: 'number', title: { en: 'Degrees east (WGS 84)', zh: '东经（WGS 84）' } },
    lat: { type: 'number', title: { en: 'Degrees north (WGS 84)', zh: '北纬（WGS 84）' } },
  },
  key: ['level', 'unit'],
});

const nodes = defineTable({
  name: 'nodes',
  title: { en: 'The framework', zh: '指标体系' },
  columns: {
    node,
    parent: maybe('The parent node', '上级节点'),
    depth: { type: 'integer', optional: false, title: { en: '0 for the root', zh: '层次，根为 0' } },
    weight: {
      type: 'number',
      title: {
        en: 'Share of the parent, 0–1; empty where the parent is aggregated without weights',
        zh: '在上级中的权重，0–1；上级合成不用权重时为空',
      },
    },
    aggregate: maybe('Aggregation method of its children', '下级的合成方法'),
    title_en: column.string('English title', '英文名称'),
    title_zh: column.string('Chinese title', '中文名称'),
    indicator: maybe('The indicator of a leaf', '叶节点的指标'),
    unit_en: maybe('Unit of measurement, English', '计量单位（英文）'),
    unit_zh: maybe('Unit of measurement, Chinese', '计量单位（中文）'),
    direction: {
      type: 'integer',
      title: {
        en: '1: higher values give higher scores, −1: lower scores',
        zh: '1：数值越大得分越高；−1：数值越大得分越低',
      },
    },
    source: maybe('Source', '来源'),
    source_zh: maybe('Source, Chinese', '来源（中文）'),
    licence: maybe('Licence', '许可'),
  },
  key: ['node'],
});

const periods = defineTable({
  name: 'periods',
  title: { en: 'Periods', zh: '时期' },
  columns: {
    period,
    base: { type: 'integer', optional: false, title: { en: '1: the base period', zh: '1：基期' } },
  },
  key: ['period'],
});

/** Places, framework and periods. */
export const frameworkEndpoints: readonly Endpoint[] = [
  {
    id: 'units',
    path: '/v1/{release}/units',
    quick: true,
    summary: { en: 'Units, groups and the total', zh: '单元、分组与总体' },
    query: ['unit', 'level', 'limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(units),
    example: '/v1/latest/units?limit=5',
    answer: ({ release, query }) => ({ table: filtered(unitTable(release), release, query) }),
  },
  {
    id: 'nodes',
    path: '/v1/{release}/nodes',
    quick: true,
    summary: {
      en: 'The framework: nodes and indicators with their weights',
      zh: '指标体系：节点、指标及其权重',
    },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(nodes),
    example: '/v1/latest/nodes',
    answer: ({ release }) => ({ table: nodeTable(release) }),
  },
  {
    id: 'periods',
    path: '/v1/{release}/periods',
    quick: true,
    summary: { en: 'Published periods', zh: '已发布的时期' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: rowSchema(periods),
    example: '/v1/latest/periods',
    answer: ({ release: { plan } }) => ({
      table: tableOf(
        periods,
        publishedPeriods(plan).map((name, t) => ({ period: name, base: isBase(plan, t) ? 1 : 0 })),
      ),
    }),
  },
];

function unitTable({ plan }: Release): Table {
  return tableOf(
    units,
    subjectsOf(plan).map((s) => {
      const own = s.level === plan.level ? plan.units[s.number]! : undefined;
      const groups = own && groupsOf(plan, s.number);
      const { lon, lat } = own?.coordinates ?? {};
      return {
        unit: s.code,
        level: s.level,
        name_en: s.name.en,
        name_zh: s.name.zh,
        pinyin: own?.pinyin ?? null,
        groups: groups || null,
        until: own?.until ?? null,
        lon: lon ?? null,
        lat: lat ?? null,
      };
    }),
  );
}

function groupsOf({ groupings }: Release['plan'], c: number): string {
  return groupings
    .flatMap((g) => (g.memberOf[c]! < 0 ? [] : [`${g.column}:${g.groups[g.memberOf[c]!]!.code}`]))
    .join(' ');
}

function nodeTable({ plan }: Release): Table {
  return tableOf(
    nodes,
    plan.nodes.map((n, g) => {
      const leaf = n.indicator < 0 ? undefined : plan.indicators[n.indicator]!;
      const measured: Partial<Text> = leaf?.unit ?? {};
      return {
        node: n.id,
        parent: n.parent < 0 ? null : plan.nodes[n.parent]!.id,
        depth: n.depth,
        weight: orNull(weightInParent(plan, g)),
        aggregate: leaf ? null : n.aggregate,
        title_en: n.title.en,
        title_zh: n.title.zh,
        indicator: leaf?.id ?? null,
        unit_en: measured.en ?? null,
        unit_zh: measured.zh ?? null,
        direction: leaf?.direction ?? null,
        source: leaf?.source.en ?? null,
        source_zh: leaf?.source.zh ?? null,
        licence: leaf?.licence ?? null,
      };
    }),
  );
}

/** Whether a published period belongs to the base. */
function isBase({ base, baseLength, first }: Plan, t: number): boolean {
  return first + t >= base && first + t < base + baseLength;
}
