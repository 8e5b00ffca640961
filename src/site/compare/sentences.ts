import { rankStudy } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { formatCount, formatPercent, formatScore, periodName } from '../../words/index.js';
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

/** In how many variants of the rank study each place ranks above the next. */
export function chanceLines(chances: readonly Chance[], lang: Lang): string[] {
  const draws = formatCount(rankStudy.replicates, lang);
  return chances
    .filter(({ share }) => !Number.isNaN(share))
    .map(({ above, below, share }) => {
      const [a, b] = [above.receipt.unit.name[lang], below.receipt.unit.name[lang]];
      const n = formatPercent(share, lang, share > 0.99 ? 1 : 0);
      if (share === 1)
        return {
          en: `${a} is above ${b} in all of ${draws} variants.`,
          zh: `在全部${draws}个方案中，${a}均高于${b}。`,
        }[lang];
      return {
        en: `${a} is above ${b} in ${n} of ${draws} variants.`,
        zh: `在${draws}个方案中，${a}高于${b}的占${n}。`,
      }[lang];
    });
}
