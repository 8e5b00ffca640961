import type { Text } from '../../edition/index.js';
import { column, orNull } from '../../tables/index.js';
import { difference } from './rounding.js';

/** Columns shared by the tables of balance. */
export const measure = column.string('Measure', '指标', {
  note: {
    en: 'gini; theil-t, theil-l; cv: standard deviation (n) divided by the mean; sd-log: standard deviation (n − 1) of ln y; atkinson-0.5, atkinson-1; hoover; p90-p10: ratio of the 90th to the 10th percentile; top-10-share: share of the ten highest in the sum; hhi: Herfindahl-Hirschman index; gap-to-leaders: ln of the mean of the four highest minus the mean of ln y; sd: standard deviation (n − 1)',
    zh: 'gini：基尼系数；theil-t、theil-l：泰尔指数；cv：变异系数；sd-log：对数标准差；atkinson：阿特金森指数；hoover：胡佛指数；p90-p10：九十分位与十分位之比；top-10-share：前十名占比；hhi：赫芬达尔指数；gap-to-leaders：前四名均值的对数减各单元对数的均值；sd：标准差',
  },
});

export const reason = column.string('Reason why there is no value', '无取值的原因', {
  note: {
    en: 'no-units: no unit has a value; one-unit: only one unit; few-units: too few units; one-period: only one period; few-periods: too few periods; uneven-steps: periods not equally spaced; negative-values: some values are negative; sum-zero: the sum is zero; zero-under-log: zeros have no logarithm; lowest-tenth-zero: the 10th percentile is zero; all-equal: all values are equal; one-group: only one group; collinear: the effects cannot be separated; no-coordinates: locations are unknown; island: no unit has a neighbour; empty-class: a class is empty; several-closed-classes: the long run depends on the start; not-on-map: not shown on the map; same-growth: all grew alike; imputed: too many imputed values; records-grow: few records, and their number changes; errors-large: errors make over four fifths of the variance; no-natural-zero: zero points do not mean “none”, so ratios are meaningless',
    zh: 'no-units：无单元；one-unit：仅一个单元；few-units：单元过少；one-period：仅一期；few-periods：期数过少；uneven-steps：各时期间隔不等；negative-values：有负值；sum-zero：合计为零；zero-under-log：零值不能取对数；lowest-tenth-zero：十分位为零；all-equal：全部相等；one-group：仅一组；collinear：共线；no-coordinates：无坐标；island：无邻居；empty-class：有空档；several-closed-classes：多个封闭档；not-on-map：地图上没有；same-growth：增长相同；imputed：插补值过多；records-grow：记录数有增减；errors-large：误差占方差五分之四以上；no-natural-zero：零点不表示“没有”，比值无意义',
  },
  optional: true,
});

export const verdict = column.string('Verdict', '判断', {
  note: {
    en: 'narrowed or widened if p_together is at most 0.05, otherwise not-distinguishable from chance; not-tested: a descriptive measure; undefined:reason',
    zh: 'p_together 不大于 0.05 时为 narrowed（缩小）或 widened（扩大），否则为 not-distinguishable（与随机起伏无法区分）；not-tested：仅作描述、不作检验的指标；undefined:原因：无法定义',
  },
});

export const pTogether = column.number(
  'p-value among all verdicts of the level',
  '同层级全部判断合并后的 p 值',
  {
    note: {
      en: 'how often permutations make the largest change of all nodes, measures and pairs of periods of the level as large as this one (docs/method.md), meant to give one level in twenty without any change a verdict; that of the whole index among the units is its own p in the headline: sd-log (gini if a value is zero) since the first period; missing for measures that are not tested',
      zh: '随机置换中，同层级全部节点、指标与时期对的最大变化达到此变化的比例，目标是：若实际并无变化，二十个层级中有一个会出现误判；总指数在单元层级自首期以来的 sd-log（有零值时为 gini）为主要判断，取其自身的 p；未检验的指标为空',
    },
  },
);

export const pValue = column.number('p-value', 'p 值', {
  note: {
    en: 'share of permutations with a change at least as large; permutations by units, by groups and by blocks of neighbours, the largest p-value (docs/method.md); only units with at least 0.8 of their weight observed; missing for measures that are not tested',
    zh: '随机置换中出现同样大变化的比例，取按单元、按分组与按相邻区块三者中最大的；仅含观测权重不低于 0.8 的单元；未检验的指标为空',
  },
});

const number = (title: Text) => ({ type: 'number', title }) as const;

/** Before, after and the change. */
export const changeColumns = {
  before: number({ en: 'Value in the first period', zh: '起始时期取值' }),
  after: number({ en: 'Value in the last period', zh: '截止时期取值' }),
  change: number({ en: 'Change', zh: '变化' }),
} as const;

/** The units over which two periods were compared. */
export const comparedColumns = {
  units: column.integer(
    'Number of units compared (those with a value in both periods)',
    '参与比较的单元数（两期均有值）',
  ),
  units_of: column.integer('Number of units with a value in either period', '任一期有值的单元数'),
} as const;

/** The cells of these columns. */
export function changeCells(before: number, after: number) {
  return { before: orNull(before), after: orNull(after), change: orNull(difference(before, after)) };
}

export const form = column.string('Scale of the values', '取值形式', {
  note: {
    en: 'ln (logarithm) if all values of the node are positive and zero points mean “none”, otherwise value (untransformed)',
    zh: '该节点全部取值大于零且零点表示“没有”时为对数（ln），否则为原值（value）',
  },
});
