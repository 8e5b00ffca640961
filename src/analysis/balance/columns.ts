import type { Text } from '../../edition/index.js';
import { column, orNull } from '../../tables/index.js';
import { difference } from './rounding.js';

/** Columns shared by the tables of balance. */
export const measure = column.string('Measure', '指标', {
  note: {
    en: 'gini; theil-t, theil-l; cv: sd (n) over mean; sd-log: sd (n − 1) of ln y; atkinson-0.5, atkinson-1; hoover; p90-p10; top-10-share: of the first ten in the sum; hhi; gap-to-leaders: ln of the mean of the first four less the mean of ln y; sd (n − 1)',
    zh: 'gini：基尼系数；theil-t、theil-l：泰尔指数；cv：变异系数；sd-log：对数标准差；atkinson：阿特金森指数；hoover：胡佛指数；p90-p10：九十分位与十分位之比；top-10-share：前十名占比；hhi：赫芬达尔指数；gap-to-leaders：前四名均值的对数减各单元对数的均值；sd：标准差',
  },
});

export const reason = column.string('Why there is no value', '无取值的原因', {
  note: {
    en: 'no-units, one-unit, few-units, one-period, few-periods, uneven-steps, negative-values, sum-zero, zero-under-log, lowest-tenth-zero, all-equal, one-group, collinear, no-coordinates, island, empty-class, several-closed-classes, not-on-map, same-growth, imputed, records-grow, no-natural-zero: zero points do not mean nothing, so that ratios say nothing',
    zh: 'no-units：无单元；one-unit：仅一个单元；few-units：单元过少；one-period：仅一期；few-periods：期数过少；uneven-steps：各时期间隔不等；negative-values：有负值；sum-zero：合计为零；zero-under-log：零值不能取对数；lowest-tenth-zero：十分位为零；all-equal：全部相等；one-group：仅一组；collinear：共线；no-coordinates：无坐标；island：无邻居；empty-class：有空档；several-closed-classes：多个封闭档；not-on-map：地图上没有；same-growth：增长相同；imputed：插补值过多；records-grow：记录数有增减；no-natural-zero：零点不表示“没有”，比值无意义',
  },
  optional: true,
});

export const verdict = column.string('Verdict', '判断', {
  note: {
    en: 'narrowed or widened where p is at most 0.05, else not-distinguishable from chance; each row by itself: of twenty such rows one is wrong by chance; not-tested: a measure that is a description; undefined:reason',
    zh: 'p 不大于 0.05 时为 narrowed（缩小）或 widened（扩大），否则为 not-distinguishable（与随机起伏无法区分）；各行单独判断，二十行中约有一行偶然出错；not-tested：仅作描述的指标；undefined：无法定义及原因',
  },
});

export const pValue = column.number('p-value', 'p 值', {
  note: {
    en: 'share of permutations with a change at least as large, the larger of that by units and by groups (docs/method.md); only units of which at least 0.8 of the weight is observed; missing for measures that are not tested',
    zh: '随机置换中出现同样大变化的比例，取按单元与按分组两者中较大的；仅含观测权重不低于 0.8 的单元；未检验的指标为空',
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
  units: column.integer('Units compared: with a value in both periods', '参与比较的单元数（两期均有值）'),
  units_of: column.integer('Units with a value in either', '任一期有值的单元数'),
} as const;

/** The cells of these columns. */
export function changeCells(before: number, after: number) {
  return { before: orNull(before), after: orNull(after), change: orNull(difference(before, after)) };
}

export const form = column.string('Form of the value', '取值形式', {
  note: {
    en: 'ln where every value of the node is above zero and zero points mean nothing, else value',
    zh: '该节点全部取值大于零且零点表示“没有”时为对数（ln），否则为原值（value）',
  },
});
