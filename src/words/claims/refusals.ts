import { type Lang, publishedPeriods } from '../../edition/index.js';
import { nodeLabel } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import { joinNames } from '../numbers/numbers.js';
import { type Phrase, phrase } from '../sentences/phrase.js';
import { speakerOf } from '../sentences/speaker.js';
import { claimsIn, type Meaning, placesIn } from './claim.js';
import type { NotUnderstood } from './understand.js';

/** What was found in a sentence, and what was not understood of it. */
export function notUnderstoodPhrase(
  { plan }: FactSource,
  { left, unknown, places, namesakes, titled, misspelt, timeless }: NotUnderstood,
  lang: Lang,
): Phrase {
  const s = speakerOf(plan, lang);
  if (unknown.length > 0) return noPeriod(publishedPeriods(plan), unknown, lang);
  if (namesakes.length > 0) {
    const each = namesakes.map(({ name, code }) => `${name.en} ${name.zh} (${code})`);
    return {
      en: phrase`Several places have that name: ${joinNames(each, 'en')}. Use the code or the Chinese name.`,
      zh: phrase`有多个同名地区：${joinNames(each, 'zh')}。请用代码或中文名。`,
    }[lang];
  }
  if (titled.length > 0) {
    const each = titled.map((g) => nodeLabel(plan.nodes[g]!));
    return {
      en: phrase`Several nodes have that title: ${joinNames(each, 'en')}. Use the id.`,
      zh: phrase`有多个同名节点：${joinNames(each, 'zh')}。请用节点标识。`,
    }[lang];
  }
  if (timeless) {
    return {
      en: phrase`What is steady is so in each period: say since when.`,
      zh: phrase`“稳步”“不断”须逐期成立：请说明自何时起。`,
    }[lang];
  }
  if (misspelt) {
    const { written, meant } = misspelt;
    return {
      en: phrase`“${written}” is no place of this release; probably ${s.name(meant)} is meant.`,
      zh: phrase`本发布版没有“${written}”；可能是${s.name(meant)}。`,
    }[lang];
  }
  if (left === '') {
    return places.length === 0
      ? { en: phrase`There is nothing to check.`, zh: phrase`没有可核对的内容。` }[lang]
      : {
          en: phrase`Found ${s.names(places)}, but no statement about ${places.length > 1 ? 'them' : 'it'} to check.`,
          zh: phrase`已识别${s.names(places)}，但没有说明要核对什么。`,
        }[lang];
  }
  return places.length > 0
    ? {
        en: phrase`Found ${s.names(places)}; not understood: “${left}”.`,
        zh: phrase`已识别${s.names(places)}；未能理解：“${left}”。`,
      }[lang]
    : {
        en: phrase`No place of this release was found in it; not understood: “${left}”.`,
        zh: phrase`其中没有本发布版所含的地区；未能理解：“${left}”。`,
      }[lang];
}

function noPeriod(periods: readonly string[], unknown: readonly string[], lang: Lang): Phrase {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const are = { en: 'is no period of this release, which has', zh: '不在本发布版的时期之内' }[lang];
  if (first === last) {
    return {
      en: phrase`${unknown.join(', ')} ${are} ${first} alone.`,
      zh: phrase`${unknown.join('、')}${are}（仅${first}）。`,
    }[lang];
  }
  return {
    en: phrase`${unknown.join(', ')} ${are} ${first} to ${last}.`,
    zh: phrase`${unknown.join('、')}${are}（${first}至${last}）。`,
  }[lang];
}

/** The nearest claim that can be checked. */
export function nearestText(nearest: string, lang: Lang): string {
  return { en: ` What can be checked: “${nearest}”.`, zh: `可以核对的说法：“${nearest}”。` }[lang];
}

/** What is said of a name that means places of several levels, of one of which the sentence is false and of another not. */
export function severalLevelsPhrase({ plan }: FactSource, meanings: readonly Meaning[], lang: Lang): Phrase {
  const places = meanings
    .flatMap((one) => claimsIn(one).slice(0, 1))
    .flatMap(({ claim }) => placesIn(claim).slice(0, 1));
  const each = places.map(({ name, level, code }) => {
    const title =
      level === plan.level ? plan.unitsTitle : plan.groupings.find((g) => g.column === level)?.title;
    return `${name[lang]} (${code}, ${title?.[lang] ?? level})`;
  });
  const names = joinNames([...new Set(each)], lang);
  return {
    en: phrase`The name stands for several places, and the statement does not hold for all of them: ${names}. Say which is meant, for example “among the cities”.`,
    zh: phrase`该名称对应多个层级的地区，说法并非对各层级都成立：${names}。请说明层级。`,
  }[lang];
}

/** What is said of words that can be read in two ways, of which one is so and the other not. */
export function severalReadingsPhrase(ways: readonly string[], lang: Lang): Phrase {
  const each = joinNames(
    ways.map((way) => `“${way}”`),
    lang,
  );
  return {
    en: phrase`It can be read in more than one way, and not every reading is true: ${each}. State one of them.`,
    zh: phrase`该说法有多种理解，且并非都成立：${each}。请改用其中一种。`,
  }[lang];
}
