import type { Plan, Text } from '../../edition/index.js';
import { weightInParent } from '../../engine/index.js';
import { defineTable } from '../../tables/index.js';
import { subjectsOf } from '../find.js';
import { dictionaryColumn } from '../tables/dictionaryColumn.js';
import { titles } from '../words.js';
import { codesIn } from './fields.js';
import { type ExportTable, exportTable } from './table.js';

/** The meaning of the codes of a release: units with their groups, the framework, the indicators. */
export function lookupTables(plan: Plan): ExportTable[] {
  return [unitsTable(plan), nodesTable(plan), indicatorsTable(plan)];
}

const string = (title: Text) => ({ type: 'string', title }) as const;
const integer = (title: Text) => ({ type: 'integer', title }) as const;
const number = (title: Text) => ({ type: 'number', title }) as const;

const units = defineTable({
  name: 'units',
  title: titles.units,
  columns: {
    level: string(titles.level),
    code: string(titles.code),
    name_en: string(titles.nameEn),
    name_zh: string(titles.nameZh),
    pinyin: string(titles.pinyin),
    until: string(titles.until),
    lon: number(titles.lon),
    lat: number(titles.lat),
  },
  key: ['level', 'code'],
});

/** Units, groups and the total, with a column for each grouping whose name is not that of another column. */
function unitsTable(plan: Plan): ExportTable {
  const rows = subjectsOf(plan).map((subject) => ({
    ...subject,
    unit: subject.level === plan.level ? plan.units[subject.number] : undefined,
  }));
  const table = exportTable(
    units,
    {
      level: dictionaryColumn(rows.map((s) => s.level)),
      code: dictionaryColumn(rows.map((s) => s.code)),
      name_en: dictionaryColumn(rows.map((s) => s.name.en)),
      name_zh: dictionaryColumn(rows.map((s) => s.name.zh)),
      pinyin: dictionaryColumn(rows.map((s) => s.unit?.pinyin ?? '')),
      until: dictionaryColumn(rows.map((s) => s.unit?.until ?? '')),
      lon: rows.map((s) => s.unit?.coordinates?.lon ?? Number.NaN),
      lat: rows.map((s) => s.unit?.coordinates?.lat ?? Number.NaN),
    },
    { codes: { level: codesIn(plan).level } },
  );
  const groupings = plan.groupings.filter(({ column }) => !Object.hasOwn(units.columns, column));
  return {
    ...table,
    fields: [
      ...table.fields,
      ...groupings.map(({ column, title }) => ({ id: column, ...string(title), note: titles.groupOf })),
    ],
    columns: [
      ...table.columns,
      ...groupings.map(({ groups, memberOf }) =>
        dictionaryColumn(rows.map(({ unit, number: c }) => (unit ? (groups[memberOf[c]!]?.code ?? '') : ''))),
      ),
    ],
  };
}

const nodes = defineTable({
  name: 'nodes',
  title: titles.nodes,
  columns: {
    id: string(titles.node),
    parent: string(titles.parent),
    depth: integer(titles.depth),
    title_en: string(titles.titleEn),
    title_zh: string(titles.titleZh),
    weight: number(titles.weight),
    aggregate: string(titles.aggregate),
    indicator: string(titles.indicator),
  },
  key: ['id'],
});

function nodesTable(plan: Plan): ExportTable {
  const all = plan.nodes;
  return exportTable(
    nodes,
    {
      id: dictionaryColumn(all.map((n) => n.id)),
      parent: dictionaryColumn(all.map((n) => all[n.parent]?.id ?? '')),
      depth: all.map((n) => n.depth),
      title_en: dictionaryColumn(all.map((n) => n.title.en)),
      title_zh: dictionaryColumn(all.map((n) => n.title.zh)),
      weight: all.map((_, g) => weightInParent(plan, g)),
      aggregate: dictionaryColumn(all.map((n) => (n.indicator < 0 ? n.aggregate : ''))),
      indicator: dictionaryColumn(all.map((n) => plan.indicators[n.indicator]?.id ?? '')),
    },
    {
      links: [
        { fields: ['parent'], table: 'nodes', to: ['id'] },
        { fields: ['indicator'], table: 'indicators', to: ['id'] },
      ],
    },
  );
}

const indicators = defineTable({
  name: 'indicators',
  title: titles.indicators,
  columns: {
    id: string(titles.indicator),
    title_en: string(titles.titleEn),
    title_zh: string(titles.titleZh),
    unit_en: string(titles.unitEn),
    unit_zh: string(titles.unitZh),
    direction: integer(titles.direction),
    kind: string(titles.kind),
    denominator: string(titles.denominator),
    per: number(titles.per),
    source: string(titles.source),
    licence: string(titles.licence),
    url: string(titles.url),
  },
  key: ['id'],
});

/** The indicators, and their formulas where some are computed. */
function indicatorsTable(plan: Plan): ExportTable {
  const all = plan.indicators;
  const table = plainIndicators(all);
  if (all.every(({ formula }) => formula === undefined)) return table;
  return {
    ...table,
    fields: [...table.fields, { id: 'formula', ...string(titles.formula) }],
    columns: [...table.columns, dictionaryColumn(all.map(({ formula }) => formula ?? ''))],
  };
}

function plainIndicators(all: Plan['indicators']): ExportTable {
  return exportTable(
    indicators,
    {
      id: dictionaryColumn(all.map((i) => i.id)),
      title_en: dictionaryColumn(all.map((i) => i.title.en)),
      title_zh: dictionaryColumn(all.map((i) => i.title.zh)),
      unit_en: dictionaryColumn(all.map((i) => i.unit.en)),
      unit_zh: dictionaryColumn(all.map((i) => i.unit.zh)),
      direction: all.map((i) => i.direction),
      kind: dictionaryColumn(all.map((i) => i.kind)),
      denominator: dictionaryColumn(all.map((i) => all[i.denominator]?.id ?? '')),
      per: all.map((i) => (i.denominator < 0 ? Number.NaN : i.per)),
      source: dictionaryColumn(all.map((i) => i.source.en)),
      licence: dictionaryColumn(all.map((i) => i.licence)),
      url: dictionaryColumn(all.map((i) => i.url)),
    },
    { links: [{ fields: ['denominator'], table: 'indicators', to: ['id'] }] },
  );
}
