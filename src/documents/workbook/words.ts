import type { Text } from '../../edition/index.js';
import { bilingual } from '../../words/index.js';

/** Fixed words of the workbook; a reader sees both languages side by side. */
export const workbookWords = {
  absent: { en: 'absent children', zh: '缺失的下级' },
  about: { en: 'About', zh: '说明' },
  bounds: { en: 'q: upper end, or standard deviation', zh: 'q：上端或标准差' },
  boundsFrom: { en: 'p: lower end of the scores, or mean', zh: 'p：分值下端或均值' },
  carried: {
    en: 'grey italics: a value carried over, no formula',
    zh: '灰色斜体：直接载入的数值，无公式',
  },
  chinese: { en: 'Chinese name', zh: '中文名称' },
  code: { en: 'Code', zh: '代码' },
  counts: { en: 'has begun (1/0)', zh: '已开始（1/0）' },
  dataOf: { en: 'raw figures', zh: '原始数值' },
  denominator: { en: 'divided by', zh: '分母' },
  direction: { en: 'direction', zh: '方向' },
  doubts: { en: 'What is uncertain', zh: '不确定之处' },
  english: { en: 'English name', zh: '英文名称' },
  exists: { en: 'exists until', zh: '存在至' },
  file: { en: 'File', zh: '文件' },
  filled: { en: 'orange: filled in, not observed', zh: '橙色：填补值，非实测' },
  form: { en: 'Formula', zh: '公式' },
  formulas: { en: 'What is alive', zh: '哪些会联动' },
  from: { en: 'From', zh: '来自' },
  group: { en: 'Group', zh: '分组' },
  leaves: { en: 'reweight over the available indicators', zh: '权重由现有指标按比例分担' },
  reweighted: { en: 'reweight over the available', zh: '权重由现有下级按比例分担' },
  how: { en: 'How to use it', zh: '使用方法' },
  id: { en: 'Id', zh: '标识' },
  aggregate: { en: 'aggregated by', zh: '合成方式' },
  keep: { en: 'add nothing', zh: '不计入' },
  kind: { en: 'What', zh: '内容' },
  licence: { en: 'Licence', zh: '许可' },
  live: { en: 'scores', zh: '得分' },
  liveFormula: { en: 'formulas', zh: '公式' },
  liveValues: {
    en: 'values: this way to aggregate has no spreadsheet formula',
    zh: '数值：此合成方式无电子表格公式',
  },
  members: { en: 'Units', zh: '单元数' },
  method: { en: 'Method', zh: '方法' },
  minPresent: { en: 'share of the children that must be present', zh: '须有数据的下级比例' },
  needed: { en: 'children needed', zh: '所需下级数' },
  normalise: { en: 'normalised by', zh: '标准化方法' },
  note: { en: 'Note', zh: '注' },
  observed: { en: 'Date of the data', zh: '数据日期' },
  parent: { en: 'Parent', zh: '上级' },
  partial: { en: 'violet: computed although a part is absent', zh: '紫色：部分缺失仍计算' },
  period: { en: 'Period shown', zh: '所示时期' },
  pinyin: { en: 'Pinyin', zh: '拼音' },
  rank: { en: 'Rank', zh: '位次' },
  rankDigits: { en: 'decimals of the scores that ranks are taken on', zh: '排名所依分值的小数位' },
  reasons: { en: 'Why these weights', zh: '权重依据' },
  release: { en: 'Release', zh: '发布版' },
  rollUp: { en: 'Made of its units as', zh: '由单元汇总' },
  share: { en: 'share of the parent', zh: '占上级份额' },
  sheets: { en: 'Sheets', zh: '工作表' },
  software: { en: 'Software', zh: '软件' },
  source: { en: 'source', zh: '来源' },
  status: { en: 'Status', zh: '状态' },
  dataStatus: { en: 'Data status', zh: '数据性质' },
  sum: { en: 'sum', zh: '合计' },
  mean: { en: 'mean', zh: '均值' },
  taken: { en: 'a: from the values', zh: 'a：取自数值' },
  takenAlso: { en: 'b: from the values', zh: 'b：取自数值' },
  title: { en: 'Title', zh: '标题' },
  total: { en: 'Total', zh: '总体' },
  treatedMark: { en: 'blue: moved or transformed as an outlier', zh: '蓝色：作为离群值移动或变换' },
  treatment: { en: 'outliers', zh: '离群值' },
  turned: { en: 'turned (less of it scores higher)', zh: '已反向（越少得分越高）' },
  unit: { en: 'unit', zh: '单位' },
  byNode: { en: 'a rule of its own for each node', zh: '各节点规则不同' },
  unrounded: { en: 'unrounded', zh: '不取整' },
  version: { en: 'Version', zh: '版本' },
  weight: { en: 'weight (change it here)', zh: '权重（可在此修改）' },
  whole: { en: 'share of the whole index', zh: '占总指数份额' },
} as const satisfies Record<string, Text>;

