import { periodStep, type Text } from '../../edition/index.js';
import { column, defineTable, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { tableFamily } from '../tableFamily.js';
import { chained, chainedNodes, chainLinks, chainTables } from './chainTables.js';
import { changes, changesTable } from './changes.js';
import { contributions, contributionsTable, isSumOfChildren } from './contributionsTable.js';
import { forecast, forecastMethods, forecastTables } from './forecastTables.js';
import { matchedSets, matchedTable } from './matchedTable.js';
import { seasonalAdjustment, seasonalTable } from './seasonalTable.js';

const sentences = {
  'one-period': { en: 'There is only one period, so there are no changes yet.', zh: '仅有一期，尚无变化。' },
  'no-sum': {
    en: 'The node is not an arithmetic mean, or its parts pass on values on another scale, so its change is not the sum of contributions of its parts.',
    zh: '该节点并非算术平均，或其组成部分以另一标度上传，其变化不能分解为各部分之和。',
  },
  'no-season': { en: 'An annual index has no seasonal pattern.', zh: '年度指数没有季节性。' },
  'no-adjustment': {
    en: 'Seasonal adjustment needs more than two whole years without gaps.',
    zh: '季节调整需要两年以上且无缺口的数据。',
  },
  'uneven-seasons': {
    en: 'Seasonal adjustment needs every quarter or month; this index is published for only some of them.',
    zh: '季节调整需要逐季或逐月数据，本指数只发布其中部分时期。',
  },
  'uneven-steps': {
    en: 'The published periods are not equally spaced, so there is no forecast.',
    zh: '各发布时期间隔不等，不作预测。',
  },
  'no-overlap': {
    en: 'An earlier edition and the next have no common period in which both totals are positive, so they are not linked.',
    zh: '此前版本与后一版本没有总体均大于零的共同时期，未作衔接。',
  },
  gaps: {
    en: 'The total is missing in some period, so there is no forecast.',
    zh: '总体指数有缺失时期，不作预测。',
  },
  'out-of-range': {
    en: 'For values beyond 1e150 the variance cannot be computed, so there is no forecast.',
    zh: '取值超过1e150，方差无法计算，不作预测。',
  },
  'too-few-periods': {
    en: 'A forecast needs at least eighteen periods, or eighty-four of a monthly index.',
    zh: '预测至少需要十八期，月度指数需八十四期。',
  },
  'last-value': {
    en: 'No forecast is shown: no method was reliably better than carrying the last value forward, or values changed too seldom to tell.',
    zh: '各方法均未稳定优于沿用末值，或指数值变动过少、无从判断，故不作预测。',
  },
} satisfies Record<string, Text>;

const timeNotes = defineTable({
  name: 'time-notes',
  title: { en: 'What the analysis of time omits, and why', zh: '时间分析中未给出的内容及原因' },
  columns: {
    note: column.string('Note', '事项'),
    node: { ...columns.node, optional: true },
    text_en: column.string('Text in English', '英文'),
    text_zh: column.string('Text in Chinese', '中文'),
  },
  key: ['note', 'node'],
  from: ['own'],
  section: sections.time,
  readsOtherPeriods: true,
});

/** The index over time: changes and their contributions, seasonal adjustment and forecast. */
export const timeFamily = tableFamily(
  [
    changes,
    matchedSets,
    contributions,
    seasonalAdjustment,
    forecast,
    forecastMethods,
    chained,
    chainLinks,
    timeNotes,
  ],
  (of) => {
    const { plan } = of;
    const seasonal = seasonalTable(of);
    const expected = forecastTables(of);
    const nodes = chainedNodes(of);
    const unsplit = plan.nodes.flatMap(({ id, children }, g) =>
      children.length > 0 && !isSumOfChildren(of, g) ? [id] : [],
    );
    const about = (note: keyof typeof sentences, node = '') => {
      const { en: text_en, zh: text_zh } = sentences[note];
      return { note, node, text_en, text_zh };
    };
    const rows = [
      ...(of.index.periods < 2 ? [about('one-period')] : []),
      ...unsplit.map((id) => about('no-sum', id)),
      ...(plan.frequency === 'year' ? [about('no-season')] : []),
      ...(plan.frequency !== 'year' && seasonal.rows.length === 0
        ? [about(periodStep(plan) === 1 ? 'no-adjustment' : 'uneven-seasons')]
        : []),
      ...nodes.flatMap(({ g, links }) => ('why' in links ? [about('no-overlap', plan.nodes[g].id)] : [])),
      ...(expected.why === null ? [] : [about(expected.why as 'gaps')]),
    ];
    return [
      changesTable(of),
      matchedTable(of),
      contributionsTable(of),
      seasonal,
      ...expected.tables,
      ...chainTables(of),
      tableOf(timeNotes, rows),
    ];
  },
);
