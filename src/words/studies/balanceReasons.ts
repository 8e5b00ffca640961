import type { NoValueReason } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';

/** Why a unit has no neighbour, where that is said otherwise. */
export const aloneReasons: Partial<Record<NoValueReason, Text>> = {
  island: {
    en: 'no unit within the distance or across a border has a value',
    zh: '设定距离内或共同边界处没有取值的单元',
  },
};

/** Why a figure of balance has no value, as a reader says it. */
export const balanceReasons: Record<NoValueReason, Text> = {
  'no-units': { en: 'nothing has a value', zh: '没有取值' },
  'one-unit': { en: 'there is only one', zh: '只有一个' },
  'few-units': { en: 'there are too few units', zh: '单元数量过少' },
  'one-period': { en: 'there is only one period', zh: '只有一期' },
  'few-periods': { en: 'there are too few periods', zh: '期数过少' },
  'uneven-steps': { en: 'the periods are not equally spaced', zh: '各时期间隔不等' },
  'negative-values': { en: 'some values are below zero', zh: '存在负值' },
  'sum-zero': { en: 'all values are zero', zh: '取值全部为零' },
  'zero-under-log': { en: 'some values are zero and have no logarithm', zh: '存在零值，不能取对数' },
  'lowest-tenth-zero': { en: 'the 10th percentile is zero', zh: '最低十分位为零' },
  'all-equal': { en: 'all are equal', zh: '全部相等' },
  'one-group': { en: 'there is only one group', zh: '只有一组' },
  collinear: { en: 'the effects cannot be separated', zh: '各因素无法区分' },
  'no-coordinates': { en: 'locations are not known', zh: '位置未知' },
  island: { en: 'no unit has a neighbour', zh: '均无邻居' },
  'empty-class': { en: 'a class is empty', zh: '有空档' },
  'several-closed-classes': { en: 'it depends on the start', zh: '取决于初始分布' },
  'same-growth': { en: 'all grew alike', zh: '增长完全相同' },
  'records-grow': {
    en: 'there are few records and their number changes, which by itself changes the spread',
    zh: '记录数偏少且各期增减，其本身即改变差距',
  },
  'errors-large': {
    en: 'errors of the data make over four fifths of the spread',
    zh: '数据误差占差距的五分之四以上',
  },
  imputed: { en: 'too much of it is imputed', zh: '其中插补值过多' },
  'no-natural-zero': {
    en: 'the scale has no natural zero, so that ratios of points mean nothing',
    zh: '该标度没有自然零点，点数之比没有意义',
  },
  'not-on-map': { en: 'the map does not show it', zh: '地图上没有' },
};
