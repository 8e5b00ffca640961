import { memoize, type Text } from '../../edition/index.js';
import {
  type AnyDefinition,
  column,
  defineTable,
  type RowOf,
  type Table,
  tableOf,
} from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { economy, economySums, economyTables } from './economyTables.js';
import { timesOf } from './estimate.js';
import { jobsDefinition, sizeParameters } from './parameterTables.js';
import { perHeadDefinition, perHeadTable } from './perHead.js';
import { regressionTables, sizeBands, sizeRegressions, sizeResiduals } from './regressionTables.js';
import { size, sizeTables } from './sizeTables.js';
import { levelsWithOutput, observationsAt, type Subject, subjectOf } from './subject.js';

/** What sizes are computed from; undefined where the edition has no rules of size. */
const subjectIn = memoize((of: Analysed): Subject | undefined => {
  const rules = of.plan.economy?.size;
  return rules ? subjectOf(of, rules) : undefined;
});

function figuresOfEconomy(of: Analysed) {
  const { economy: figures } = of.plan;
  if (!figures) return [];
  const heads = figures.perHead === null ? [] : [perHeadTable(of, figures.perHead)];
  return [...economyTables(of.plan, figures), ...heads];
}

function withRules<D extends AnyDefinition>(
  of: Analysed,
  make: (subject: Subject) => Table<D>[],
): Table<D>[] {
  const subject = subjectIn(of);
  return subject ? make(subject) : [];
}

function notesOf(of: Analysed): Row[] {
  const subject = subjectIn(of);
  if (subject) return notesOn(subject);
  return [note(of.plan.economy ? 'no-rules' : 'no-economy')];
}

type Row = RowOf<typeof sizeNotes>;

const sentences = {
  'no-economy': {
    en: 'The edition has no economic data, so neither sizes nor jobs are estimated.',
    zh: '本版没有经济数据，不涉及规模与就业。',
  },
  'no-rules': {
    en: 'The edition has economic data but no rules for estimating sizes.',
    zh: '本版有经济数据，但未规定规模测算规则。',
  },
  'no-jobs': { en: 'The edition gives no jobs per point.', zh: '本版未给出每点对应的就业数。' },
  'cross-section': {
    en: 'Output and index overlap in only one period, so the regression is cross-sectional: it compares places with each other and says nothing about change over time, and no size is derived from it.',
    zh: '产出与指数仅有一期重叠，回归为截面回归：只比较各地之间的差异，不说明随时间的变化，据此不能测算规模。',
  },
  'no-overlap': {
    en: 'Output and index have no period in common, so there is no regression.',
    zh: '产出与指数没有重叠的时期，无法回归。',
  },
  'some-places': {
    en: 'Not every place has output data; the regression uses only those that do, often the largest.',
    zh: '并非各地均有产出数据，回归仅含有数据者，往往是较大的地区。',
  },
  'not-additive': {
    en: 'The total is not the sum of its places, so its size is not estimated by increments.',
    zh: '总体指数并非各地之和，故不以增量规则测算总体规模。',
  },
  'scale-of-places': {
    en: 'Large places have both a larger index and a larger output, so a slope across places is not a causal effect.',
    zh: '大地区的指数与产出都大：地区间的斜率并非因果效应。',
  },
} satisfies Record<string, Text>;

function note(id: keyof typeof sentences, about = ''): Row {
  return { note: id, about, text_en: sentences[id].en, text_zh: sentences[id].zh };
}

function notesOn(subject: Subject): Row[] {
  const { plan, rules } = subject;
  const overlaps = levelsWithOutput(subject).map((level) => {
    const { rows, places } = observationsAt(subject, level);
    const times = timesOf(rows);
    const withOutput = new Set(rows.filter(({ y }) => y === y).map((row) => row.group));
    return { level, times: times.size, some: withOutput.size > 0 && withOutput.size < places.length };
  });
  return [
    ...overlaps.flatMap(({ level, times }) => {
      if (times > 1) return [];
      return [note(times === 0 ? 'no-overlap' : 'cross-section', level)];
    }),
    ...overlaps.flatMap(({ level, some }) => (some ? [note('some-places', level)] : [])),
    note('scale-of-places'),
    ...(plan.total.rollUp === 'sum' ? [] : [note('not-additive')]),
    ...(rules.jobs ? [] : [note('no-jobs')]),
  ];
}

const sizeNotes = defineTable({
  name: 'size-notes',
  title: { en: 'Notes on reading the size estimates', zh: '阅读规模数据须知' },
  columns: {
    note: column.string('Note', '事项'),
    about: { ...columns.level, optional: true, title: { en: 'Level it concerns', zh: '涉及层级' } },
    text_en: column.string('Text in English', '英文'),
    text_zh: column.string('Text in Chinese', '中文'),
  },
  key: ['note', 'about'],
  from: ['plan'],
  section: sections.size,
});

/** From index to money and jobs: the family of these tables; an edition without an economy has one table, which states it. */
export const sizeFamilies = [
  tableFamily([economy, economySums, perHeadDefinition], figuresOfEconomy),
  tableFamily([sizeRegressions, sizeResiduals, sizeBands], (of) => withRules(of, regressionTables)),
  tableFamily([size, sizeParameters, jobsDefinition], (of) => withRules(of, sizeTables)),
  tableFamily([sizeNotes], (of) => [tableOf(sizeNotes, notesOf(of))]),
] as const;
