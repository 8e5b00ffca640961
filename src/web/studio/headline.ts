import { firstIsBest, type Lang, type Plan } from '../../edition/index.js';
import { periodName, titleWithin } from '../../words/index.js';

/** Ranks of a period by unit, now and as the edition was saved; 0 is none. */
export interface Compared {
  period: string;
  ranks: ArrayLike<number>;
  savedRanks: ArrayLike<number>;
}

/** Units named as first; where more share the rank, their number is said. */
const mostNamed = 3;

/** Who is first in the ranking below, and how many ranks differ from the saved edition. */
export function headline(plan: Plan, now: Compared, lang: Lang): string {
  const [ranks, saved] = [Array.from(now.ranks), Array.from(now.savedRanks)];
  const period = periodName(now.period, lang);
  const ranked = ranks.filter((rank) => rank > 0).length;
  const units = plan.unitsTitle;
  if (ranked === 0)
    return { en: `In ${period} nothing has a score.`, zh: `${period}没有任何${units.zh}有得分。` }[lang];
  const first = plan.units.filter((_, c) => ranks[c] === 1).map(({ name }) => name[lang]);
  const more = first.length - mostNamed;
  const names = first.slice(0, mostNamed).join(lang === 'zh' ? '、' : ', ');
  const who = more > 0 ? { en: `${names} and ${more} more`, zh: `${names}等${first.length}个` }[lang] : names;
  const be = first.length > 1 ? 'are' : 'is';
  const worst = firstIsBest(plan) ? { en: '', zh: '' } : { en: ', as the worst,', zh: '（最差）' };
  const since = sinceSaved(ranks, saved, lang);
  return {
    en: `In ${period} ${who} ${be} ranked first${worst.en} of the ${ranked} ${titleWithin(units.en)} that have a score${since}.`,
    zh: `${period}，在${ranked}个有得分的${units.zh}中，${who}排名第一${worst.zh}${since}。`,
  }[lang];
}

function sinceSaved(ranks: readonly number[], saved: readonly number[], lang: Lang): string {
  const by = ranks.flatMap((rank, c) =>
    rank > 0 && saved[c]! > 0 && rank !== saved[c] ? [Math.abs(rank - saved[c]!)] : [],
  );
  if (by.length === 0) return '';
  const most = Math.max(...by);
  return {
    en: `; ${by.length} ${by.length === 1 ? 'rank differs' : 'ranks differ'} from the saved edition, by up to ${most}`,
    zh: `；与保存时相比，${by.length}个位次有变，最多变动${most}位`,
  }[lang];
}
