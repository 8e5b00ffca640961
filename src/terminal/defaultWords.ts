import type { Lang, Plan, Text } from '../edition/index.js';

type Words = (value: string) => Text;

/** What it means that a default was taken, by its place in the edition, or by the last name of that where it may stand in several. */
const words: Readonly<Record<string, Words>> = {
  'method.denominate': () => ({
    en: 'indicators with a denominator are divided by it',
    zh: '有分母的指标均除以分母',
  }),
  'method.impute': () => ({ en: 'missing figures are not filled in', zh: '缺失值不作插补' }),
  'method.treat': () => ({ en: 'outliers are left as they are', zh: '异常值不作处理' }),
  'method.weight': () => ({ en: 'weights are those of the framework', zh: '采用框架中给出的权重' }),
  'method.aggregate': () => ({
    en: 'parts are combined by their weighted arithmetic mean',
    zh: '各分项按加权算术平均合成',
  }),
  'method.normalise': () => ({
    en: 'figures become shares of the sum of all units in the base period',
    zh: '数值换算为占基期所有单元之和的比重',
  }),
  licence: () => ({ en: 'no licence is stated', zh: '未注明许可' }),
  'headline.observed': (value) => ({
    en: `a period can be the headline if ${percent(value)} of the total are observed`,
    zh: `总体中有${percent(value)}为实测的时期方可作为主要结果`,
  }),
  'tiers.by': () => ({ en: 'tiers are the groups that k-means finds', zh: '梯队按 K 均值聚类划分' }),
  'tiers.count': (value) => ({ en: `there are ${value} tiers`, zh: `分为 ${value} 个梯队` }),
  'neighbours.nearest': (value) => ({
    en: `the ${value} nearest places are neighbours`,
    zh: `最近的 ${value} 个地方视为相邻`,
  }),
  'units.total': (value) => ({ en: `the total is called ${value}`, zh: `总体称为“${value}”` }),
  'periods.base': (value) => ({ en: `the base period is ${value}`, zh: `基期为 ${value}` }),
  'periods.first': (value) => ({
    en: `the first period published is ${value}`,
    zh: `首个发布时期为 ${value}`,
  }),
  'periods.last': (value) => ({ en: `the last period published is ${value}`, zh: `末个发布时期为 ${value}` }),
  'min-present': (value) =>
    value === '1'
      ? { en: 'a part with any figure missing is missing', zh: '有任一分项缺失，上级即缺失' }
      : { en: 'parts are combined, however many are missing', zh: '无论缺失多少分项，均予合成' },
  weights: (value) =>
    value === 'keep'
      ? { en: 'the weights of missing parts are kept', zh: '缺失分项的权重保留' }
      : { en: 'the weights of missing parts go to the others', zh: '缺失分项的权重由其余分项分担' },
  cap: (value) =>
    value === 'true'
      ? { en: 'scores end at the ends of their range', zh: '得分以量程两端为限' }
      : { en: 'scores may exceed the ends of their range', zh: '得分可超出量程两端' },
  over: () => ({ en: 'worked out over all periods together', zh: '按各期合并计算' }),
};

const percent = (value: string) => `${Math.round(100 * Number(value))}%`;

/** What it means that a default was taken, in plain words; undefined where its name and value say enough. */
export function defaultWords({ path, value }: Plan['defaults'][number], lang: Lang): string | undefined {
  const own = words[path] ?? words[path.split('.').at(-1)!];
  return own?.(value)[lang];
}
