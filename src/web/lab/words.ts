import type { Lang, Text } from '../../edition/index.js';
import type { Join, Scale } from './settings.js';

/** Words of the weight lab, one entry a word; the compiler finds a missing language. */
const catalogue = {
  loading: { en: 'Fetching the figures …', zh: '正在读取数据……' },
  weightsOf: { en: 'Weights below', zh: '调整下列节点的权重' },
  share: { en: 'Share of', zh: '权重：' },
  border: { en: 'Border between', zh: '边界：' },
  drop: { en: 'leave out', zh: '剔除' },
  join: { en: 'Join by', zh: '合成方法' },
  scale: { en: 'Scale', zh: '标准化' },
  own: { en: 'as in the edition', zh: '按本版' },
  period: { en: 'Period', zh: '时期' },
  undo: { en: 'Undo', zh: '撤销' },
  reset: { en: 'The edition’s weights', zh: '恢复本版权重' },
  name: { en: 'Name of these weights', zh: '为这组权重命名' },
  link: { en: 'Copy link', zh: '复制链接' },
  copied: { en: 'Copied', zh: '已复制' },
  edition: { en: 'As an edition', zh: '导出为版本文件' },
  editionHelp: {
    en: 'Paste this in place of “children:” of the tree in edition.yaml.',
    zh: '粘贴到 edition.yaml 中指标树的“children:”处。',
  },
  rank: { en: 'Rank', zh: '名次' },
  inEdition: { en: 'in the edition', zh: '本版名次' },
  unit: { en: 'Name', zh: '名称' },
  score: { en: 'Score', zh: '得分' },
  stable: { en: 'rank, weights ±25 %', zh: '权重±25%时的名次' },
  held: { en: 'rank held', zh: '名次不变' },
  all: { en: 'Show all', zh: '显示全部' },
  fewer: { en: 'Show fewer', zh: '收起' },
  whose: { en: 'Whose weights? The nearest ones under which', zh: '谁的权重？使' },
  above: { en: 'stands above', zh: '高于' },
  find: { en: 'Find', zh: '求最近的权重' },
  missing: { en: 'no score', zh: '无得分' },
} satisfies Record<string, Text>;

export type Word = keyof typeof catalogue;

export const word = (key: Word, lang: Lang): string => catalogue[key][lang];

export const joinNames: Record<Join, Text> = {
  arithmetic: { en: 'arithmetic mean', zh: '算术平均' },
  geometric: { en: 'geometric mean', zh: '几何平均' },
  harmonic: { en: 'harmonic mean', zh: '调和平均' },
  median: { en: 'weighted median', zh: '加权中位数' },
  minimum: { en: 'the weakest part', zh: '取最弱项' },
};

export const scaleNames: Record<Scale, Text> = {
  'min-max': { en: 'min–max, 0–100', zh: '极差标准化（0–100）' },
  'z-score': { en: 'z-scores', zh: 'z 分数' },
  'percentile-rank': { en: 'percentile ranks', zh: '百分位排名' },
};

/** What came of looking for the nearest weights. */
export const nearestNames: Record<string, Text> = {
  already: { en: 'These weights already have that order.', zh: '目前的权重已是这一次序。' },
  found: { en: 'Found: the bar shows them.', zh: '已找到，见权重条。' },
  impossible: {
    en: 'No weights of these nodes bring that order.',
    zh: '这些节点的任何权重都得不到这一次序。',
  },
  unsuitable: {
    en: 'With this way of joining the question cannot be answered.',
    zh: '在这种合成方法下无法回答。',
  },
  open: { en: 'The solver could not tell.', zh: '求解器未能判定。' },
};
