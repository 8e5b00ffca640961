import { rankStudy } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { count, percent, periodName, scoreText, signed } from '../../words/index.js';
import { type PlaceView, sinceBase } from '../place/view.js';
import type { Chance, Comparison } from './comparison.js';

/** What stands at the head where there is no order to tell. */
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
  const value = scoreText(release, subject, g, t, receipt.value!, lang);
  const name = receipt.unit.name[lang];
  return { en: `${name} (${value})`, zh: `${name}（${value}）` }[lang];
}

/** In how many variants of the rank study each place stands above the next. */
export function chanceLines(chances: readonly Chance[], lang: Lang): string[] {
  const draws = count(rankStudy.replicates, lang);
  return chances
    .filter(({ share }) => !Number.isNaN(share))
    .map(({ above, below, share }) => {
      const [a, b] = [above.receipt.unit.name[lang], below.receipt.unit.name[lang]];
      const n = percent(share, lang, share > 0.99 ? 1 : 0);
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

/** Who gained and lost most since the base. */
export function changeLine({ places, lang }: Comparison): string | undefined {
  const moved = places.flatMap((p) => {
    const { base, unit } = p.receipt;
    const { change } = sinceBase(p);
    return !base || Number.isNaN(change) ? [] : [{ name: unit.name, by: change, base: base.period }];
  });
  if (moved.length < 2) return undefined;
  const order = moved.toSorted((a, b) => b.by - a.by);
  const [most, least] = [order[0]!, order.at(-1)!];
  const words: Text = {
    en: `Since ${most.base} ${most.name.en} gained most (${signed(most.by, 2, 'en')}), ${least.name.en} ${least.by < 0 ? 'lost' : 'least'} (${signed(least.by, 2, 'en')}).`,
    zh: `较${periodName(most.base, 'zh')}，${most.name.zh}变化最大（${signed(most.by, 2, 'zh')}），${least.name.zh}最小（${signed(least.by, 2, 'zh')}）。`,
  };
  return words[lang];
}
