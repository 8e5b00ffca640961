import {
  baseName,
  isHigherWorse,
  isReversed,
  type Lang,
  type Plan,
  publishedPeriods,
  type ScaleChoice,
} from '../../edition/index.js';
import { formatNumber, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { totalWithin } from '../sentences/nameWithin.js';

/** The aggregates whose result lies on the scale of what they aggregate. */
const onScale: readonly string[] = ['arithmetic', 'geometric', 'harmonic'];

/**
 * What the points of the whole index mean, in ordinary words: what the base is, what the ends of the scale or its middle are. Undefined
 * where its indicators are on several scales or their aggregate is on another one: then only the method says it.
 */
export function scaleMeaning(plan: Plan, lang: Lang): string | undefined {
  const shared = plan.method.normalise;
  const isOneScale = plan.nodes.every((node) =>
    node.indicator < 0
      ? node.rescale === null && onScale.includes(node.aggregate)
      : JSON.stringify(scaleEnds(plan.indicators[node.indicator]!.normalise)) ===
        JSON.stringify(scaleEnds(shared)),
  );
  // Of a reversed part, or of an index whose high values are bad, “best” would be the wrong word.
  const isTurned = isHigherWorse(plan, 0) || plan.nodes.some((_, g) => isReversed(plan, g));
  if (!isOneScale || isTurned) return undefined;
  return shared.method === 'base-share'
    ? sharesMeaning(plan, shared.scale, lang)
    : rangeMeaning(plan, shared, lang);
}

/** What of a scale says what its points mean. */
function scaleEnds(scale: Plan['method']['normalise']): unknown {
  if (scale.method === 'base-share') return [scale.method, scale.scale];
  // The ends of a scale mean the same where the logarithm lies between them.
  const method = scale.method === 'log-goalposts' ? 'goalposts' : scale.method;
  return [method, scale.over, scale.range, scale.mean, scale.sd, scale.quantiles];
}

function sharesMeaning(plan: Plan, scale: number, lang: Lang): string | undefined {
  // Only of weighted means does the whole come to the points of the base.
  const isMean = plan.nodes.every((node) => node.indicator >= 0 || node.aggregate === 'arithmetic');
  if (plan.total.rollUp !== 'sum' || !isMean) return undefined;
  const whole = { en: totalWithin(plan), zh: plan.total.title.zh };
  const units = { en: titleWithin(plan.unitsTitle.en), zh: plan.unitsTitle.zh };
  const points = formatNumber(scale, 0, lang);
  if (publishedPeriods(plan).length === 1) {
    return {
      en: `${points} points are all of ${whole.en}; the points of a place are its share of them.`,
      zh: `${whole.zh}合计${points}点，各地点数即其所占份额。`,
    }[lang];
  }
  const average = plan.baseLength > 1 ? { en: ', on average', zh: '平均' } : { en: '', zh: '' };
  return {
    en: `${points} is ${whole.en} in ${baseName(plan)}${average.en}. The points of all ${units.en} add up to those of ${whole.en}.`,
    zh: `以${periodName(baseName(plan), 'zh')}${whole.zh}${average.zh}为${points}点，各${units.zh}点数之和即${whole.zh}点数。`,
  }[lang];
}

function rangeMeaning(plan: Plan, scale: ScaleChoice, lang: Lang): string | undefined {
  const units = { en: titleWithin(plan.unitsTitle.en), zh: plan.unitsTitle.zh };
  const [low, high] = scale.range.map((end) => formatNumber(end, 0, lang)) as [string, string];
  const among = {
    'all-periods': { en: 'in any published period', zh: '全部已发布时期' },
    'base-period': { en: `in ${baseName(plan)}`, zh: periodName(baseName(plan), 'zh') },
    'each-period': { en: 'in the same period', zh: '同一时期' },
  }[scale.over];
  switch (scale.method) {
    case 'goalposts':
    case 'log-goalposts':
      return {
        en: `A score of ${high} is reached where every indicator is at its upper goalpost, ${low} where every one is at its lower one. Both are set by the edition, the same in every period.`,
        zh: `各项指标均达到上限值为${high}点，均处于下限值为${low}点；上下限由本版设定，各时期相同。`,
      }[lang];
    case 'min-max':
      // With outliers set to a bound, or quantiles as ends, the ends are no observed figures.
      if (scale.quantiles.join() !== '0,1' || plan.indicators.some(({ treat }) => treat)) return undefined;
      return {
        en: `A score of ${high} would be the best figure of any of the ${units.en} ${among.en} in every indicator, ${low} the worst in every one.`,
        zh: `各项指标均为${among.zh}各${units.zh}中最好者为${high}点，均为最差者为${low}点。`,
      }[lang];
    case 'z-score':
      return {
        en: `${formatNumber(scale.mean, 0, 'en')} is the average of the ${units.en} ${among.en}; above it is better than average.`,
        zh: `${formatNumber(scale.mean, 0, 'zh')}为${among.zh}各${units.zh}的平均水平，高于此值即优于平均。`,
      }[lang];
    default:
      return undefined;
  }
}
