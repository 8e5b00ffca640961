import { isAgainstIndex, type Lang, type Plan, type Text } from '../../edition/index.js';
import { courseClaim, endsClaim, type Figure, measuredOf } from '../../figures/index.js';
import { formatNodeChange, numeralOrdinal, periodName, titleWithin } from '../../words/index.js';
import type { Moment } from './moments.js';
import type { PlaceView } from './view.js';

/** What a figure shows, as it is called by; undefined where it has nothing to tell. */
export const called = (...claims: readonly (Text | undefined)[]): Pick<Figure, 'finding'> => {
  const said = claims.filter((claim) => claim !== undefined);
  const sentences = (lang: Lang) =>
    said.map((claim) => claim[lang].replace(/[.。]?$/, { en: '.', zh: '。' }[lang]));
  return said.length === 0 ? {} : { finding: { en: sentences('en'), zh: sentences('zh') } };
};

/** How the scores of a place moved, or of several which is the highest and which the lowest now. */
export function valuesClaim(places: readonly PlaceView[]): Text | undefined {
  const { release, plan, g, t } = places[0]!;
  // A place page shows indicators in points, and a chart of measures as they were measured.
  if (plan.nodes[g]!.indicator >= 0) return undefined;
  const state = { places: places.map(({ subject }) => subject), from: 0, to: t };
  const claim = places.length === 1 ? courseClaim : endsClaim;
  return claim(release, state, measuredOf(release, plan.nodes[g]!.id));
}

/** The first and the last rank of a place up to its period. */
export function ranksClaim({ receipt: { unit } }: PlaceView, moments: readonly Moment[], to: number) {
  const ranked = moments.slice(0, to + 1).filter(({ rank }) => rank > 0);
  const [a, b] = [ranked[0], ranked.at(-1)];
  if (!a || !b || a === b) return undefined;
  const [was, is] = [periodName(a.period, 'zh'), periodName(b.period, 'zh')];
  return a.rank === b.rank
    ? {
        en: `${unit.name.en} ranked ${numeralOrdinal(a.rank)} in both ${a.period} and ${b.period}`,
        zh: `${unit.name.zh}在${was}与${is}均列第${a.rank}位`,
      }
    : {
        en: `${unit.name.en} ranked ${numeralOrdinal(a.rank)} in ${a.period} and ${numeralOrdinal(b.rank)} in ${b.period}`,
        zh: `${unit.name.zh}${was}列第${a.rank}位，${is}列第${b.rank}位`,
      };
}

/** In which part a place has its best and its worst rank. */
export function strengthsClaim(
  plan: Plan,
  { name }: { name: Text },
  parts: readonly { h: number; rank: number; of: number }[],
): Text | undefined {
  const ranked = parts.filter(({ rank }) => rank > 0).sort((a, b) => a.rank / a.of - b.rank / b.of);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || ranked.length < 2 || ranked.some(({ h }) => isAgainstIndex(plan, h)))
    return undefined;
  if (ranked.every(({ rank }) => rank === best.rank))
    return {
      en: `${name.en} ranks ${numeralOrdinal(best.rank)} in every part`,
      zh: `${name.zh}各部分均列第${best.rank}位`,
    };
  const [top, low] = [plan.nodes[best.h]!.title, plan.nodes[worst.h]!.title];
  return {
    en: `${name.en} ranks ${numeralOrdinal(best.rank)} in ${titleWithin(top.en)} and ${numeralOrdinal(worst.rank)} in ${titleWithin(low.en)}`,
    zh: `${name.zh}的${top.zh}列第${best.rank}位，${low.zh}列第${worst.rank}位`,
  };
}

/** How far a place is behind the next one above it and ahead of the next below. */
export function neighboursClaim(
  { plan, g, receipt: { unit } }: PlaceView,
  above: { name: Text; gap: number } | undefined,
  below: { name: Text; gap: number } | undefined,
): Text | undefined {
  const by = (gap: number, lang: Lang) => formatNodeChange(plan, g, Math.abs(gap), lang).replace('+', '');
  const [a, b] = [above, below].map((one) => (one && /[1-9]/.test(by(one.gap, 'en')) ? one : undefined));
  if (!a && !b) return undefined;
  const en = [
    a && `${by(a.gap, 'en')} points behind ${a.name.en}`,
    b && `${by(b.gap, 'en')} ${a ? '' : 'points '}ahead of ${b.name.en}`,
  ];
  const zh = [a && `比${a.name.zh}低${by(a.gap, 'zh')}点`, b && `比${b.name.zh}高${by(b.gap, 'zh')}点`];
  return {
    en: `${unit.name.en} is ${en.filter(Boolean).join(' and ')}`,
    zh: `${unit.name.zh}${zh.filter(Boolean).join('，')}`,
  };
}
