import type { NoStatisticReason } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';

/** Words of the audit, one entry a word. */
const catalogue = {
  adequacy: { en: 'KMO', zh: 'KMO' },
  alpha: { en: 'Cronbach’s α', zh: '克朗巴哈α' },
  alphaScaled: { en: 'α on one scale', zh: '统一尺度后的α' },
  audit: { en: 'Statistical audit', zh: '统计审计' },
  bartlett: { en: 'Bartlett’s test', zh: '巴特利特检验' },
  biggest: { en: 'explained by the first', zh: '第一成分解释' },
  component: { en: 'component', zh: '成分' },
  components: { en: 'eigenvalues > 1', zh: '大于1的特征根' },
  correlations: { en: 'How the indicators go together', zh: '指标之间的相关' },
  denominator: { en: 'goes with', zh: '相关的量' },
  denominators: { en: 'Which raw figures go with size', zh: '原始数值与规模的相关' },
  dimensions: { en: 'How the dimensions go together', zh: '维度之间的相关' },
  divided: { en: 'divided by it', zh: '已除以该量' },
  effective: { en: 'effective', zh: '实际' },
  eigenvalues: { en: 'eigenvalues', zh: '特征根' },
  filled: { en: 'filled in', zh: '填补' },
  flags: { en: 'flags', zh: '标记' },
  indicators: { en: 'The figures one by one', zh: '逐项统计' },
  kurtosis: { en: 'kurtosis', zh: '峰度' },
  loadings: { en: 'Loadings on the components', zh: '成分载荷' },
  max: { en: 'max', zh: '最大' },
  mean: { en: 'mean', zh: '均值' },
  median: { en: 'median', zh: '中位数' },
  min: { en: 'min', zh: '最小' },
  missing: { en: 'missing', zh: '缺失' },
  n: { en: 'n', zh: 'n' },
  node: { en: 'Node', zh: '节点' },
  nodes: { en: 'Does each part measure one thing?', zh: '各部分是否测度同一事物' },
  nominal: { en: 'nominal', zh: '名义' },
  objections: { en: 'What a reviewer would object to', zh: '评审可能提出的异议' },
  ofIndex: { en: 'of the index', zh: '（总指数）' },
  parent: { en: 'Parent', zh: '上级' },
  pcaWeight: { en: 'by the first component', zh: '按第一成分' },
  remarks: { en: 'remarks', zh: '备注' },
  same: { en: 'most frequent', zh: '最常见值' },
  sd: { en: 'sd', zh: '标准差' },
  skew: { en: 'skew', zh: '偏度' },
  unique: { en: 'different', zh: '不同取值' },
  weights: { en: 'What each part really weighs', zh: '各部分的实际权重' },
  withAbove: { en: 'How each indicator goes with what it feeds', zh: '指标与上级节点的相关' },
  zeros: { en: 'zeros', zh: '零值' },
} as const satisfies Record<string, Record<Lang, string>>;

/** A word of the audit in one language. */
export function auditWord(key: keyof typeof catalogue, lang: Lang): string {
  return catalogue[key][lang];
}

const flags = {
  outliers: { en: 'outliers', zh: '离群值' },
  gaps: { en: 'gaps', zh: '缺口' },
  zeros: { en: 'zeros', zh: '零值多' },
  'few-different': { en: 'few different', zh: '取值少' },
  constant: { en: 'constant', zh: '常数' },
} as const satisfies Record<string, Record<Lang, string>>;

/** A flag of an indicator. */
export function flagWord(flag: keyof typeof flags, lang: Lang): string {
  return flags[flag][lang];
}

const whys: Record<NoStatisticReason, Record<Lang, string>> = {
  'no-values': { en: 'no values', zh: '无数值' },
  'too-few': { en: 'fewer than four units', zh: '不足四个可比对象' },
  constant: { en: 'the same everywhere', zh: '处处相同' },
  'one-child': { en: 'a single part', zh: '仅有一个组成部分' },
  cancel: { en: 'its parts cancel each other', zh: '组成部分相互抵消' },
  'fewer-units': { en: 'no KMO: no more units than parts', zh: '无KMO：单元数不多于组成部分数' },
  singular: { en: 'no KMO: one part follows from the others', zh: '无KMO：某一组成部分可由其余各项推出' },
};

/** Why there is no figure. */
export function whyWord(why: NoStatisticReason, lang: Lang): string {
  return whys[why][lang];
}

/** Made once: making one takes far longer than using it. */
const formatsIn = (locale: string) => ({
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  digits: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }),
});
const formats = { en: formatsIn('en-GB'), zh: formatsIn('zh-CN') };

/** Four significant digits, grouped: figures of any size side by side. A missing value is an en dash. */
export function formatAuditFigure(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const text = formats[lang][size >= 1000 ? 'whole' : 'digits'].format(size);
  return value < 0 && text !== '0' ? `−${text}` : text;
}
