import { firstIsBest, type Lang, type Plan } from '../../edition/index.js';
import { formatNumber } from '../../words/index.js';
import type { Outcome } from './bench.js';

/** Compares with the edition's order: the leader, the first ten, and the rank correlation. */
export function headline(
  plan: Plan,
  { ranks, ownRanks, agreement }: Outcome,
  name: string,
  lang: Lang,
): string {
  const leaders = plan.units.filter((_, c) => ranks[c] === 1).map((u) => u.name[lang]);
  if (leaders.length === 0) return { en: 'Nothing left to rank.', zh: '没有可排名的内容。' }[lang];
  const ten = [...ranks.keys()].filter((c) => ownRanks[c]! > 0 && ownRanks[c]! <= 10);
  const stay = ten.filter((c) => ranks[c]! > 0 && ranks[c]! <= 10).length;
  const who = leaders.slice(0, 3).join(lang === 'zh' ? '、' : ', ');
  const rho = formatNumber(agreement, 3, lang);
  const under = name || { en: 'these weights', zh: '这组权重' }[lang];
  return {
    en: `With ${under} ${who} ${firstIsBest(plan) ? (leaders.length > 1 ? 'lead' : 'leads') : 'ranks first, as the worst'}; ${stay} of the edition’s first ${ten.length} stay there. Rank correlation ${rho}.`,
    zh: `按${under}，${who}居首${firstIsBest(plan) ? '' : '（最差）'}；本版前${ten.length}名中有${stay}个仍在其列。与本版次序的等级相关系数为${rho}。`,
  }[lang];
}
