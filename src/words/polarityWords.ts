import {
  firstIsBest,
  isAgainstIndex,
  isHigherWorse,
  isReversed,
  type Lang,
  type Plan,
  ranksLowestFirst,
  sumOfEnds,
  type Text,
} from '../edition/index.js';
import { formatSignificant } from './numbers/numbers.js';

type PolaritySource = Pick<Plan, 'nodes' | 'method'>;

/**
 * What a high value and a low rank of a node mean, where that is not the usual; '' where higher is better and the best come first.
 */
export function polarityNote(plan: PolaritySource, g: number, lang: Lang): string {
  if (!isHigherWorse(plan, g) && firstIsBest(plan) && !isAgainstIndex(plan, g)) return '';
  const first = { best: { en: 'the best', zh: '最好' }, worst: { en: 'the worst', zh: '最差' } }[
    firstIsBest(plan) ? 'best' : 'worst'
  ];
  const end = ranksLowestFirst(plan, g) ? { en: 'lowest', zh: '最低' } : { en: 'highest', zh: '最高' };
  return {
    en: `${isHigherWorse(plan, g) ? 'Higher values are worse' : 'Higher values are better'}; rank 1 is the ${end.en}, ${first.en}.`,
    zh: `数值越高越${isHigherWorse(plan, g) ? '差' : '好'}；第1位为数值${end.zh}者，即${first.zh}。`,
  }[lang];
}

/** What is said of each node whose parent takes its score reversed. */
export function reversalNotes(plan: Plan): Text[] {
  return plan.nodes.flatMap(({ title, parent }, g) => {
    if (!isReversed(plan, g)) return [];
    const above = plan.nodes[parent]!.title;
    const ends = sumOfEnds(plan, g)!;
    return [
      {
        en: `“${title.en}”: ${polarityNote(plan, g, 'en')} “${above.en}” takes its score reversed, as ${formatSignificant(ends, 'en')} less the score.`,
        zh: `“${title.zh}”：${polarityNote(plan, g, 'zh')}“${above.zh}”取其反向得分，即${formatSignificant(ends, 'zh')}减该得分。`,
      },
    ];
  });
}

/** The verb of who has rank 1: "leads"; where that is the worst, "ranks first, the worst,". */
export function leadVerb(plan: Pick<Plan, 'method'>, several: boolean): Text {
  if (firstIsBest(plan)) return { en: several ? 'lead' : 'leads', zh: '居首' };
  return {
    en: several ? 'rank first, as the worst, among' : 'ranks first, as the worst, among',
    zh: '居首（最差）',
  };
}

/** What a change of the value of a node means, where higher is worse; '' elsewhere, where the reader takes a rise for a gain. */
export function changeMeaning(plan: PolaritySource, g: number, change: number, lang: Lang): string {
  if (!isHigherWorse(plan, g) || change === 0) return '';
  return change < 0
    ? { en: ', an improvement', zh: '（改善）' }[lang]
    : { en: ', a worsening', zh: '（恶化）' }[lang];
}

/** How a move in rank is told, by whether the rank became a smaller number. */
interface MoveWords {
  /** "It climbed two places". */
  moved: Text;
  /** "X made the biggest climb". */
  most: Text;
}

/** The words of moving up or down: where rank 1 is the worst, up is a worsening. */
export function moveWords(plan: Pick<Plan, 'method'>, up: boolean): MoveWords {
  if (firstIsBest(plan)) {
    return up
      ? { moved: { en: 'climbed', zh: '上升' }, most: { en: 'made the biggest climb', zh: '上升' } }
      : { moved: { en: 'slipped', zh: '下降' }, most: { en: 'had the biggest fall', zh: '下降' } };
  }
  return up
    ? { moved: { en: 'worsened by', zh: '恶化' }, most: { en: 'worsened most in rank', zh: '恶化' } }
    : { moved: { en: 'improved by', zh: '改善' }, most: { en: 'improved most in rank', zh: '改善' } };
}

/** That places are ahead of others: by their rank where the first are the best, else by their index. */
export function aheadWords(plan: Plan, g: number, several: boolean): Text {
  if (firstIsBest(plan)) return { en: `${several ? 'are' : 'is'} ahead of`, zh: '领先于' };
  const low = ranksLowestFirst(plan, g);
  const en = `${several ? 'have' : 'has'} a ${low ? 'lower' : 'higher'} index than`;
  return { en, zh: low ? '指数低于' : '指数高于' };
}
