import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { Glance } from '../glance.js';
import { count, percent, periodName } from '../numbers/numbers.js';
import { talliedIn } from '../receipts/placedText.js';
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
      en: `Least certain: everything; no unit has a value in ${f.period}.`,
      zh: `最不确定的是全部内容：${periodName(f.period, 'zh')}没有任何单元取得结果。`,
    }[lang];
  }
  if (!p && f.imputedWeight === 0) {
    if (isMostlyData(f))
      return {
        en: `Least certain: the data, whose errors make most of the uncertainty of ranks; no indicator of ${f.period} is filled in for most units.`,
        zh: `最不确定的是数据：位次的不确定性主要来自数据误差；${periodName(f.period, 'zh')}没有指标在多数单元靠填补得出。`,
      }[lang];
    const choice = hasSeveral(plan)
      ? { en: 'the weights', zh: '权重' }
      : { en: 'the choice of its one indicator', zh: '唯一一项指标的选取' };
    return {
      en: `Least certain: ${choice.en}; no indicator of ${f.period} is filled in for most units.`,
      zh: `最不确定的是${choice.zh}；${periodName(f.period, 'zh')}没有指标在多数单元靠填补得出。`,
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

/** Whether errors of the data move ranks more than weights and structure, on average over the units. */
function isMostlyData({ ranges }: Glance): boolean {
  const shares = [...ranges.values()].flatMap(({ sources }) =>
    sources && sources.data >= 0 ? [sources.data] : [],
  );
  return shares.reduce((sum, x) => sum + x, 0) > shares.length / 2;
}
