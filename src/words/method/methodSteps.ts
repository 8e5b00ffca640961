import {
  baseName,
  type Lang,
  type Plan,
  publishedPeriods,
  type ScaleChoice,
  type Text,
} from '../../edition/index.js';
import { periodName } from '../numbers/numbers.js';
import { polarityNote, reversalNotes } from '../polarityWords.js';
import { aggregateFormula, aggregateSources, normaliseFormulas, scaleSources } from './methodWords.js';
import { missingRules } from './missingRules.js';
import { stepNotes } from './stepWords.js';

/** One step of the method as an edition has it. */
interface MethodStep {
  title: Text;
  /** As they are used, with the parameters of the edition. */
  formulas: readonly string[];
  says: readonly Text[];
}

/** Every step from the raw figures to the ranks, in the order in which they are taken. */
export function methodSteps(plan: Plan): MethodStep[] {
  return [
    figuresStep(plan),
    gapsStep(plan),
    scaleStep(plan),
    aggregationStep(plan),
    groupsStep(plan),
    ranksStep(plan),
  ];
}

function figuresStep(plan: Plan): MethodStep {
  const divided = plan.indicators.filter((i) => i.denominator >= 0);
  const down = plan.indicators.filter((i) => i.direction < 0);
  const names = (of: typeof down, lang: 'en' | 'zh') =>
    of
      .slice(0, 5)
      .map((i) => i.title[lang])
      .join(lang === 'zh' ? '、' : ', ') + (of.length > 5 ? { en: ' …', zh: '等' }[lang] : '');
  const says: Text[] = [];
  if (divided.length > 0 && plan.method.denominate)
    says.push({
      en: `${divided.length} of ${plan.indicators.length} are divided by another figure: ${names(divided, 'en')}.`,
      zh: `${plan.indicators.length}项中有${divided.length}项除以另一数值：${names(divided, 'zh')}。`,
    });
  says.push(...computedTexts(plan));
  says.push(
    down.length > 0
      ? {
          en: `A higher figure gives a lower score for ${down.length === 1 ? 'one indicator' : `${down.length} indicators`}: ${names(down, 'en')}. Direction is applied once, on the scale.`,
          zh: `${down.length}项指标数值越高得分越低：${names(down, 'zh')}。方向只在标准化时处理一次。`,
        }
      : {
          en: 'A higher figure gives a higher score for every indicator.',
          zh: '各指标均为数值越高得分越高。',
        },
  );
  return { title: { en: 'Figures', zh: '数值' }, formulas: [], says };
}

/** How computed indicators follow from other figures. */
function computedTexts({ indicators }: Plan): Text[] {
  const made = indicators.filter(({ formula }) => formula !== undefined);
  if (made.length === 0) return [];
  return [
    ...made.map(({ title, unit, formula }) => ({
      en: `${title.en} is computed: ${formula} (${unit.en}).`,
      zh: `${title.zh}由公式计算：${formula}（${unit.zh}）。`,
    })),
    {
      en: 'A computed figure is missing where any figure in its formula is missing, or where it would be divided by zero.',
      zh: '公式中任一数值缺失，或除数为零，则计算结果缺失。',
    },
  ];
}

function gapsStep(plan: Plan): MethodStep {
  const says = stepNotes(plan);
  const none = {
    en: 'Nothing is screened out, filled in or treated as an outlier: a missing figure stays missing, with its reason.',
    zh: '不筛除、不填补、不处理离群值：缺失值保持缺失并注明原因。',
  };
  return {
    title: { en: 'Gaps and outliers', zh: '缺失与离群值' },
    formulas: [],
    says: says.length > 0 ? says : [none],
  };
}

/** Where the parameters of a scale come from: the edition itself, or the figures of some periods. */
function parametersOf(scale: ScaleChoice, lang: Lang): string {
  if (['goalposts', 'log-goalposts', 'scaled', 'threshold', 'piecewise', 'none'].includes(scale.method)) {
    return {
      en: 'The ends of the scale are given by the edition, the same in every period.',
      zh: '上下限由本版设定，各时期相同。',
    }[lang];
  }
  const from = {
    'all-periods': { en: 'all published periods together', zh: '全部已发布时期' },
    'base-period': { en: 'the base period', zh: '基期' },
    'each-period': { en: 'each period for itself', zh: '各时期自身' },
  }[scale.over];
  return { en: `Its parameters come from ${from.en}.`, zh: `参数取自${from.zh}。` }[lang];
}

