import type { Plan, Text } from '../edition/index.js';
import type { statusName } from '../engine/index.js';

/** The data status of a release, as in its files. */
export const dataStatusWords: Record<Plan['dataStatus'], Text> = {
  real: { en: 'real records', zh: '真实记录' },
  simulated: {
    en: 'SIMULATED DATA: no evidence about any real place',
    zh: '模拟数据：不能说明任何真实地区的情况',
  },
  example: { en: 'EXAMPLE DATA: invented to show how the program works', zh: '示例数据：为演示而虚构' },
};

/** The status of a figure of the index: the codes of the column `status`. */
export const statusWords: Record<ReturnType<typeof statusName>, Text> = {
  observed: { en: 'computed from observed figures', zh: '由实测数值计算' },
  imputed: { en: 'based on an imputed figure', zh: '含填补数值' },
  partial: { en: 'an optional component is missing', zh: '缺少允许缺失的部分' },
  'imputed+partial': {
    en: 'based on an imputed figure, and an optional component is missing',
    zh: '含填补数值，且缺少允许缺失的部分',
  },
  missing: { en: 'missing: too few data', zh: '缺失：已知数据不足' },
  screened: { en: 'missing: screened out because of too few data', zh: '缺失：数据过少，已被筛除' },
};

/** The note on numbers in text files. */
export const numberNote: Text = {
  en: 'unrounded: the shortest decimal that reads back as the same double-precision number; empty: missing, see status',
  zh: '未取整：可还原为同一双精度数的最短小数；空：缺失，见 status',
};

/** The note on the share of a figure that is observed. */
export const observedNote: Text = {
  en: '0 to 1; for an indicator 1 if it is observed and 0 if it is imputed; for a node the weighted mean over the children that have a value; for a group the mean over its members, weighted by their values if these are added up; empty if there is no figure',
  zh: '0至1：指标为实测则为1，为填补则为0；节点为有值下级的加权平均；分组为成员的平均，可加总者按取值加权；无数值时为空',
};

/** The note on every CSV file. */
export const textNote: Text = {
  en: 'A text that begins with = + - @ (also full-width), a tab, a line break or an apostrophe is preceded by one additional apostrophe, so that no spreadsheet program reads it as a formula. Remove that apostrophe to obtain the original text.',
  zh: '以 = + - @（含全角）、制表符、换行或撇号开头的文本，前面加有一个撇号，以免电子表格程序将其当作公式；去掉这一个撇号即得原文。',
};

/** The titles of tables and columns. */
export const titles = {
  aggregate: { en: 'method by which its children are aggregated', zh: '下级合成方式' },
  code: { en: 'code', zh: '代码' },
  dataStatus: { en: 'status of the data', zh: '数据性质' },
  denominator: { en: 'indicator used as denominator', zh: '作为分母的指标' },
  formula: { en: 'formula from which it is computed', zh: '计算公式' },
  depth: { en: 'number of levels below the index', zh: '距指数的层数' },
  direction: {
    en: '1: a larger value gives a higher score; −1: a lower score',
    zh: '1：越大得分越高；−1：越大得分越低',
  },
  groupOf: { en: 'code of its group', zh: '所属分组代码' },
  indicator: { en: 'indicator', zh: '指标' },
  indicators: { en: 'Indicators', zh: '指标' },
  kind: { en: 'stock, flow or ratio', zh: '存量、流量或比率' },
  lat: { en: 'latitude', zh: '纬度' },
  level: { en: 'level: unit, grouping or the total', zh: '层级：单元、分组或总体' },
  licence: { en: 'licence', zh: '许可' },
  lon: { en: 'longitude', zh: '经度' },
  nameEn: { en: 'English name', zh: '英文名称' },
  nameZh: { en: 'Chinese name', zh: '中文名称' },
  node: { en: 'node of the framework', zh: '框架节点' },
  nodes: { en: 'Framework', zh: '指标框架' },
  observed: { en: 'date stated in the records', zh: '记录所载日期' },
  panel: { en: 'Raw figures', zh: '原始数值' },
  parent: { en: 'parent node', zh: '上级节点' },
  per: { en: 'number of units of the denominator to which a figure refers', zh: '数值所对应的分母单位数' },
  period: { en: 'period', zh: '时期' },
  pinyin: { en: 'pinyin', zh: '拼音' },
  rank: { en: 'rank within its level', zh: '同层级排名' },
  raw: { en: 'raw figure, as read from the source', zh: '原始数值（读入值）' },
  reason: {
    en: 'whether the figure is observed, imputed or missing, and why',
    zh: '数值为实测、填补或缺失，及其原因',
  },
  records: { en: 'number of underlying records', zh: '所依据的记录数' },
  results: { en: 'Results', zh: '指数结果' },
  source: { en: 'source', zh: '来源' },
  status: { en: 'status of the figure', zh: '数值状态' },
  observedShare: { en: 'share of the weight that is observed', zh: '当期实测的权重占比' },
  titleEn: { en: 'English title', zh: '英文标题' },
  titleZh: { en: 'Chinese title', zh: '中文标题' },
  total: { en: 'the total', zh: '总体' },
  unit: { en: 'code of the unit, group or total', zh: '单元、分组或总体的代码' },
  unitEn: { en: 'unit of measurement, English', zh: '计量单位（英文）' },
  unitZh: { en: 'unit of measurement, Chinese', zh: '计量单位（中文）' },
  units: { en: 'Units, groups and the total', zh: '单元、分组与总体' },
  until: { en: 'last period in which it existed', zh: '存在的最后时期' },
  url: { en: 'URL of the source', zh: '来源网址' },
  value: { en: 'value', zh: '数值' },
  weight: {
    en: 'weight within the parent node; missing if that node is aggregated without weights',
    zh: '占上级节点的权重；上级合成不用权重时缺失',
  },
} satisfies Record<string, Text>;

export const points: Text = { en: 'points', zh: '分' };

/** The note of a computed indicator. */
export const computedWords = (formula: string): Text => ({
  en: `computed: ${formula}`,
  zh: `计算得出：${formula}`,
});
