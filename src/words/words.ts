import type { Lang } from '../edition/index.js';
import { periodName } from './numbers/numbers.js';

/** Fixed words of pages and terminal, one entry a word; the compiler finds a missing language. */
const catalogue = {
  balance: { en: 'Gap and balance', zh: '差距与均衡' },
  base: { en: 'base', zh: '基期' },
  change: { en: 'Change', zh: '变化' },
  children: { en: 'What it is made of', zh: '构成' },
  cite: { en: 'Cite', zh: '引用' },
  compareTitle: { en: 'Compared with published rankings', zh: '与已发布排名的比较' },
  coverage: { en: 'Where the records went', zh: '记录去向' },
  data: { en: 'Data', zh: '数据' },
  date: { en: 'Data as of', zh: '数据日期' },
  doubts: { en: 'What is uncertain', zh: '不确定之处' },
  tables: { en: 'Tables of the analysis', zh: '分析数据表' },
  downloads: { en: 'Downloads', zh: '下载' },
  example: { en: 'Example data', zh: '示例数据' },
  formula: { en: 'Formula', zh: '公式' },
  imputed: { en: 'partly filled in', zh: '部分为填补值' },
  'imputed+partial': { en: 'partly filled in, parts absent', zh: '部分为填补值、部分缺失' },
  index: { en: 'Index', zh: '指数' },
  indicator: { en: 'Indicator', zh: '指标' },
  licence: { en: 'Licence', zh: '许可' },
  unstated: { en: 'unstated', zh: '未注明' },
  map: { en: 'Map', zh: '地图' },
  method: { en: 'Method', zh: '方法' },
  missing: { en: 'missing', zh: '缺失' },
  name: { en: 'Name', zh: '名称' },
  observed: { en: 'observed', zh: '实测' },
  ofTotal: { en: 'Share', zh: '占比' },
  ours: { en: 'ours', zh: '本指数' },
  outside: { en: 'outside', zh: '区域外' },
  overview: { en: 'Overview', zh: '总览' },
  partial: { en: 'parts absent', zh: '部分缺失' },
  perHead: { en: 'Per head (rank)', zh: '人均（位次）' },
  placed: { en: 'placed', zh: '已归位' },
  published: { en: 'published', zh: '已发布' },
  rank: { en: 'Rank', zh: '位次' },
  raw: { en: 'Raw figure', zh: '原始数值' },
  read: { en: 'read', zh: '读取' },
  real: { en: 'Real records', zh: '真实记录' },
  receipt: { en: 'Receipt', zh: '数据凭据' },
  record: { en: 'record', zh: '条记录' },
  records: { en: 'records', zh: '条记录' },
  repeated: { en: 'repeated', zh: '重复' },
  screened: { en: 'screened out: too little data', zh: '数据过少，已筛除' },
  screenedTitle: { en: 'Screened out', zh: '筛除' },
  simulated: { en: 'SIMULATED DATA', zh: '模拟数据' },
  skip: { en: 'Skip to the content', zh: '跳到正文' },
  source: { en: 'Source', zh: '来源' },
  sources: { en: 'Sources', zh: '来源' },
  unplaced: { en: 'in no unit', zh: '未归位' },
  value: { en: 'Value', zh: '取值' },
  vintage: { en: 'Vintage', zh: '版本日期' },
  weight: { en: 'Weight', zh: '权重' },
  whyWeights: { en: 'Why these weights', zh: '权重依据' },
} as const satisfies Record<string, Record<Lang, string>>;

export type Word = keyof typeof catalogue;

/** A fixed word in one language. */
export function word(key: Word, lang: Lang): string {
  return catalogue[key][lang];
}

/** Heads of columns that compare with a period, which is given as it is written in the language. */
const comparing = {
  since: { en: (period: string) => `Since ${period}`, zh: (period: string) => `较${period}` },
  rankSince: {
    en: (period: string) => `Rank change since ${period}`,
    zh: (period: string) => `位次变化（较${period}）`,
  },
  changeSince: {
    en: (period: string) => `Change since ${period}`,
    zh: (period: string) => `变化（较${period}）`,
  },
} as const satisfies Record<string, Record<Lang, (period: string) => string>>;

/** The head of a column that compares with a period, in one language. */
export function comparingHead(key: keyof typeof comparing, period: string, lang: Lang): string {
  return comparing[key][lang](periodName(period, lang));
}
