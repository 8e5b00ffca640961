import type { ChoiceStep, choices } from '../../draft/index.js';
import type { Text } from '../../edition/index.js';

export const stepNames: Record<ChoiceStep, Text> = {
  impute: { en: 'Missing figures', zh: '缺失值' },
  treat: { en: 'Outliers', zh: '异常值' },
  normalise: { en: 'Scale', zh: '标准化' },
  aggregate: { en: 'How parts are combined', zh: '合成方法' },
  missing: { en: 'How much a unit needs', zh: '得分所需数据' },
};

type Named = readonly [name: Text, means: Text];

/** The name of every choice, and what it means; a missing one is a compile error. */
const words: { [S in ChoiceStep]: Record<keyof (typeof choices)[S], Named> } = {
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
    robust: [
      { en: 'Distance from the median', zh: '稳健 Z 分数' },
      {
        en: 'In median absolute deviations: outliers hardly move the others.',
        zh: '以中位数绝对偏差计，异常值对其他单元影响很小。',
      },
    ],
    rank: [
      { en: 'Rank', zh: '位次' },
      { en: 'The number of units behind, plus one.', zh: '落后单元数加一。' },
    ],
    borda: [
      { en: 'Borda count', zh: 'Borda 计数' },
      { en: 'The number of units behind.', zh: '落后单元的个数。' },
    ],
    'exponential-rank': [
      { en: 'Rank, the first standing out', zh: '位次，突出居前者' },
      { en: 'From 0 to 100: the first tenth has 50 and more.', zh: '0至100：前十分之一得50以上。' },
    ],
    'normal-score': [
      { en: 'Normal score', zh: '正态得分' },
      {
        en: 'The place of the same rank in a normal distribution: only the order counts.',
        zh: '该位次在正态分布中的位置：只看次序。',
      },
    ],
    'distance-to-max': [
      { en: 'Distance to the best', zh: '与最优值的距离' },
      {
        en: 'One for the best, less the distance to it as a share of the whole range.',
        zh: '最优者为1，减去与其差距占极差的比例。',
      },
    ],
    'fraction-of-max': [
      { en: 'Share of the best', zh: '占最优值的比例' },
      { en: 'Each figure divided by the highest.', zh: '各值除以最高值。' },
    ],
    'around-reference': [
      { en: 'Around the base', zh: '以基期为中心' },
      {
        en: 'The mean of the base period is 100; from the lowest to the highest figure it is 60 points.',
        zh: '基期均值为100，最低值与最高值相差60分。',
      },
    ],
    scaled: [
      { en: 'Fixed scale', zh: '固定尺度' },
      {
        en: 'Between the bounds of each indicator, and beyond them where figures are.',
        zh: '按各指标给定的上下限计分，超出界限者不截断。',
      },
    ],
    'log-goalposts': [
      { en: 'Between goalposts, in logarithms', zh: '对数门柱法' },
      { en: 'Equal ratios count equally, as for incomes.', zh: '等比的差距得分相等，适用于收入等指标。' },
    ],
    none: [
      { en: 'As they are', zh: '原值' },
      { en: 'For indicators that share one scale already.', zh: '适用于已使用同一尺度的指标。' },
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
    maximum: [
      { en: 'Strongest part', zh: '最强项' },
      { en: 'Only the strongest part counts.', zh: '只看最强的部分。' },
    ],
    'standard-error': [
      { en: 'Standard error of the mean', zh: '均值的标准误' },
      {
        en: 'How far the mean of the parts may be off, where they measure one thing.',
        zh: '各项测量同一事物时，其均值可能的误差。',
      },
    ],
    'mean-min': [
      { en: 'Mean with a penalty for the weakest', zh: '均值—最小值函数' },
      {
        en: 'The farther the weakest part is below the mean, the lower the score.',
        zh: '最弱项低于均值越多，得分越低。',
      },
    ],
    'mazziotta-pareto': [
      { en: 'Mazziotta-Pareto', zh: 'Mazziotta-Pareto（向下惩罚）' },
      {
        en: 'Mean of standardised parts, less a penalty for being uneven.',
        zh: '各项标准化后取均值，再减去不均衡的惩罚。',
      },
    ],
    'mazziotta-pareto-upwards': [
      { en: 'Mazziotta-Pareto, upwards', zh: 'Mazziotta-Pareto（向上惩罚）' },
      {
        en: 'Where a high score is bad, as poverty: being uneven adds to it.',
        zh: '用于得分高为差的指数（如贫困），不均衡使得分上升。',
      },
    ],
    'mazziotta-pareto-adjusted': [
      { en: 'Adjusted Mazziotta-Pareto', zh: '修正 Mazziotta-Pareto（向下惩罚）' },
      {
        en: 'Mean of the parts as they are, less a penalty for being uneven.',
        zh: '直接取各项均值，再减去不均衡的惩罚。',
      },
    ],
    'mazziotta-pareto-adjusted-upwards': [
      { en: 'Adjusted Mazziotta-Pareto, upwards', zh: '修正 Mazziotta-Pareto（向上惩罚）' },
      {
        en: 'The same where a high score is bad: being uneven adds to it.',
        zh: '同上，用于得分高为差的指数，不均衡使得分上升。',
      },
    ],
    copeland: [
      { en: 'Copeland score', zh: 'Copeland 得分' },
      {
        en: 'Wins less losses when every two units are compared part by part.',
        zh: '各单元两两逐项比较，胜数减负数。',
      },
    ],
    topsis: [
      { en: 'TOPSIS nearness', zh: 'TOPSIS 贴近度' },
      {
        en: 'Near to the best of all parts and far from the worst.',
        zh: '距各项最优值近、距最差值远者得分高。',
      },
    ],
    wroclaw: [
      { en: 'Wroclaw taxonomic nearness', zh: '弗罗茨瓦夫分类贴近度' },
      {
        en: 'Near to an ideal unit with the best of every part.',
        zh: '越接近各项均最优的理想单元，得分越高。',
      },
    ],
    'benefit-of-the-doubt': [
      { en: 'Benefit of the doubt', zh: '“疑点利益”法（BoD）' },
      { en: 'Each unit has the weights that are best for it.', zh: '各单元采用对自己最有利的权重。' },
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

export const choiceNames: Record<ChoiceStep, Record<string, Named>> = words;
