import type { Text } from '../../edition/index.js';
import { column, orNull } from '../../tables/index.js';
import type { DrawnChange } from './drawn.js';

/** Columns shared by the tables of balance. */
export const measure = column.string('Measure', '指标', {
  note: {
    en: 'gini; theil-t, theil-l; cv: sd (n) over mean; sd-log: sd (n − 1) of ln y; atkinson-0.5, atkinson-1; hoover; p90-p10; top-10-share: of the first ten in the sum; hhi; gap-to-leaders: ln of the mean of the first four less the mean of ln y; sd (n − 1)',
    zh: 'gini：基尼系数；theil-t、theil-l：泰尔指数；cv：变异系数；sd-log：对数标准差；atkinson：阿特金森指数；hoover：胡佛指数；p90-p10：九十分位与十分位之比；top-10-share：前十名占比；hhi：赫芬达尔指数；gap-to-leaders：前四名均值的对数减各单元对数的均值；sd：标准差',
  },
});

export const reason = column.string('Why there is no value', '无取值的原因', {
  note: {
    en: 'no-units, one-unit, few-units, one-period, few-periods, uneven-steps, negative-values, sum-zero, zero-under-log, lowest-tenth-zero, all-equal, one-group, collinear, no-coordinates, island, empty-class, several-closed-classes, some-draws, not-on-map, same-growth',
    zh: 'no-units：无单元；one-unit：仅一个单元；few-units：单元过少；one-period：仅一期；few-periods：期数过少；uneven-steps：各时期间隔不等；negative-values：有负值；sum-zero：合计为零；zero-under-log：零值不能取对数；lowest-tenth-zero：十分位为零；all-equal：全部相等；one-group：仅一组；collinear：共线；no-coordinates：无坐标；island：无邻居；empty-class：有空档；several-closed-classes：多个封闭档；some-draws：部分重抽样中无法计算；not-on-map：地图上没有；same-growth：增长相同',
  },
  optional: true,
});

export const verdict = column.string('Verdict', '判断', {
  note: {
    en: 'narrowed or widened where the 95 % interval of the change lies on one side of zero, else not-distinguishable; undefined:reason',
    zh: '变化的 95% 区间全在零的一侧时为 narrowed（缩小）或 widened（扩大），否则为 not-distinguishable（无法区分）；undefined：无法定义及原因',
  },
});

export const direction = column.string('Verdict', '判断', {
  note: {
    en: 'rose or fell where the 95 % interval of the change lies on one side of zero, else not-distinguishable; undefined:reason',
    zh: '变化的 95% 区间全在零的一侧时为 rose（上升）或 fell（下降），否则为 not-distinguishable（无法区分）；undefined：无法定义及原因',
  },
});

const number = (title: Text, note?: Text) => ({ type: 'number', title, ...(note ? { note } : {}) }) as const;

/** Ends of an interval, with how it was drawn. */
export const endColumns = (note?: Text) => ({
  low: number({ en: 'Lower end of 95 %', zh: '95% 区间下限' }, note),
  high: number({ en: 'Upper end of 95 %', zh: '95% 区间上限' }, note),
});

/** Before, after and the change with its interval, with how that was drawn. */
export const changeColumns = (note?: Text) => ({
  before: number({ en: 'Value in the first period', zh: '起始时期取值' }),
  after: number({ en: 'Value in the last period', zh: '截止时期取值' }),
  change: number({ en: 'Change', zh: '变化' }),
  low: number({ en: 'Lower end of 95 % of the change', zh: '变化的 95% 区间下限' }, note),
  high: number({ en: 'Upper end of 95 % of the change', zh: '变化的 95% 区间上限' }, note),
});

/** The units over which two periods were compared. */
export const comparedColumns = {
  units: column.integer('Units compared: with a value in both periods', '参与比较的单元数（两期均有值）'),
  units_of: column.integer('Units with a value in either', '任一期有值的单元数'),
} as const;

/** The cells of these columns. */
export function changeCells({ before, after, change, low, high }: Omit<DrawnChange, 'why'>) {
  return {
    before: orNull(before),
    after: orNull(after),
    change: orNull(change),
    low: orNull(low),
    high: orNull(high),
  };
}

export const form = column.string('Form of the value', '取值形式', {
  note: {
    en: 'ln where every value of the node is above zero, else value',
    zh: '该节点全部取值大于零时为对数（ln），否则为原值（value）',
  },
});
