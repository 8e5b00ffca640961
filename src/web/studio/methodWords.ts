import type { ChoiceStep } from '../../draft/index.js';
import type { Text } from '../../edition/index.js';

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
      { en: 'Distance from the mean', zh: 'Z 分数' },
      { en: 'In standard deviations: far ahead counts as far ahead.', zh: '以标准差计，领先越多得分越高。' },
    ],
    'percentile-rank': [
      { en: 'Share of units behind', zh: '百分位' },
      { en: 'Only the order counts, not the distance.', zh: '只看次序，不看差距。' },
    ],
    goalposts: [
      { en: 'Between goalposts', zh: '门柱法' },
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
      { en: 'Weighted median', zh: '加权中位数' },
      {
        en: 'The part in the middle: half of the weight is below it, half above.',
        zh: '取居中的部分，其上、其下各占一半权重。',
      },
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
