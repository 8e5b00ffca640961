import type { ChoiceStep } from '../../draft/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { lang } from './state.js';

/** Texts of the editor; a missing language is a compile error. */
const catalogue = {
  reading: { en: 'Reading the edition …', zh: '正在读取版本……' },
  undo: { en: 'Undo', zh: '撤销' },
  redo: { en: 'Redo', zh: '重做' },
  save: { en: 'Save', zh: '保存' },
  saved: { en: 'Saved', zh: '已保存' },
  unsaved: { en: 'Not saved yet', zh: '尚未保存' },
  weights: { en: 'Indicators and weights', zh: '指标与权重' },
  weightsHelp: {
    en: 'Drag a bar or type a share of the group; what is beside it gives way. ⠿ moves an indicator: drag it, or use ↑ ↓.',
    zh: '拖动滑条或输入占本组的比重，同组其余项按比例让出。⠿ 用于移动指标：可拖动，也可按 ↑ ↓。',
  },
  ofWhole: { en: 'of the whole', zh: '占总体' },
  fewer: { en: 'less is better', zh: '越低越好' },
  more: { en: 'more is better', zh: '越高越好' },
  share: { en: 'Share of its group', zh: '占本组比重' },
  details: { en: 'Details', zh: '详情' },
  nameEn: { en: 'Name in English', zh: '英文名称' },
  nameZh: { en: 'Name in Chinese', zh: '中文名称' },
  unit: { en: 'Unit', zh: '计量单位' },
  formula: { en: 'Computed', zh: '计算公式' },
  direction: { en: 'Direction', zh: '方向' },
  group: { en: 'Group', zh: '所属分组' },
  newGroup: { en: 'New group …', zh: '新建分组……' },
  newGroupName: { en: 'New group', zh: '新分组' },
  method: { en: 'Method', zh: '方法' },
  methodHelp: {
    en: 'Look at a choice before you make it: what it does to these data stands beside it, and the ranking shows it.',
    zh: '先看再选：每种选择对当前数据的影响列在旁边，排名随之预览。',
  },
  inUse: { en: 'in use', zh: '正在使用' },
  asWritten: { en: 'As written in edition.yaml', zh: '按 edition.yaml 所写' },
  computing: { en: 'computing …', zh: '正在计算……' },
  cannot: { en: 'Not possible here:', zh: '此处不可用：' },
  choose: { en: 'Choose it', zh: '采用' },
  keep: { en: 'Keep as it is', zh: '保持原样' },
  preview: { en: 'Preview', zh: '预览' },
  ranking: { en: 'Ranking', zh: '排名' },
  period: { en: 'Period', zh: '时期' },
  rank: { en: 'Rank', zh: '位次' },
  change: { en: 'since saved', zh: '较保存时' },
  name: { en: 'Name', zh: '名称' },
  score: { en: 'Score', zh: '得分' },
  stable: { en: 'rank, weights ±25%', zh: '权重±25%时的位次' },
  same: { en: 'same', zh: '不变' },
  isNew: { en: 'new', zh: '新增' },
  noScore: { en: 'no score', zh: '无得分' },
  all: { en: 'All', zh: '全部' },
  changes: { en: 'What changes', zh: '有变化的' },
  nothingChanges: {
    en: 'No rank has changed since the edition was saved.',
    zh: '与保存时相比，位次没有变化。',
  },
  map: { en: 'Map', zh: '地图' },
  data: { en: 'Data', zh: '数据' },
  dataHelp: {
    en: 'The figures as they are written. Arrow keys move, Enter opens a cell; an empty cell is missing.',
    zh: '按文件所写显示数值。方向键移动，回车键编辑；留空即为缺失。',
  },
  history: { en: 'History', zh: '历史' },
  opened: { en: 'Opened', zh: '打开' },
  problems: { en: 'Check', zh: '检查' },
  noProblems: { en: 'Nothing is wrong with the edition.', zh: '版本没有错误。' },
  wrong: {
    en: 'The edition cannot be computed as it is; the ranking is that of before.',
    zh: '版本目前无法计算，所示排名仍为此前结果。',
  },
  notSure: { en: 'Good to know', zh: '需要留意' },
  changedThere: { en: 'Changed elsewhere meanwhile:', zh: '以下文件已在别处被修改：' },
  takeTheirs: { en: 'Take what is there', zh: '采用对方内容' },
  writeMine: { en: 'Write mine over it', zh: '用我的覆盖' },
  takenFromThere: { en: 'Changed elsewhere', zh: '别处的修改' },
  lostServer: {
    en: 'The program does not answer any more: was it stopped? Nothing is lost as long as this page is open.',
    zh: '程序已无响应，可能已停止。只要本页不关闭，改动就不会丢失。',
  },
  tabs: { en: 'Parts of the editor', zh: '编辑器各部分' },
  keptHere: { en: 'Kept in this browser{time}. Nothing is sent.', zh: '保存在本浏览器{time}，不向外发送。' },
  keeping: { en: 'Keeping …', zh: '正在保存……' },
  notKept: {
    en: 'This browser keeps nothing (a private window, or no room): download the edition before you close the page.',
    zh: '本浏览器无法保存（可能是无痕窗口或空间不足），请在关闭前下载版本。',
  },
  another: { en: 'Another edition …', zh: '换一个版本……' },
  download: { en: 'Download', zh: '下载' },
  startTitle: { en: 'Make an index of your own, in this browser.', zh: '在浏览器中编制自己的指数。' },
  startAbout: {
    en: 'It is computed and kept here; nothing is sent. Download it as an edition, and open it again here or with iplus.',
    zh: '计算与保存均在本机浏览器内，不向外发送。可下载为版本文件，之后在此处或用 iplus 再次打开。',
  },
  startHere: { en: 'From the index of this site', zh: '从本站指数开始' },
  startHereAbout: {
    en: 'Its places, figures, indicators and weights; the method is that of a new edition (scores from 0 to 100, arithmetic means).',
    zh: '沿用其单元、数据、指标和权重；方法为新版本的默认方法（0至100分，算术平均）。',
  },
  startHereDo: { en: 'Make it mine', zh: '以此为起点' },
  startZip: { en: 'From an edition (.zip)', zh: '从版本文件（.zip）开始' },
  startZipAbout: {
    en: 'An edition that was downloaded here, or a folder with edition.yaml that was zipped.',
    zh: '此前下载的版本，或含有 edition.yaml 的文件夹压缩包。',
  },
  simulated: { en: 'Simulated data', zh: '模拟数据' },
  example: { en: 'Example data', zh: '示例数据' },
} as const satisfies Record<string, Text>;

