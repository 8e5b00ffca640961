import { z } from '@hono/zod-openapi';
import { type Column, commonColumns, type TidyTable } from '../../../analysis/index.js';
import { type Plan, publishedPeriods, type Text } from '../../../edition/index.js';
import { weightInUse } from '../../../engine/index.js';
import { type Release, subjectsOf } from '../../../release/index.js';
import type { Endpoint } from '../endpoint.js';
import { csv, json } from '../negotiate.js';
import { filtered } from '../rows.js';

const { unit, level, period, node } = commonColumns;
const column = (id: string, en: string, zh: string): Column => ({ id, title: { en, zh } });

export const names: readonly Column[] = [
  column('name_en', 'English name', '英文名'),
  column('name_zh', 'Chinese name', '中文名'),
];

const optional = z.string().nullable();

/** What the figures are of: the places, the framework and the periods. */
export const frameworkEndpoints: readonly Endpoint[] = [
  {
    id: 'units',
    path: '/v1/{release}/units',
    summary: { en: 'Units, groups and the whole area', zh: '单元、分组与整个区域' },
    query: ['unit', 'level', 'limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.object({
      unit: z.string(),
      level: z.string(),
      name_en: z.string(),
      name_zh: z.string(),
      pinyin: optional,
      groups: optional,
      until: optional,
      lon: z.number().nullable(),
      lat: z.number().nullable(),
    }),
    example: '/v1/latest/units?limit=5',
    answer: ({ release, query }) => ({ table: filtered(unitTable(release), release, query) }),
  },
  {
    id: 'nodes',
    path: '/v1/{release}/nodes',
    summary: {
      en: 'The framework: nodes and indicators with their weights',
      zh: '指标体系：节点、指标及其权重',
    },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.object({
      node: z.string(),
      parent: optional,
      depth: z.number().int(),
      weight: z.number().nullable(),
      aggregate: optional,
      title_en: z.string(),
      title_zh: z.string(),
      indicator: optional,
      unit_en: optional,
      unit_zh: optional,
      direction: z.number().int().nullable(),
      source: optional,
      licence: optional,
    }),
    example: '/v1/latest/nodes',
    answer: ({ release }) => ({ table: nodeTable(release) }),
  },
  {
    id: 'periods',
    path: '/v1/{release}/periods',
    summary: { en: 'Published periods', zh: '已发布的时期' },
    query: ['limit', 'cursor'],
    forms: [json, csv],
    paged: true,
    schema: z.object({ period: z.string(), base: z.number().int() }),
    example: '/v1/latest/periods',
    answer: ({ release: { plan } }) => ({
      table: {
        name: 'periods',
        title: { en: 'Periods', zh: '时期' },
        columns: [period, column('base', '1: the base period', '1：基期')],
        rows: publishedPeriods(plan).map((name, t) => [name, isBase(plan, t) ? 1 : 0]),
      },
    }),
  },
];

function unitTable({ plan }: Release): TidyTable {
  return {
    name: 'units',
    title: { en: 'Units, groups and the whole area', zh: '单元、分组与整个区域' },
    columns: [
      unit,
      level,
      ...names,
      column('pinyin', 'Pinyin', '拼音'),
      column(
        'groups',
        'column:code of every group it belongs to, separated by spaces',
        '所属分组（列:代码），以空格分隔',
      ),
      column('until', 'Last period in which it existed', '存在的最后时期'),
      column('lon', 'Degrees east (WGS 84)', '东经（WGS 84）'),
      column('lat', 'Degrees north (WGS 84)', '北纬（WGS 84）'),
    ],
    rows: subjectsOf(plan).map((s) => {
      const own = s.level === plan.level ? plan.units[s.number]! : undefined;
      const groups = own && groupsOf(plan, s.number);
      const { lon, lat } = own?.coordinates ?? {};
      return [
        s.code,
        s.level,
        s.name.en,
        s.name.zh,
        own?.pinyin ?? null,
        groups || null,
        own?.until ?? null,
        lon ?? null,
        lat ?? null,
      ];
    }),
  };
}

function groupsOf({ groupings }: Release['plan'], c: number): string {
  return groupings
    .flatMap((g) => (g.memberOf[c]! < 0 ? [] : [`${g.column}:${g.groups[g.memberOf[c]!]!.code}`]))
    .join(' ');
}

function nodeTable({ plan }: Release): TidyTable {
  return {
    name: 'nodes',
    title: { en: 'The framework', zh: '指标体系' },
    columns: [
      node,
      column('parent', 'The node above', '上级节点'),
      column('depth', '0 for the root', '层次，根为 0'),
      column(
        'weight',
        'Share of the parent, 0–1; empty where the parent is joined without weights',
        '在上级中的权重，0–1；上级合成不用权重时为空',
      ),
      column('aggregate', 'How its children are joined', '下级的合成方法'),
      column('title_en', 'English title', '英文名称'),
      column('title_zh', 'Chinese title', '中文名称'),
      column('indicator', 'The indicator of a leaf', '叶节点的指标'),
      column('unit_en', 'Unit of measurement, English', '计量单位（英文）'),
      column('unit_zh', 'Unit of measurement, Chinese', '计量单位（中文）'),
      column(
        'direction',
        '1: more of it gives a higher score, −1: a lower one',
        '1：越大得分越高，−1：越大得分越低',
      ),
      column('source', 'Source', '来源'),
      column('licence', 'Licence', '许可'),
    ],
    rows: plan.nodes.map((n, g) => {
      const weight = weightInUse(plan, g);
      const leaf = n.indicator < 0 ? undefined : plan.indicators[n.indicator]!;
      const measured: Partial<Text> = leaf?.unit ?? {};
      return [
        n.id,
        n.parent < 0 ? null : plan.nodes[n.parent]!.id,
        n.depth,
        Number.isNaN(weight) ? null : weight,
        leaf ? null : n.aggregate,
        n.title.en,
        n.title.zh,
        leaf?.id ?? null,
        measured.en ?? null,
        measured.zh ?? null,
        leaf?.direction ?? null,
        leaf?.source ?? null,
        leaf?.licence ?? null,
      ];
    }),
  };
}

/** Whether a published period belongs to the base. */
function isBase({ base, baseLength, first }: Plan, t: number): boolean {
  return first + t >= base && first + t < base + baseLength;
}
