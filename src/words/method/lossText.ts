import { at, type Lang, type Plan, type Text } from '../../edition/index.js';
import { type Index, type Loss, lossesOf } from '../../engine/index.js';
import { lossWords } from '../../release/index.js';
import { formatCount, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { aggregateTitle, scaleName } from './methodWords.js';

/** The choice that loses something, by name. */
function choiceOf(plan: Plan, { node: g, reason }: Loss): Text {
  const node = plan.nodes[g]!;
  if (node.indicator < 0) {
    if (reason === 'no-scale' && node.rescale) return scaleText(node.rescale.scale.method);
    return {
      en: aggregateTitle({ aggregate: node.aggregate, rescaled: null }, 'en'),
      zh: aggregateTitle({ aggregate: node.aggregate, rescaled: null }, 'zh'),
    };
  }
  const { normalise, treat } = plan.indicators[node.indicator]!;
  const logs =
    reason === 'log-of-not-positive' && treat !== null && 'transform' in treat && treat.transform === 'log';
  if (logs) return { en: 'logarithm', zh: '取对数' };
  return normalise.method === 'base-share'
    ? { en: 'share of the base', zh: '基期占比' }
    : scaleText(normalise.method);
}

const scaleText = (method: Parameters<typeof scaleName>[0]): Text => ({
  en: scaleName(method, 'en'),
  zh: scaleName(method, 'zh'),
});

/**
 * What the choices of the method lose, a sentence for each indicator or node and reason: how many units have the figures and get no
 * score, period by period.
 */
export function lossDoubts(plan: Plan, index: Index): Text[] {
  const byChoice = new Map<string, Loss[]>();
  for (const loss of lossesOf(plan, index)) {
    const key = `${loss.node}/${loss.reason}`;
    byChoice.set(key, [...(byChoice.get(key) ?? []), loss]);
  }
  return [...byChoice.values()].map((losses) => {
    const { node, reason } = losses[0]!;
    const { id } = plan.nodes[node]!;
    const of = choiceOf(plan, losses[0]!);
    const each = (lang: Lang) =>
      losses.map((l) => {
        const period = periodName(plan.periods[plan.first + l.period]!, lang);
        const [lost, all] = [formatCount(l.units.length, lang), formatCount(l.of, lang)];
        return { en: `${lost} of ${all} in ${period}`, zh: `${period}${all}个中有${lost}个` }[lang];
      });
    return {
      en: `“${id}” (${of.en}) gives no score to units that have figures: ${each('en').join(', ')}; ${lossWords[reason].en}.`,
      zh: `“${id}”（${of.zh}）使有数据的${plan.unitsTitle.zh}没有得分：${each('zh').join('，')}；原因：${lossWords[reason].zh}。`,
    };
  });
}

/** How many units that there were in a period have no value in the whole index. */
export function withoutScore(plan: Plan, index: Index, t: number): number {
  const period = plan.periods[plan.first + t]!;
  return plan.units.filter(({ until }, c) => {
    const value = at(index, 0, c, t);
    return Number.isNaN(value) && !(until !== undefined && until < period);
  }).length;
}

/** The scores lost in one period, as a line shown before everything else; empty where none are. */
export function lossLine(plan: Plan, index: Index, t: number, lang: Lang): string | undefined {
  const here = lossesOf(plan, index).filter(({ period }) => period === t);
  if (here.length === 0) return undefined;
  const lost = new Set(here.flatMap(({ units }) => units)).size;
  const said = here.slice(0, 3).map((loss) => {
    const of = choiceOf(plan, loss)[lang];
    const [n, why] = [formatCount(loss.units.length, lang), lossWords[loss.reason][lang]];
    return {
      en: `“${plan.nodes[loss.node]!.id}” (${of}) ${n}, ${why}`,
      zh: `“${plan.nodes[loss.node]!.id}”（${of}）${n}个，${why}`,
    }[lang];
  });
  const more = here.length - said.length;
  if (more > 0) said.push({ en: `and ${more} more`, zh: `另有${more}处` }[lang]);
  const period = periodName(plan.periods[plan.first + t]!, lang);
  const none = withoutScore(plan, index, t);
  return {
    en: `Choices of the method lose ${formatCount(lost, 'en')} of ${formatCount(plan.units.length, 'en')} ${titleWithin(plan.unitsTitle.en)} in ${period}: ${said.join('; ')}. ${none === 0 ? 'Every unit has a score all the same.' : `${formatCount(none, 'en')} have no score in the whole index.`}`,
    zh: `${period}${formatCount(plan.units.length, 'zh')}个${plan.unitsTitle.zh}中有${formatCount(lost, 'zh')}个因方法选择而失去得分：${said.join('；')}。${none === 0 ? '总指数仍各有得分。' : `总指数无得分的有${formatCount(none, 'zh')}个。`}`,
  }[lang];
}

/** Units that lack a part, in a sentence; none where all have all parts. */
export function partialLines(
  plan: Plan,
  units: readonly { name: Record<Lang, string> }[],
  lang: Lang,
): string[] {
  if (units.length === 0) return [];
  const keeps = plan.nodes.every((g) => g.indicator >= 0 || g.missing.weights === 'keep');
  const names = units.map((u) => u.name[lang]).join(lang === 'zh' ? '、' : ', ');
  return [
    {
      en: `${units.length} of the ${titleWithin(plan.unitsTitle.en)} ${units.length === 1 ? 'lacks' : 'lack'} a part${keeps ? `; an absent part adds nothing to the value, so ${units.length === 1 ? 'it' : 'they'} may truly rank higher` : ''}: ${names}.`,
      zh: `${units.length}个${plan.unitsTitle.zh}缺少部分数据${keeps ? '，缺失部分不计入其取值，其真实位次可能更靠前' : ''}：${names}。`,
    }[lang],
  ];
}