function scaleStep(plan: Plan): MethodStep {
  const n = plan.method.normalise;
  const average = plan.baseLength > 1;
  const says: Text =
    n.method === 'base-share'
      ? {
          en: `c unit, k indicator, t period. The total is ${n.scale} in ${baseName(plan)}${average ? ' on average' : ''} at every node.`,
          zh: `c 为${plan.unitsTitle.zh}，k 为指标，t 为时期。${periodName(baseName(plan), 'zh')}总体在各节点${average ? '平均' : '均'}为 ${n.scale}。`,
        }
      : {
          en: `c unit, k indicator, t period. ${parametersOf(n, 'en')}`,
          zh: `c 为${plan.unitsTitle.zh}，k 为指标，t 为时期。${parametersOf(n, 'zh')}`,
        };
  return {
    title: { en: 'Normalisation', zh: '标准化' },
    formulas: normaliseFormulas(plan),
    says: [says, ...sourcesText(scaleSources(plan))],
  };
}

function sourcesText(sources: readonly string[]): Text[] {
  if (sources.length === 0) return [];
  return [{ en: `Source: ${sources.join('; ')}.`, zh: `出处：${sources.map(inChinese).join('；')}。` }];
}

/** The works of institutions by their Chinese names; papers keep the names of their authors. */
const inChinese = (source: string): string =>
  source
    .replaceAll(/OECD\/JRC Handbook, step (\d+)/g, '经合组织、欧盟联合研究中心《综合指标编制手册》第$1步')
    .replaceAll('UNDP, Human Development Report', '联合国开发计划署《人类发展报告》')
    .replaceAll('; ', '；');

function aggregationStep(plan: Plan): MethodStep {
  const aggregates = plan.nodes.filter((g) => g.indicator < 0).map((g) => aggregateFormula(g, plan.nodes));
  const where = {
    en: 'g node, h its children, w their weights.',
    zh: 'g 为节点，h 为其下级，w 为下级权重。',
  };
  const digits = [...new Set(plan.nodes.flatMap((g) => g.round ?? []))];
  const rounding = {
    en: 'Scores are rounded half away from zero before anything else uses them.',
    zh: '得分先四舍五入，再用于后续计算。',
  };
  return {
    title: { en: 'Weighted aggregation', zh: '加权合成' },
    formulas: [...new Set(aggregates)],
    says: [
      where,
      ...missingRules(plan),
      ...(digits.length > 0 ? [rounding] : []),
      ...sourcesText(aggregateSources(plan)),
    ],
  };
}

const rollUps = {
  sum: 'I[P,g,t] = Σ_{c ∈ P} I[c,g,t]',
  mean: 'I[P,g,t] = mean_{c ∈ P} I[c,g,t]',
};

function groupsStep(plan: Plan): MethodStep {
  const of = [plan.total, ...plan.groupings];
  const listed = (lang: 'en' | 'zh') => of.map((g) => g.title[lang]).join(lang === 'zh' ? '、' : ', ');
  return {
    title: { en: 'Groups and the total', zh: '分组与总体' },
    formulas: [...new Set(of.map((g) => rollUps[g.rollUp]))],
    says: [{ en: `For: ${listed('en')}.`, zh: `用于：${listed('zh')}。` }],
  };
}

function ranksStep(plan: Plan): MethodStep {
  const periods = publishedPeriods(plan);
  const digits = plan.method.rankDigits;
  const from =
    digits === null
      ? { en: 'unrounded values', zh: '未取整的数值' }
      : { en: `values rounded to ${digits} digits`, zh: `保留${digits}位小数的数值` };
  const shown = plan.nodes[0]!.digits ?? 2;
  const usual = plan.nodes[0]!.digits === undefined;
  return {
    title: { en: 'Ranks and rounding', zh: '位次与取整' },
    formulas: [],
    says: [
      {
        en: `Ranks come from ${from.en}; values that agree in 12 digits share the best rank, a missing value has none. Pages show ${shown} ${shown === 1 ? 'decimal' : 'decimals'}${usual ? ' (below 0.1 three or four)' : ''}, and more where two ranks would show the same figure; files hold every digit.`,
        zh: `位次由${from.zh}得出；前12位有效数字相同者并列取最优位次，缺失者无位次。页面取${shown}位小数${usual ? '（小于0.1时取三至四位）' : ''}，若不同位次的数值因此相同则多取数位；文件保留全部位数。`,
      },
      ...(polarityNote(plan, 0, 'en') === ''
        ? []
        : [{ en: polarityNote(plan, 0, 'en'), zh: polarityNote(plan, 0, 'zh') }]),
      ...reversalNotes(plan),
      {
        en: `Published: ${periods.length > 1 ? `${periods[0]} to ` : ''}${periods.at(-1)}; base: ${baseName(plan)}.`,
        zh: `发布时期：${periods.length > 1 ? `${periodName(periods[0]!, 'zh')}至` : ''}${periodName(periods.at(-1)!, 'zh')}；基期：${periodName(baseName(plan), 'zh')}。`,
      },
    ],
  };
}
