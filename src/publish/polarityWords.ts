import { firstIsBest, isWorse, type Lang, lowestFirst, type Plan, type Text } from '../edition/index.js';

type Polar = Pick<Plan, 'polarity' | 'method'>;

/** What a high value and a low rank mean, where a reader may not take them for granted; '' where higher is better and the best come first. */
export function polarityNote(plan: Polar, lang: Lang): string {
  if (!isWorse(plan) && firstIsBest(plan)) return '';
  const first = { best: { en: 'the best', zh: '最好' }, worst: { en: 'the worst', zh: '最差' } }[
    firstIsBest(plan) ? 'best' : 'worst'
  ];
  const end = lowestFirst(plan) ? { en: 'lowest', zh: '最低' } : { en: 'highest', zh: '最高' };
  return {
    en: `${isWorse(plan) ? 'Higher values are worse' : 'Higher values are better'}; rank 1 is the ${end.en}, ${first.en}.`,
    zh: `数值越高越${isWorse(plan) ? '差' : '好'}；第1位为数值${end.zh}者，即${first.zh}。`,
  }[lang];
}

/** The verb of who has rank 1: "leads"; where that is the worst, "ranks first, the worst,". */
export function leadVerb(plan: Polar, several: boolean): Text {
  if (firstIsBest(plan)) return { en: several ? 'lead' : 'leads', zh: '居首' };
  return {
    en: several ? 'rank first, as the worst, among' : 'ranks first, as the worst, among',
    zh: '居首（最差）',
  };
}

/** What a change of the value means, where higher is worse; '' elsewhere, where the reader takes a rise for a gain. */
export function changeMeans(plan: Polar, change: number, lang: Lang): string {
  if (!isWorse(plan) || change === 0) return '';
  return change < 0
    ? { en: ', an improvement', zh: '（改善）' }[lang]
    : { en: ', a worsening', zh: '（恶化）' }[lang];
}

/** How a move in rank is told, by whether the rank became a smaller number. */
export interface MoveWords {
  /** "It climbed two places". */
  moved: Text;
  /** "X made the biggest climb". */
  most: Text;
}

/** The words of moving up or down: where rank 1 is the worst, up is a worsening. */
export function moveWords(plan: Polar, up: boolean): MoveWords {
  if (firstIsBest(plan)) {
    return up
      ? { moved: { en: 'climbed', zh: '上升' }, most: { en: 'made the biggest climb', zh: '上升' } }
      : { moved: { en: 'slipped', zh: '下降' }, most: { en: 'had the biggest fall', zh: '下降' } };
  }
  return up
    ? { moved: { en: 'worsened by', zh: '恶化' }, most: { en: 'worsened most in rank', zh: '恶化' } }
    : { moved: { en: 'improved by', zh: '改善' }, most: { en: 'improved most in rank', zh: '改善' } };
}
