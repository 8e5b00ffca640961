import { stepOf, type Text } from '../../edition/index.js';
import { columns } from '../commonColumns.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { chainedNodes, chainTables } from './chainTables.js';
import { changesTable } from './changes.js';
import { contributionsTable, splits } from './contributionsTable.js';
import { forecastTables } from './forecastTables.js';
import { matchedTable } from './matchedTable.js';
import { seasonalTable } from './seasonalTable.js';

/** The index over time: changes, what they are made of, seasonal adjustment and a forecast. */
export function timeAnalysis(of: Analysed): TidyTable[] {
  const { plan } = of;
  const seasonal = seasonalTable(of);
  const forecast = forecastTables(of);
  const chained = chainedNodes(of);
  const unsplit = plan.nodes.flatMap(({ id, children }, g) =>
    children.length > 0 && !splits(of, g) ? [id] : [],
  );
  const about = (id: keyof typeof sentences, node = '') => [id, node, sentences[id].en, sentences[id].zh];
  const rows = [
    ...(of.index.periods < 2 ? [about('one-period')] : []),
    ...unsplit.map((id) => about('no-sum', id)),
    ...(plan.frequency === 'year' ? [about('no-season')] : []),
    ...(plan.frequency !== 'year' && seasonal.rows.length === 0
      ? [about(stepOf(plan) === 1 ? 'no-adjustment' : 'uneven-seasons')]
      : []),
    ...chained.flatMap(({ g, links }) => ('why' in links ? [about('no-overlap', plan.nodes[g].id)] : [])),
    ...(forecast.why === null ? [] : [about(forecast.why as 'gaps')]),
  ];
  return [
    changesTable(of),
    matchedTable(of),
    contributionsTable(of),
    seasonal,
    ...forecast.tables,
    ...chainTables(of),
    {
      name: 'time-notes',
      title: { en: 'What is not said of time, and why', zh: '时间分析中未给出的内容及原因' },
      columns: [
        { id: 'note', title: { en: 'Note', zh: '事项' } },
        columns.node,
        { id: 'text_en', title: { en: 'In English', zh: '英文' } },
        { id: 'text_zh', title: { en: 'In Chinese', zh: '中文' } },
      ],
      rows,
    },
  ];
}

const sentences = {
  'one-period': { en: 'There is one period: nothing has changed yet.', zh: '仅有一期，尚无变化。' },
  'no-sum': {
    en: 'The node is no arithmetic mean, or its parts pass on another scale: its change is no sum of its parts.',
    zh: '该节点并非算术平均，或其组成部分以另一标度上传，其变化不能分解为各部分之和。',
  },
  'no-season': { en: 'A yearly index has no season.', zh: '年度指数没有季节性。' },
  'no-adjustment': {
    en: 'Seasonal adjustment needs more than two whole years without gaps.',
    zh: '季节调整需要两年以上且无缺口的数据。',
  },
  'uneven-seasons': {
    en: 'Seasonal adjustment needs every quarter or month; this index is published for some of them.',
    zh: '季节调整需要逐季或逐月数据，本指数只发布其中部分时期。',
  },
  'uneven-steps': {
    en: 'The published periods are not equally far apart: there is no forecast.',
    zh: '各发布时期间隔不等，不作预测。',
  },
  'no-overlap': {
    en: 'An earlier edition and the next have no period in common in which the whole area is above zero: they are not chained.',
    zh: '此前版本与后一版本没有全域均大于零的共同时期，未作衔接。',
  },
  gaps: {
    en: 'A period of the whole area is missing: there is no forecast.',
    zh: '全域指数有缺失时期，不作预测。',
  },
  'out-of-range': {
    en: 'Values beyond 1e150 have no variance that can be computed: there is no forecast.',
    zh: '取值超过1e150，方差无法计算，不作预测。',
  },
  'too-few-periods': {
    en: 'A forecast needs six periods: four to learn from and two to be held against.',
    zh: '预测至少需要六期：四期用于拟合，两期用于检验。',
  },
} satisfies Record<string, Text>;
