import { isHigherWorse, type Lang } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { placePath } from '../../figures/index.js';
import { periodName, titleWithin } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

/** A sentence with the places that it names and their pages. */
export interface LeadersSentence {
  text: string;
  links: { text: string; href: string }[];
}

/** So many parts are named at most. */
const mostNamed = 4;

/**
 * Which unit has the most points in each part of a node; undefined where one part is led by several, has no figure, or counts as worse
 * the higher it is, and where too many parts would have to be named.
 */
export function partLeaders(
  release: Shown,
  node: number,
  t: number,
  period: string,
  lang: Lang,
): LeadersSentence | undefined {
  const { plan, index } = release;
  const partsOf = new Map<number, number[]>();
  const parts = plan.nodes[node]!.children;
  for (const g of parts) {
    const first = [...ranksIn(index, g, t).entries()].filter(([, rank]) => rank === 1);
    if (first.length !== 1 || isHigherWorse(plan, g)) return undefined;
    const c = first[0]![0];
    partsOf.set(c, [...(partsOf.get(c) ?? []), g]);
  }
  const leaders = [...partsOf.keys()].map((c) => plan.units[c]!);
  if (leaders.length === 0 || (leaders.length > 1 && parts.length > mostNamed)) return undefined;
  const links = leaders.map(({ name, code }) => ({
    text: name[lang],
    href: `${rootOf(release, lang)}/${placePath(code, period)}`,
  }));
  const titles = [...partsOf.values()].map((all) => all.map((g) => plan.nodes[g]!.title));
  const units = plan.unitsTitle;
  const when = periodName(period, 'zh');
  if (leaders.length === 1) {
    const name = links[0]!.text;
    const text = {
      en: `As published, ${name} has the most points of the ${titleWithin(units.en)} in every part in ${period}.`,
      zh: `按公布的点数，${when}${name}各分项均居各${units.zh}首位。`,
    }[lang];
    return { text, links };
  }
  const list = new Intl.ListFormat('en-GB');
  const led = links.map(({ text }, i) => {
    const names = titles[i]!;
    return {
      en: `${text} ${i === 0 ? 'has the most points ' : ''}in ${list.format(names.map(({ en }) => titleWithin(en)))}`,
      zh: `${text}（${names.map(({ zh }) => zh).join('、')}）`,
    }[lang];
  });
  const text = {
    en: `As published, of the ${titleWithin(units.en)}, ${led.join('; ')} in ${period}.`,
    zh: `按公布的点数，${when}各分项居首的${units.zh}：${led.join('、')}。`,
  }[lang];
  return { text, links };
}
