import { rankStudy } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { count, joined, percent, periodName, scoreText, signed } from '../../words/index.js';
import { type PlaceView, sinceBase } from '../place/view.js';
import type { Chance, Comparison } from './comparison.js';

/** From here on one place is said to stand above another: the share of draws that rank intervals take in, on one side. */
const sure = 0.95;

/** The order of the places in one sentence; those that the draws cannot tell apart are named together. */
export function headlineOf(of: Comparison, chances: readonly Chance[]): string {
  const { places, period, lang, node, release } = of;
  const title = places[0]?.receipt.title;
  const groups = groupsOf(places, chances);
  if (places.length === 0) return { en: 'Choose places to compare.', zh: '请选择要比较的地区。' }[lang];
  if (groups.length === 0)
    return {
      en: `None of them has a figure for ${title!.en} in ${period}.`,
      zh: `${periodName(period, 'zh')}均无${title!.zh}的数值。`,
    }[lang];
  const within =
    node === release.plan.nodes[0]!.id ? '' : { en: ` in ${title!.en}`, zh: `${title!.zh}方面` }[lang];
  const named = groups.map((g) =>
    joined(
      g.map((p) => nameOf(p, lang)),
      lang,
    ),
  );
  if (groups.flat().length === 1)
    return {
      en: `${named[0]} stands alone${within}: add another place to compare it with.`,
      zh: `${within}仅有${named[0]}，请再添加一个地区进行比较。`,
    }[lang];
  const [first, ...rest] = groups.map((g, i) => ({ names: named[i]!, level: g.length > 1 }));
  if (lang === 'zh') {
    const lead = first!.level ? `${first!.names}难分高下` : `${first!.names}列于首位`;
    const then = rest
      .map((r, i) => `，${i === 0 ? '其次' : '再次'}为${r.names}${r.level ? '，彼此难分高下' : ''}`)
      .join('');
    return `${periodName(period, 'zh')}${within}，${lead}${then}。`;
  }
  const lead = first!.level ? `${first!.names} cannot be told apart` : `${first!.names} stands first`;
  const then = rest.map((r) => `, then ${r.names}${r.level ? ', which cannot be told apart' : ''}`).join('');
  return `${lead}${within} in ${period}${then}.`;
}

function nameOf({ release, subject, receipt, g, t }: PlaceView, lang: Lang): string {
  const value = scoreText(release, subject, g, t, receipt.value!, lang);
  const name = receipt.unit.name[lang];
  return { en: `${name} (${value})`, zh: `${name}（${value}）` }[lang];
}

/** The places that have a value, highest first, each with those after it that cannot be told from it. */
function groupsOf(places: readonly PlaceView[], chances: readonly Chance[]): PlaceView[][] {
  const valued = places
    .filter((p) => p.receipt.value !== null)
    .sort((a, b) => b.receipt.value! - a.receipt.value!);
  const groups: PlaceView[][] = [];
  valued.forEach((place, i) => {
    const before = valued[i - 1];
    const chance = chances.find((c) => c.above === before && c.below === place);
    if (chance && chance.share < sure) groups.at(-1)!.push(place);
    else groups.push([place]);
  });
  return groups;
}

/** What the rank study says of each place and the next: above for sure, or not distinguishable. */
export function chanceLines(chances: readonly Chance[], lang: Lang): string[] {
  return chances
    .filter(({ share }) => !Number.isNaN(share))
    .map(({ above, below, share }) => {
      const [a, b] = [above.receipt.unit.name[lang], below.receipt.unit.name[lang]];
      const draws = count(rankStudy.replicates, lang);
      const n = percent(share, lang, share > 0.99 ? 1 : 0);
      if (share === 1)
        return {
          en: `${a} is above ${b} in all of ${draws} variants.`,
          zh: `在全部${draws}个方案中，${a}均高于${b}。`,
        }[lang];
      if (share >= sure)
        return {
          en: `${a} is above ${b} in ${n} of ${draws} variants.`,
          zh: `在${draws}个方案中，${a}高于${b}的占${n}。`,
        }[lang];
      return {
        en: `${a} and ${b} are not distinguishable: ${a} is above in ${n} of ${draws} variants.`,
        zh: `${a}与${b}难分高下：在${draws}个方案中，${a}居前的占${n}。`,
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
