import type { Plan, Text } from '../edition/index.js';
import type { statusName } from '../engine/index.js';

/** The data status of a release, as in its files. */
export const dataStatusWords: Record<Plan['dataStatus'], Text> = {
  real: { en: 'real records', zh: '真实记录' },
  simulated: {
    en: 'SIMULATED DATA: no evidence about any real place',
    zh: '模拟数据：不能说明任何真实地区的情况',
  },
  example: { en: 'EXAMPLE DATA: made up to show how it works', zh: '示例数据：为演示而虚构' },
};

/** The status of a figure of the index: the codes of the column `status`. */
export const statusWords: Record<ReturnType<typeof statusName>, Text> = {
  observed: { en: 'computed from observed figures', zh: '由实测数值计算' },
  imputed: { en: 'rests on a filled-in figure', zh: '含填补数值' },
  partial: { en: 'an allowed part is absent', zh: '缺少允许缺失的部分' },
  'imputed+partial': {
    en: 'rests on a filled-in figure, and an allowed part is absent',
    zh: '含填补数值，且缺少允许缺失的部分',
  },
  missing: { en: 'missing: too little is known', zh: '缺失：已知数据不足' },
  screened: { en: 'missing: screened out, too little data', zh: '缺失：数据过少，已被筛除' },
};

/** The note on numbers in text files. */
export const numberNote: Text = {
  en: 'unrounded: the shortest decimal that reads back as the same double; empty: missing, see status',
  zh: '未取整：可还原为同一双精度数的最短小数；空：缺失，见 status',
};

/** The note on the share of a figure that is observed. */
export const observedNote: Text = {
  en: '0 to 1: of an indicator 1 where it is observed and 0 where it is imputed; of a node the weighted mean over the children that have a value; of a group that over its members, by their values where these are added up; empty where there is no figure',
  zh: '0至1：指标为实测则为1，为填补则为0；节点为有值下级的加权平均；分组为成员的平均，可加总者按取值加权；无数值时为空',
};

/** The note on every CSV file. */
export const textNote: Text = {
  en: 'A text that begins with = + - @ (also full-width), a tab, a line break or an apostrophe has one apostrophe put before it, so that no spreadsheet program takes it for a formula: take that one away to have the text.',
  zh: '以 = + - @（含全角）、制表符、换行或撇号开头的文本，前面加有一个撇号，以免电子表格程序将其当作公式；去掉这一个撇号即得原文。',
};

/** The titles of tables and columns. */
export const titles = {
  aggregate: { en: 'how its children are aggregated', zh: '下级合成方式' },
  code: { en: 'code', zh: '代码' },
  dataStatus: { en: 'what the data are', zh: '数据性质' },
  denominator: { en: 'the indicator it is divided by', zh: '作为分母的指标' },
  formula: { en: 'formula it is computed by', zh: '计算公式' },
  depth: { en: 'levels below the index', zh: '距指数的层数' },
  direction: {
    en: '1: more of it gives a higher score; −1: a lower one',
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
  observed: { en: 'date that the records give', zh: '记录所载日期' },
  panel: { en: 'Raw figures', zh: '原始数值' },
  parent: { en: 'the node above it', zh: '上级节点' },
  per: { en: 'for how much of the denominator', zh: '每多少单位分母' },
  period: { en: 'period', zh: '时期' },
  pinyin: { en: 'pinyin', zh: '拼音' },
  rank: { en: 'rank among those of its level', zh: '同层级排名' },
  raw: { en: 'raw figure, as read', zh: '原始数值（读入值）' },
  reason: { en: 'why the figure is what it is', zh: '数值状况' },
  records: { en: 'records behind it', zh: '所依据的记录数' },
  results: { en: 'Results', zh: '指数结果' },
  source: { en: 'source', zh: '来源' },
  status: { en: 'how the figure came about', zh: '数值来历' },
  observedShare: { en: 'share of the weight that is observed', zh: '当期实测的权重占比' },
  titleEn: { en: 'English title', zh: '英文标题' },
  titleZh: { en: 'Chinese title', zh: '中文标题' },
  total: { en: 'the total', zh: '总体' },
  unit: { en: 'unit, group or the total, by code', zh: '单元、分组或总体的代码' },
  unitEn: { en: 'unit of measurement, English', zh: '计量单位（英文）' },
  unitZh: { en: 'unit of measurement, Chinese', zh: '计量单位（中文）' },
  units: { en: 'Units, groups and the total', zh: '单元、分组与总体' },
  until: { en: 'last period in which it existed', zh: '存在的最后时期' },
  url: { en: 'address of the source', zh: '来源网址' },
  value: { en: 'value', zh: '数值' },
  weight: {
    en: 'share of the node above it; missing where that is aggregated without weights',
    zh: '占上级节点的权重；上级合成不用权重时缺失',
  },
} satisfies Record<string, Text>;

export const points: Text = { en: 'points', zh: '分' };

/** The note of a computed indicator. */
export const computedWords = (formula: string): Text => ({
  en: `computed: ${formula}`,
  zh: `计算得出：${formula}`,
});