export type WorkbookWord = keyof typeof workbookWords;

/** A fixed word in both languages on one line. */
export function bilingualWord(key: WorkbookWord): string {
  return bilingual(workbookWords[key]);
}

/** What each sheet holds, in the second row of the sheet. */
export const sheetAbout = {
  Units: { en: 'What is ranked, and the groups it belongs to.', zh: '参与排名的单元及其所属分组。' },
  Framework: {
    en: 'Change the yellow weights: they count relative to their siblings, and scores, ranks and groups follow.',
    zh: '修改黄色单元格中的权重（同级之间为相对值），得分、排名与分组随之更新。',
  },
  Data: {
    en: 'Raw figures of the period shown, as read; an empty cell is missing. They may be changed too.',
    zh: '所示时期的原始数值，空格表示缺失；也可修改。',
  },
  Treated: {
    en: 'After dividing, filling gaps, treating outliers and turning: more is better. Formulas where the raw figure was only divided or turned.',
    zh: '经除以分母、填补缺口、处理离群值并统一方向（越大越好）。仅除以分母或反向的为公式。',
  },
  Normalised: {
    en: 'Indicators on a common scale; x is the treated figure, the other letters are the parameters above the names.',
    zh: '统一尺度后的指标；x 为处理后数值，其余字母为名称上方的参数。',
  },
  Scores: {
    en: 'Level by level from the whole index to the indicators; a node is computed from its children and their shares.',
    zh: '自总指数逐级至指标；每个节点由其下级及份额计算。',
  },
  Ranks: {
    en: '1 is the first; equal scores share the best rank. The last column says how the score came about in the release.',
    zh: '1 为首位；得分相同者并列取较前位次。末列说明发布版中该得分的来历。',
  },
  Groups: {
    en: 'Groups and the total, from the scores of their units.',
    zh: '由各单元得分汇总的分组与总体。',
  },
  Provenance: {
    en: 'What the release was made of. Each file can be checked by its SHA-256.',
    zh: '发布版的全部来源；每个文件可用 SHA-256 核对。',
  },
  iData: {
    en: 'Data in the layout of COINr. Save the workbook, and “iplus import excel” makes an edition of these two sheets.',
    zh: '按 COINr 格式排列的数据。保存工作簿后，可用 iplus import excel 由这两张表生成版本。',
  },
  iMeta: {
    en: 'Framework in the layout of COINr, with the weights as they stand in Framework.',
    zh: '按 COINr 格式排列的框架，权重与 Framework 一致。',
  },
} as const satisfies Record<string, Text>;

/** The paragraphs of the first sheet. */
export const howTo: readonly Text[] = [
  {
    en: 'Change a yellow weight in Framework: shares, scores, ranks and groups are computed again by the formulas you see in the cells.',
    zh: '在 Framework 中修改黄色权重：份额、得分、排名与分组按单元格中的公式重新计算。',
  },
  {
    en: 'Change a figure in Data: it goes through Treated and Normalised into the scores. A filled-in or treated figure (coloured) is a value; change it in Treated.',
    zh: '在 Data 中修改数值：经 Treated、Normalised 进入得分。填补或处理过的数值（有底色）为定值，请在 Treated 中修改。',
  },
  {
    en: 'Parameters that the edition takes from all periods are values in Normalised: a changed figure does not move them.',
    zh: '方法取自全部时期的参数在 Normalised 中为定值，修改单个数值不会使其变动。',
  },
  {
    en: 'What you change here is not part of the release; to publish it, change the edition and build it again.',
    zh: '此处的修改不属于发布版；如需发布，请修改版本文件并重新生成。',
  },
];
