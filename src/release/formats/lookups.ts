import type { Plan, PlanUnit } from '../../edition/index.js';
import { weightInUse } from '../../engine/index.js';
import { type Subject, subjectsOf } from '../find.js';
import { field, fieldsOf } from './fields.js';
import { columnOf, type Field, type Table } from './table.js';
import { titles } from './words.js';

/** A field and its cell in each row. */
type Filled<Row> = [Field, (row: Row, at: number) => string | number];

function tableOf<Row>(
  about: Pick<Table, 'name' | 'title' | 'key' | 'links'>,
  rows: readonly Row[],
  filled: readonly Filled<Row>[],
): Table {
  return {
    ...about,
    fields: filled.map(([of]) => of),
    columns: filled.map(([of, cell]) => columnOf(of, rows.map(cell))),
  };
}

/** What the codes of a release stand for: units with their groups, the framework, the indicators. */
export function lookupTables(plan: Plan): Table[] {
  return [unitsTable(plan), nodesTable(plan), indicatorsTable(plan)];
}

/** A unit, group or the whole; `unit` where it is a unit. */
interface UnitRow extends Subject {
  unit: PlanUnit | undefined;
}

function unitsTable(plan: Plan): Table {
  const rows: UnitRow[] = subjectsOf(plan).map((subject) => ({
    ...subject,
    unit: subject.level === plan.level ? plan.units[subject.number] : undefined,
  }));
  const groups = plan.groupings.map(
    ({ column, title, groups: all, memberOf }): Filled<UnitRow> => [
      field(column, title, 'string', { note: titles.groupOf }),
      ({ unit, number }) => (unit ? (all[memberOf[number]!]?.code ?? '') : ''),
    ],
  );
  return tableOf<UnitRow>({ name: 'units', title: titles.units, key: ['level', 'code'], links: [] }, rows, [
    [fieldsOf(plan).level, (s) => s.level],
    [field('code', titles.code), (s) => s.code],
    [field('name_en', titles.nameEn), (s) => s.name.en],
    [field('name_zh', titles.nameZh), (s) => s.name.zh],
    [field('pinyin', titles.pinyin), (s) => s.unit?.pinyin ?? ''],
    [field('until', titles.until), (s) => s.unit?.until ?? ''],
    [field('lon', titles.lon, 'number'), (s) => s.unit?.coordinates?.lon ?? Number.NaN],
    [field('lat', titles.lat, 'number'), (s) => s.unit?.coordinates?.lat ?? Number.NaN],
    ...groups.filter(([{ id }]) => !taken.has(id)),
  ]);
}

const taken = new Set(['level', 'code', 'name_en', 'name_zh', 'pinyin', 'until', 'lon', 'lat']);

function nodesTable(plan: Plan): Table {
  return tableOf(
    {
      name: 'nodes',
      title: titles.nodes,
      key: ['id'],
      links: [
        { fields: ['parent'], table: 'nodes', to: ['id'] },
        { fields: ['indicator'], table: 'indicators', to: ['id'] },
      ],
    },
    plan.nodes,
    [
      [field('id', titles.node), (n) => n.id],
      [field('parent', titles.parent), (n) => plan.nodes[n.parent]?.id ?? ''],
      [field('depth', titles.depth, 'integer'), (n) => n.depth],
      [field('title_en', titles.titleEn), (n) => n.title.en],
      [field('title_zh', titles.titleZh), (n) => n.title.zh],
      [field('weight', titles.weight, 'number'), (_, g) => weightInUse(plan, g)],
      [field('aggregate', titles.aggregate), (n) => (n.indicator < 0 ? n.aggregate : '')],
      [field('indicator', titles.indicator), (n) => plan.indicators[n.indicator]?.id ?? ''],
    ],
  );
}

function indicatorsTable(plan: Plan): Table {
  return tableOf(
    {
      name: 'indicators',
      title: titles.indicators,
      key: ['id'],
      links: [{ fields: ['denominator'], table: 'indicators', to: ['id'] }],
    },
    plan.indicators,
    [
      [field('id', titles.indicator), (i) => i.id],
      [field('title_en', titles.titleEn), (i) => i.title.en],
      [field('title_zh', titles.titleZh), (i) => i.title.zh],
      [field('unit_en', titles.unitEn), (i) => i.unit.en],
      [field('unit_zh', titles.unitZh), (i) => i.unit.zh],
      [field('direction', titles.direction, 'integer'), (i) => i.direction],
      [field('kind', titles.kind), (i) => i.kind],
      [field('denominator', titles.denominator), (i) => plan.indicators[i.denominator]?.id ?? ''],
      [field('per', titles.per, 'number'), (i) => (i.denominator < 0 ? Number.NaN : i.per)],
      [field('source', titles.source), (i) => i.source],
      [field('licence', titles.licence), (i) => i.licence],
      [field('url', titles.url), (i) => i.url],
    ],
  );
}
