import type { Sources } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { Glance } from '../glance.js';
import { count, percent, periodName } from '../numbers/numbers.js';
import { talliedIn } from '../receipts/placedText.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { hasSeveral } from './rangeText.js';

/** The indicator whose records most often name no unit, and how much of the weight was filled in. */
export function uncertain(release: Release, f: Glance, lang: Lang): string {
  const { plan } = release;
  const filled = {
    en: `${percent(f.imputedWeight, 'en', 0)} of the weight of ${f.period} is filled in, not observed`,
    zh: `${periodName(f.period, 'zh')}有${percent(f.imputedWeight, 'zh', 0)}的权重为填补值而非实测值`,
  }[lang];
  const p = f.leastPlaced;
  if (f.ranked === 0) {
    return {
      en: `Least certain: everything; none of the ${titleWithin(plan.unitsTitle.en)} has a value in ${f.period}.`,
      zh: `最不确定的是全部内容：${periodName(f.period, 'zh')}所有${plan.unitsTitle.zh}均没有数值。`,
    }[lang];
  }
  if (!p && f.imputedWeight === 0) {
    const choice = hasSeveral(plan)
      ? sources[largestSource(f)]
      : { en: 'the choice of its one indicator', zh: '唯一一项指标的选取' };
    return {
      en: `Least certain: ${choice.en}; no indicator of ${f.period} is filled in for most ${titleWithin(plan.unitsTitle.en)}.`,
      zh: `最不确定的是${choice.zh}；${periodName(f.period, 'zh')}没有一项指标需为半数以上的${plan.unitsTitle.zh}填补数值。`,
    }[lang];
  }
  if (!p) return { en: `Least certain: ${filled}.`, zh: `最不确定：${filled}。` }[lang];
  const indicator = plan.indicators.find((i) => i.id === p.indicator)!;
  const inside = p.value.placed + p.value.unplaced;
  const share = percent(p.value.unplaced / inside, lang);
  const unit = talliedIn(release, p.indicator)[lang];
  const also = f.imputedWeight === 0 ? '' : { en: `; and ${filled}`, zh: `；另外，${filled}` }[lang];
  return {
    en: `Least certain: ${indicator.title.en}, where ${share} of ${count(inside, 'en')} (${unit}, ${p.observed}) name no ${plan.level}${also}.`,
    zh: `最不确定：${indicator.title.zh}，${count(inside, 'zh')}（${unit}，${p.observed}）中有${share}未注明所在地${also}。`,
  }[lang];
}

const sources: Record<keyof Sources, Text> = {
  weights: {
    en: 'the weights, which make the largest part of the uncertainty of ranks',
    zh: '权重（位次的不确定性主要来自权重）',
  },
  structure: {
    en: 'the choice of indicators, as leaving one out makes the largest part of the uncertainty of ranks',
    zh: '指标的取舍（位次的不确定性主要来自剔除指标）',
  },
  data: {
    en: 'the data, whose errors make the largest part of the uncertainty of ranks',
    zh: '数据（位次的不确定性主要来自数据误差）',
  },
};

/** What moves ranks most, on average over the units; the weights where nothing is known of that. */
function largestSource({ ranges }: Glance): keyof Sources {
  const known = [...ranges.values()].flatMap((range) =>
    range.sources && range.sources.weights >= 0 ? [range.sources] : [],
  );
  const sum = (of: keyof Sources) => known.reduce((all, shares) => all + shares[of], 0);
  return (['weights', 'structure', 'data'] as const).reduce((most, of) => (sum(of) > sum(most) ? of : most));
}
