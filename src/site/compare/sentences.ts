import { rankStudy } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import {
  aheadWords,
  viewOf as factsAt,
  formatCount,
  formatPercent,
  formatScore,
  nameWithin,
  pairOrder,
  periodName,
} from '../../words/index.js';
import type { PlaceView } from '../place/view.js';
import type { Chance, Comparison } from './comparison.js';

/** The heading where the places have no order. */
export function withoutOrder({ places, period, lang, node, release }: Comparison): string {
  const title = places[0]?.receipt.title;
  if (!title) return { en: 'Choose places to compare.', zh: '请选择要比较的地区。' }[lang];
  const valued = places.filter((p) => p.receipt.value !== null);
  if (valued.length === 0)
    return {
      en: `None of them has a figure for ${title.en} in ${period}.`,
      zh: `${periodName(period, 'zh')}均无${title.zh}的数值。`,
    }[lang];
  const within =
    node === release.plan.nodes[0]!.id ? '' : { en: ` in ${title.en}`, zh: `${title.zh}方面` }[lang];
  const name = nameOf(valued[0]!, lang);
  return {
    en: `${name} alone has a figure${within}: add another place to compare it with.`,
    zh: `${within}仅有${name}，请再添加一个地区进行比较。`,
  }[lang];
}

function nameOf({ release, subject, receipt, g, t }: PlaceView, lang: Lang): string {
  const value = formatScore(release, subject, g, t, receipt.value!, lang);
  const name = receipt.unit.name[lang];
  return { en: `${name} (${value})`, zh: `${name}（${value}）` }[lang];
}

/** Of each place and the next whether one is ahead (`pairOrder`), and in how many variants of the rank study it ranks above. */
export function chanceLines(chances: readonly Chance[], lang: Lang): string[] {
  const draws = formatCount(rankStudy.replicates, lang);
  return chances
    .filter(({ share }) => !Number.isNaN(share))
    .map(({ above, below, share }) => {
      const [a, b] = [above, below].map(({ plan, subject }) => nameWithin(plan, subject, lang)) as [
        string,
        string,
      ];
      const first = a.replace(/^the /, 'The ');
      const order = pairOrder(factsAt(above.release, above.t, above.g), above.subject, below.subject);
      const isFirst = order === 'ahead' || order === 'behind';
      const part = formatPercent(share, lang, share > 0.99 ? 1 : 0);
      const often = {
        en: `in ${share === 1 ? 'all' : part} of ${draws} variants`,
        zh: share === 1 ? `在全部${draws}个方案中均如此` : `在${draws}个方案中占${part}`,
      };
      const words = aheadWords(above.plan, above.g, false);
      if (isFirst)
        return { en: `${first} ${words.en} ${b}: ${often.en}.`, zh: `${a}${words.zh}${b}：${often.zh}。` }[
          lang
        ];
      return {
        en: `${first} and ${b} are too close to call: ${a} ranks above ${often.en}${order === 'data' ? ', but errors of the data leave the order open' : ''}.`,
        zh: `${a}与${b}难分先后：${a}居前的情形${often.zh}${order === 'data' ? '，但数据误差使先后未定' : ''}。`,
      }[lang];
    });
}
