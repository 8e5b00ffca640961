import { same, type Text } from '../text.js';
import { wordList } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** Problems of the method: bases, scales, imputation, screening, denominators and computed weights. */
export const methodProblems = {
  baseNotPositive: (at: Place, id: string, base: string, total: number): Problem => ({
    at,
    found: {
      en: `the total of “${id}” in the base ${base} is ${total}`,
      zh: `“${id}”在基期 ${base} 的合计为 ${total}`,
    },
    expected: { en: 'a base total above zero', zh: '基期合计大于零' },
    mend: {
      en: 'choose another base period, or another normalisation for it',
      zh: '请更换基期，或改用其他标准化方法',
    },
  }),
  baseWithoutData: (at: Place, base: string): Problem => ({
    at,
    found: { en: `no indicator has any value in the base ${base}`, zh: `基期 ${base} 没有任何指标数据` },
    expected: { en: 'values in the base period', zh: '基期应有数据' },
    mend: { en: 'choose a base period with data, or add the data', zh: '请选择有数据的基期，或补充数据' },
  }),
  noData: (at: Place, id: string): Problem => ({
    at,
    found: { en: `no value at all for the indicator “${id}”`, zh: `指标“${id}”没有任何数据` },
    expected: { en: 'values in data/ or a signal that computes them', zh: 'data/ 中的数据，或计算它的信号' },
    mend: { en: 'add its data, or take it out of the tree', zh: '请补充数据，或将其移出框架树' },
  }),
  shareOfNegative: (at: Place, id: string): Problem => ({
    at,
    found: { en: `“${id}” has direction -1`, zh: `“${id}”为逆向指标（direction -1）` },
    expected: {
      en: 'direction 1 for every indicator with base-share',
      zh: 'base-share 方法要求指标均为正向',
    },
    mend: {
      en: 'give the inverse ratio, or choose min-max or z-score',
      zh: '请改用倒数比率，或选择 min-max、z-score',
    },
  }),
  withoutEffect: (at: Place, option: string, needs: Text | string): Problem => {
    const needed = typeof needs === 'string' ? same(needs) : needs;
    return {
      at,
      found: { en: `“${option}”, which does nothing here`, zh: `“${option}”在此不起作用` },
      expected: { en: `${option} only with ${needed.en}`, zh: `${option} 仅与${needed.zh}同用` },
      mend: { en: `remove ${option}, or add ${needed.en}`, zh: `请删去 ${option}，或补充${needed.zh}` },
    };
  },
  besideFences: (at: Place, others: readonly string[]): Problem => ({
    at,
    found: { en: `${wordList(others).en} beside fences`, zh: `fences 之外又写了 ${wordList(others).zh}` },
    expected: {
      en: 'either fences, or winsorising and a transformation',
      zh: '要么用 fences，要么用缩尾与变换',
    },
    mend: { en: 'remove one of the two', zh: '请删去其中之一' },
  }),
  allScreened: (at: Place, what: Text): Problem => ({
    at,
    found: { en: `every ${what.en} is screened out`, zh: `全部${what.zh}都被筛除` },
    expected: { en: 'at least one unit and one indicator left', zh: '至少留下可以编制指数的数据' },
    mend: { en: 'lower the limits, or fill the data', zh: '请降低筛选门槛，或补充数据' },
  }),
  tooWide: (at: Place, group: string, period: string, units: number, indicators: number): Problem => ({
    at,
    found: {
      en: `${units} units with figures for the ${indicators} indicators of “${group}” in ${period}`,
      zh: `${period}“${group}”的 ${indicators} 个指标只有 ${units} 个单元有数据`,
    },
    expected: { en: 'more units than indicators, for em to fit', zh: '单元数多于指标数，em 方可拟合' },
    mend: {
      en: 'use smaller groups (within: 1), or another way to impute',
      zh: '请用更小的指标组（within: 1），或改用其他填补方法',
    },
  }),
  notConverged: (at: Place, group: string, period: string): Problem => ({
    at,
    found: {
      en: `em does not settle for the indicators of “${group}” in ${period}`,
      zh: `${period}“${group}”各指标的 em 估计不收敛`,
    },
    expected: { en: 'figures that determine means and covariances', zh: '足以确定均值与协方差的数据' },
    mend: {
      en: 'use smaller groups (within: 1), or another way to impute',
      zh: '请用更小的指标组（within: 1），或改用其他填补方法',
    },
  }),
  notAscending: (at: Place, before: number, after: number): Problem => ({
    at,
    found: { en: `the point ${after} after ${before}`, zh: `点 ${before} 之后是 ${after}` },
    expected: { en: 'raw values that ascend from point to point', zh: '各点的原始值依次递增' },
    mend: { en: 'write the points from the smallest raw value upwards', zh: '请按原始值从小到大书写各点' },
  }),
  bounds: (at: Place, id: string, method: string, positive: boolean, low: number, high: number): Problem => ({
    at,
    found: {
      en: `the bounds ${low} and ${high} for “${id}” (${method})`,
      zh: `“${id}”的界限为 ${low} 与 ${high}（${method}）`,
    },
    expected: positive
      ? { en: 'low above zero and high above low', zh: '下限大于零，上限大于下限' }
      : { en: 'high above low', zh: '上限大于下限' },
    mend: {
      en: 'fill the columns low and high of indicators.csv, or low and high of the method',
      zh: '请填写 indicators.csv 的 low 与 high 列，或方法中的 low 与 high',
    },
  }),
  noReversal: (at: Place, id: string, parent: string): Problem => ({
    at,
    found: {
      en: `“${id}” of another polarity than “${parent}”, with scores that cannot be reversed for it`,
      zh: `“${id}”与“${parent}”的极性相反，而其得分无法为上级反向`,
    },
    expected: {
      en: 'scores on one scale with two ends or a middle (min-max, goalposts, z-score, percentile-rank …), absent parts not counted as nothing',
      zh: '得分处于有两端或中点的同一尺度（min-max、goalposts、z-score、percentile-rank 等），且缺失部分不按零计',
    },
    mend: {
      en: `give it rescale: { method: min-max }, or leave polarity out and turn its indicators by direction`,
      zh: '请为其指定 rescale: { method: min-max }；或不写 polarity，改用指标的 direction',
    },
  }),
  noWeights: (at: Place, id: string, by: string, why: Text): Problem => ({
    at,
    found: {
      en: `no weights by ${by} for the children of “${id}”: ${why.en}`,
      zh: `“${id}”的下级无法按 ${by} 赋权：${why.zh}`,
    },
    expected: { en: 'data in which the children differ', zh: '能区分各下级的数据' },
    mend: {
      en: 'give the weights of this node, choose another family, or another normalisation',
      zh: '请直接给定该节点的权重，或更换赋权方法、标准化方法',
    },
  }),
  optimisedAggregate: (at: Place, id: string, aggregate: string): Problem => ({
    at,
    found: {
      en: `optimised weights for “${id}”, which is aggregated by ${aggregate}`,
      zh: `“${id}”采用优化权重，但合成方式为 ${aggregate}`,
    },
    expected: { en: 'an arithmetic mean', zh: '算术平均' },
    mend: {
      en: 'choose aggregate: arithmetic for it, or another family of weights',
      zh: '请将其 aggregate 设为 arithmetic，或改用其他赋权方法',
    },
  }),
  impossibleBounds: (at: Place, id: string, low: number, high: number, children: number): Problem => ({
    at,
    found: {
      en: `bounds from ${low} to ${high} for each of the ${children} children of “${id}”`,
      zh: `“${id}”的 ${children} 个下级各取 ${low} 至 ${high}`,
    },
    expected: { en: 'bounds between which shares can add up to 1', zh: '份额之和能为 1 的上下限' },
    mend: {
      en: `a lower bound of at most ${Number((1 / children).toPrecision(3))} and an upper bound of at least that`,
      zh: `下限不高于 ${Number((1 / children).toPrecision(3))}，上限不低于该值`,
    },
  }),
  perNothing: (at: Place, id: string, per: number): Problem => ({
    at,
    found: { en: `“${id}” has per: ${per} and no denominator`, zh: `“${id}”写了每 ${per}，却没有分母` },
    expected: { en: 'a denominator together with `per`', zh: '写 per 时应有分母（denominator）' },
    mend: { en: 'name the denominator, or remove `per`', zh: '请写明分母，或删去 per' },
  }),
  dividedTwice: (at: Place, id: string, denominator: string, further: string): Problem => ({
    at,
    found: {
      en: `“${id}” divided by “${denominator}”, which is itself divided by “${further}”`,
      zh: `“${id}”除以“${denominator}”，而后者又除以“${further}”`,
    },
    expected: {
      en: 'one denominator, taken as its raw figures are',
      zh: '只除以一个分母，且分母取原始数值',
    },
    mend: {
      en: `divide by an indicator without a denominator: give the raw figures of “${denominator}” an id of their own, or bring figures that are divided already`,
      zh: `请改用没有分母的指标：为“${denominator}”的原始数值另设一个指标，或直接提供已换算的数据`,
    },
  }),
  shareBesideScale: (at: Place, id: string): Problem => ({
    at,
    found: {
      en: `another normalisation for “${id}” beside base-share`,
      zh: `base-share 之外又为“${id}”指定了其他标准化方法`,
    },
    expected: {
      en: 'base-share for all indicators, or for none',
      zh: 'base-share 要么用于全部指标，要么都不用',
    },
    mend: { en: 'remove it, or choose another method.normalise', zh: '请删除该项，或更换 method.normalise' },
  }),
};