export const word = (name: keyof typeof catalogue): string => catalogue[name][lang];

/** A sentence in both languages: the history says it in either. */
export const both = (make: (lang: Lang) => string): Text => ({ en: make('en'), zh: make('zh') });

export const stepNames: Record<ChoiceStep, Text> = {
  impute: { en: 'Missing figures', zh: '缺失值' },
  treat: { en: 'Outliers', zh: '异常值' },
  normalise: { en: 'Scale', zh: '标准化' },
  aggregate: { en: 'How parts are combined', zh: '合成方法' },
  missing: { en: 'How much a unit needs', zh: '得分所需数据' },
};

/** The name of every choice, and what it means. */
export const choiceNames: Record<ChoiceStep, Record<string, readonly [name: Text, means: Text]>> = {
  impute: {
    none: [
      { en: 'Leave them missing', zh: '不填补' },
      { en: 'A gap stays a gap.', zh: '缺失保持缺失。' },
    ],
    linear: [
      { en: 'On the line between periods', zh: '时期间线性插值' },
      {
        en: 'Between the nearest periods; the last stands until the end.',
        zh: '取前后最近时期之间的直线，末期沿用最后一个值。',
      },
    ],
    last: [
      { en: 'The last figure', zh: '沿用上期' },
      { en: 'The last figure of the unit is carried forward.', zh: '沿用该单元最近一期的数值。' },
    ],
    mean: [
      { en: 'The mean of the others', zh: '其他单元均值' },
      { en: 'Of all units in the same period.', zh: '取同期所有单元的均值。' },
    ],
    nearest: [
      { en: 'As the most alike', zh: '相近单元' },
      { en: 'From the ten units that are most alike.', zh: '取最相近的十个单元。' },
    ],
  },
  treat: {
    none: [
      { en: 'Leave them', zh: '不处理' },
      { en: 'Every figure counts as it is.', zh: '所有数值按原值计。' },
    ],
    winsorise: [
      { en: 'Move at most five to the next', zh: '缩尾（至多五个）' },
      {
        en: 'Where a series is skewed: the farthest get the value of the next, or logarithms are taken.',
        zh: '分布偏斜时，最远的值取次远值；仍偏斜则取对数。',
      },
    ],
    fences: [
      { en: 'Cut at the fences', zh: '按四分位距截断' },
      {
        en: 'Beyond the quartiles by 1.5 interquartile ranges.',
        zh: '超出四分位数1.5倍四分位距者取界限值。',
      },
    ],
  },
  normalise: {
    'min-max': [
      { en: 'From lowest to highest', zh: '极差标准化' },
      { en: 'The lowest of all periods is 0, the highest 100.', zh: '各时期最低为0，最高为100。' },
    ],
    'z-score': [
      { en: 'Distance from the mean', zh: '标准分' },
      { en: 'In standard deviations: far ahead counts as far ahead.', zh: '以标准差计，领先越多得分越高。' },
    ],
    'percentile-rank': [
      { en: 'Share of units behind', zh: '百分位' },
      { en: 'Only the order counts, not the distance.', zh: '只看次序，不看差距。' },
    ],
    goalposts: [
      { en: 'Between goalposts', zh: '上下限' },
      { en: 'Between the bounds low and high of each indicator.', zh: '按各指标给定的下限和上限计分。' },
    ],
    'base-share': [
      { en: 'Share of the base period', zh: '占基期比重' },
      { en: 'Each unit as a share of the total of the base period.', zh: '各单元占基期合计的比重。' },
    ],
  },
  aggregate: {
    arithmetic: [
      { en: 'Arithmetic mean', zh: '算术平均' },
      { en: 'A strong part makes up for a weak one.', zh: '强项可以弥补弱项。' },
    ],
    geometric: [
      { en: 'Geometric mean', zh: '几何平均' },
      { en: 'A weak part weighs more; none may be zero.', zh: '弱项影响更大，各项不得为零。' },
    ],
    harmonic: [
      { en: 'Harmonic mean', zh: '调和平均' },
      { en: 'The weakest parts decide most.', zh: '由最弱的部分主导。' },
    ],
    median: [
      { en: 'Median', zh: '中位数' },
      { en: 'The part in the middle; weights do not count.', zh: '取居中的部分，不计权重。' },
    ],
    minimum: [
      { en: 'Weakest part', zh: '最弱项' },
      { en: 'Only the weakest part counts.', zh: '只看最弱的部分。' },
    ],
  },
  missing: {
    all: [
      { en: 'All parts', zh: '全部分项' },
      { en: 'A unit has a score only where every part has one.', zh: '各分项齐备才有得分。' },
    ],
    half: [
      { en: 'Half of the parts', zh: '半数分项' },
      { en: 'The others take over the weight of what is missing.', zh: '缺失项的权重由其余分项分担。' },
    ],
    any: [
      { en: 'Whatever there is', zh: '有多少算多少' },
      { en: 'One part is enough.', zh: '只要有一个分项即可。' },
    ],
  },
};
