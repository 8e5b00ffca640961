import type { Text } from '../../edition/index.js';
import type { LossReason } from '../../engine/index.js';

/** The status of a raw figure in words; the codes are those of `reasonName`, and `mixed` for a group. */
export const reasonWords: Record<string, Text> = {
  observed: { en: 'observed', zh: '实测' },
  'not-observed': { en: 'not observed', zh: '无观测' },
  suppressed: { en: 'withheld as confidential', zh: '因保密不予公布' },
  blank: { en: 'its records are blank there', zh: '所含记录的相应栏均为空' },
  'denominator-zero': { en: 'its denominator is zero', zh: '分母为零' },
  'out-of-range': { en: 'outside the range of numbers', zh: '超出数值范围' },
  'unit-did-not-exist': { en: 'the unit did not exist', zh: '该单元当时不存在' },
  implausible: { en: 'cannot be true, and left out until someone decides', zh: '不可能为真，待确认前未计入' },
  screened: { en: 'screened out, too little data', zh: '数据过少，已被筛除' },
  'imputed:linear': { en: 'on the line between two observed periods', zh: '两个观测时期之间直线内插' },
  'imputed:hold': { en: 'the last observed value', zh: '沿用最后一次观测值' },
  'imputed:back': { en: 'the first observed value', zh: '沿用首次观测值' },
  'imputed:mean': { en: 'the mean of observed units', zh: '有实测值单元的平均数' },
  'imputed:median': { en: 'the median of observed units', zh: '有实测值单元的中位数' },
  'imputed:row-mean': { en: 'the mean of the unit’s other indicators', zh: '该单元其他指标的平均数' },
  'imputed:row-median': { en: 'the median of the unit’s other indicators', zh: '该单元其他指标的中位数' },
  'imputed:em': {
    en: 'expected from the unit’s other indicators (EM)',
    zh: '由该单元其他指标推得的期望值（EM）',
  },
  'imputed:nearest': { en: 'the mean of the most similar units', zh: '最相近单元的平均数' },
  mixed: { en: 'several', zh: '多种' },
};

/** Why a score is missing although its inputs are present, in words. */
export const lossWords: Record<LossReason, Text> = {
  'log-of-not-positive': { en: 'a figure of zero or below has no logarithm', zh: '数值不大于零，无法取对数' },
  'no-scale': { en: 'all are the same, so that there is no scale', zh: '各单元取值相同，无法标准化' },
  'negative-part': {
    en: 'a part is below zero, and this mean needs parts of zero or more',
    zh: '有下级得分为负，而此种平均要求得分不小于零',
  },
  'needs-all-parts': {
    en: 'a part is missing, and this method needs all',
    zh: '缺少下级得分，而该方法要求齐全',
  },
  'too-few-parts': { en: 'too few of its parts have a value', zh: '有值的下级不足' },
  'part-missing': { en: 'the part that it takes is missing', zh: '所取的下级缺失' },
  'not-defined': { en: 'the method has no score for these parts', zh: '该方法对这些下级无法得出得分' },
};
