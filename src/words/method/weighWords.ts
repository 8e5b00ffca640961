import {
  isFromData,
  type Lang,
  type Plan,
  type PlanNode,
  type Text,
  type Weighing,
} from '../../edition/index.js';
import { usesWeights } from '../../engine/index.js';
import { formatNumber, formatPercent, periodName } from '../numbers/numbers.js';
import { weightCases } from './weightCases.js';

const families: Record<Weighing['by'], Text> = {
  given: { en: 'given', zh: '给定' },
  'as-given': { en: 'as given, a weighted sum', zh: '按原样使用（加权求和）' },
  equal: { en: 'equal', zh: '等权' },
  entropy: { en: 'entropy', zh: '熵权法' },
  variation: { en: 'coefficient of variation', zh: '变异系数法' },
  critic: { en: 'CRITIC', zh: 'CRITIC 法' },
  pca: { en: 'first principal component', zh: '第一主成分' },
  factor: { en: 'maximum-likelihood factor', zh: '最大似然因子法' },
  'pca-factors': { en: 'factor loadings (OECD rule)', zh: '因子载荷法（OECD 规则）' },
  optimised: { en: 'optimised to importances', zh: '按目标重要性优化' },
  ahp: { en: 'pairwise judgements (AHP)', zh: '层次分析法（AHP）' },
  budget: { en: 'experts’ points', zh: '专家打分' },
};

/** A family of weights in words. */
export function familyName(by: Weighing['by'], lang: Lang): string {
  return families[by][lang];
}

/** How the weights of the children of a node were determined, in words; undefined where they are given and add up. */
export function weighingText({ weighing: w }: Pick<PlanNode, 'weighing'>, lang: Lang): string | undefined {
  if (w.by === 'given' && w.sum === undefined) return undefined;
  const name = familyName(w.by, lang);
  const details = detailsOf(w, lang);
  return details.length === 0
    ? name
    : `${name}${lang === 'zh' ? '：' : ': '}${details.join(lang === 'zh' ? '，' : ', ')}`;
}

/** The same of a node, with its weights by period or group; undefined also where it aggregates its children without weights. */
export function weighingOf(plan: Plan, g: number, lang: Lang): string | undefined {
  const node = plan.nodes[g]!;
  if (!usesWeights(node)) return undefined;
  const own = weighingText(node, lang);
  const cases = isFromData(node.weighing) ? [] : weightCases(plan, g, lang);
  const texts = [...(own === undefined ? [] : [own]), ...cases];
  return texts.length > 0 ? texts.join({ en: '; ', zh: '；' }[lang]) : undefined;
}

function detailsOf(w: Weighing, lang: Lang): string[] {
  switch (w.by) {
    case 'equal':
      return [];
    case 'given':
      return [
        { en: `they add up to ${w.sum}, and each is divided by this`, zh: `合计为 ${w.sum}，已各除以此数` }[
          lang
        ],
      ];
    case 'as-given':
      return [{ en: `they add up to ${w.sum}`, zh: `合计为 ${w.sum}` }[lang]];
    case 'ahp':
      return [
        {
          en: `consistency ratio ${formatNumber(w.ratio, 3, 'en')}`,
          zh: `一致性比率 ${formatNumber(w.ratio, 3, 'zh')}`,
        }[lang],
        ...(w.table ? [w.table] : []),
        ...(w.experts ? [expertsText(w.experts, lang)] : []),
      ];
    case 'budget': {
      const many = { en: `${w.experts} expert${w.experts === 1 ? '' : 's'}`, zh: `${w.experts} 位专家` }[
        lang
      ];
      return [many, ...(w.table ? [w.table] : [])];
    }
    default:
      return [...goalOf(w, lang), ...ownPeriods(w, lang), ...fitDetails(w.settled, lang)];
  }
}

/** Whose judgements count, and whose do not, with the consistency of each. */
function expertsText(experts: NonNullable<Extract<Weighing, { by: 'ahp' }>['experts']>, lang: Lang): string {
  const each = (counts: boolean) =>
    experts
      .filter((one) => one.counts === counts)
      .map(
        ({ name, ratio }) =>
          ({
            en: `${name} (${formatNumber(ratio, 2, 'en')})`,
            zh: `${name}（${formatNumber(ratio, 2, 'zh')}）`,
          })[lang],
      )
      .join({ en: ', ', zh: '、' }[lang]);
  const [counted, others] = [each(true), each(false)];
  const mean = { en: `geometric mean of the judgements of ${counted}`, zh: `${counted}判断的几何平均` }[lang];
  return others === ''
    ? mean
    : { en: `${mean}; not counted: ${others}`, zh: `${mean}，未计入：${others}` }[lang];
}

type FromData = Extract<Weighing, { over: unknown }>;

function goalOf({ by, goal }: FromData, lang: Lang): string[] {
  if (by !== 'optimised') return [];
  const goals: Record<FromData['goal'], Text> = {
    balance: { en: 'correlations in proportion to the given weights', zh: '相关系数与给定权重成比例' },
    infomax: { en: 'largest sum of correlations', zh: '相关系数之和最大' },
  };
  return [goals[goal][lang]];
}

/** That every period has weights of its own. */
function ownPeriods({ over }: FromData, lang: Lang): string[] {
  if (typeof over === 'object')
    return [{ en: `in a window of ${over.window} periods`, zh: `取 ${over.window} 期的窗口` }[lang]];
  return over === 'each-period' ? [{ en: 'in each period by itself', zh: '逐期计算' }[lang]] : [];
}

function fitDetails(settled: FromData['settled'], lang: Lang): string[] {
  if (!settled) return [];
  const [from, to] = settled.periods.map((p) => periodName(p, lang));
  const { explained, factors, distance } = settled.facts;
  const span = from === to ? `${from}` : `${from} – ${to}`;
  return [
    {
      en: `from the scores of ${span} (n = ${settled.rows})`,
      zh: `取自${span}的得分（n = ${settled.rows}）`,
    }[lang],
    ...(factors === undefined
      ? []
      : [{ en: `${factors} factor${factors === 1 ? '' : 's'}`, zh: `${factors} 个因子` }[lang]]),
    ...(explained === undefined
      ? []
      : [
          {
            en: `${formatPercent(explained, 'en', 0)} of the variance`,
            zh: `解释方差 ${formatPercent(explained, 'zh', 0)}`,
          }[lang],
        ]),
    ...(distance === undefined
      ? []
      : [
          {
            en: `${formatNumber(distance, 4, 'en')} from the target`,
            zh: `与目标相差 ${formatNumber(distance, 4, 'zh')}`,
          }[lang],
        ]),
  ];
}

/** A line for each way in which weights were determined, with its nodes; nothing where all are given. */
export function weighingLines(plan: Plan, lang: Lang): string[] {
  const byText = new Map<string, string[]>();
  for (const [g, node] of plan.nodes.entries()) {
    const text = weighingOf(plan, g, lang);
    if (text) byText.set(text, [...(byText.get(text) ?? []), node.title[lang]]);
  }
  return [...byText].map(([text, nodes]) =>
    lang === 'zh'
      ? `${nodes.join('、')}的下级权重：${text}。`
      : `Weights of the parts of ${nodes.join(', ')}: ${text}.`,
  );
}
