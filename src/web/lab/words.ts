import type { Lang, Text } from '../../edition/index.js';

/** Texts of the weight lab; a missing language is a compile error. */
const catalogue = {
  loading: { en: 'Fetching the figures …', zh: '正在读取数据……' },
  weightsOf: { en: 'Weights below', zh: '调整下列节点的权重' },
  share: { en: 'Share of', zh: '权重：' },
  border: { en: 'Border between', zh: '边界：' },
  drop: { en: 'leave out', zh: '剔除' },
  aggregate: { en: 'Aggregate by', zh: '合成方法' },
  scale: { en: 'Scale', zh: '标准化' },
  own: { en: 'as in the edition', zh: '按本版' },
  period: { en: 'Period', zh: '时期' },
  undo: { en: 'Undo', zh: '撤销' },
  reset: { en: 'The edition’s weights', zh: '恢复本版权重' },
  name: { en: 'Name of these weights', zh: '为这组权重命名' },
  link: { en: 'Copy link', zh: '复制链接' },
  edition: { en: 'As an edition', zh: '导出为版本文件' },
  editionHelp: {
    en: 'A file that makes a variant of the edition with what you changed. With the folder of the edition:',
    zh: '该文件按您的改动生成本版的一个变体。在版本文件夹旁执行：',
  },
  download: { en: 'Download', zh: '下载' },
  rank: { en: 'Rank', zh: '位次' },
  inEdition: { en: 'in the edition', zh: '本版位次' },
  unit: { en: 'Name', zh: '名称' },
  score: { en: 'Score', zh: '得分' },
  published: { en: 'Rank in 90% of variants', zh: '九成方案下的位次' },
  stable: { en: 'rank, these weights ±25%', zh: '所选权重±25%时的位次' },
  held: { en: 'rank held', zh: '位次保持' },
  all: { en: 'Show all', zh: '显示全部' },
  fewer: { en: 'Show fewer', zh: '收起' },
  whose: {
    en: 'Whose weights? Drag a row (⠿) onto another, or search for the closest weights under which',
    zh: '谁的权重？拖动某行（⠿）到另一行，或求最近的权重，使',
  },
  above: { en: 'stands above', zh: '高于' },
  find: { en: 'Find', zh: '求最近的权重' },
  sought: { en: 'Looking for weights …', zh: '正在求解……' },
  close: { en: 'Close', zh: '关闭' },
  full: { en: 'Full result', zh: '完整结果' },
  byLeaves: {
    en: 'No weights of the components do it, but weights of single indicators do. ',
    zh: '仅调整各分项的权重做不到，但调整单项指标的权重可以。',
  },
  notEvenLeaves: {
    en: 'Not even weights of single indicators do it. ',
    zh: '即使调整单项指标的权重也做不到。',
  },
  missing: { en: 'no score', zh: '无得分' },
} satisfies Record<string, Text>;

export type Word = keyof typeof catalogue;

export const word = (key: Word, lang: Lang): string => catalogue[key][lang];

/** Sentences with names of units. */
const sentences = {
  grip: {
    en: (name: string) => `Move ${name}: arrow keys, then Enter`,
    zh: (name: string) => `移动${name}：方向键选择位置，回车确认`,
  },
  onto: {
    en: (name: string, other: string) =>
      `${name} to the place of ${other}? Let go or press Enter to ask for the weights.`,
    zh: (name: string, other: string) => `将${name}移至${other}的位置？松开或按回车求权重。`,
  },
} satisfies Record<string, Record<Lang, (name: string, other: string) => string>>;

export const sentence = <K extends keyof typeof sentences>(key: K, lang: Lang): (typeof sentences)[K]['en'] =>
  sentences[key][lang];
