import { firstIsBest, type Lang, type Plan } from '../../edition/index.js';
import type { Fact, FactOf } from '../facts/fact.js';
import { factsOfKind } from '../facts/factsAbout.js';
import { leadVerb } from '../polarityWords.js';
import { word } from '../words.js';
import {
  amongAll as amongInChinese,
  indexOf,
  someOf as someInChinese,
  wholeOf as wholeInChinese,
} from './chineseParts.js';
import { someOf as someInEnglish } from './englishParts.js';
import {
  amongAll as amongInEnglish,
  inPart,
  unitsOf,
  verbForms,
  wholeOf as wholeInEnglish,
} from './englishTitles.js';
import { monthsInWords } from './monthsInWords.js';
import { capitalise, type Phrase, phrase } from './phrase.js';
import { fewOf, plainPoints, plainRank, plainShare } from './plainParts.js';
import { isDivided, partTitle, type Speaker, speakerOf } from './speaker.js';

/** The headline: what the data are where they are not real, where the place stands, and for the total who leads. */
export function headlineOf(plan: Plan, all: readonly Fact[], lang: Lang): Phrase {
  const facts = lang === 'en' && plan.frequency === 'month' ? all.map(monthsInWords) : all;
  const s = speakerOf(plan, lang);
  const standing = factsOfKind(facts, 'standing')[0];
  const isWhole = standing?.place.level === 'total';
  const alone = isWhole && isDivided(s) ? leadWithoutPoints(facts, s, lang) : undefined;
  const said = standing ? standingLine(standing, s, lang) : noFigure(facts, s, lang);
  const leader = isWhole ? leadLine(facts, s, lang) : undefined;
  const line = alone ?? phrase`${said}${leader}`;
  if (plan.dataStatus === 'real') return lang === 'en' ? capitalise(line) : line;
  const status = statusWord(plan, lang);
  return lang === 'en' ? phrase`${status}: ${line}` : phrase`${status}：${line}`;
}

function statusWord({ dataStatus }: Plan, lang: Lang): string {
  const text = word(dataStatus, lang);
  return lang === 'en' ? text.charAt(0) + text.slice(1).toLowerCase() : text;
}

function noFigure(facts: readonly Fact[], s: Speaker, lang: Lang): Phrase {
  const { place, period } = factsOfKind(facts, 'absent')[0]!;
  return {
    en: phrase`${s.name(place)} ${verbForms(place, s).has} no value in ${period}`,
    zh: phrase`${s.period(period)}${s.name(place)}没有指数值`,
  }[lang];
}

/**
 * Who leads and how concentrated the index is, where the points of the total carry no information; undefined without a leader.
 */
function leadWithoutPoints(facts: readonly Fact[], s: Speaker, lang: Lang): Phrase | undefined {
  const lead = factsOfKind(facts, 'lead')[0];
  if (!lead || lead.rivals.length > 0) return undefined;
  const held = factsOfKind(facts, 'held')[0];
  if (held && lead.names.length === 1 && lead.names[0]!.code === held.first.subject.code) {
    const { node, period, first, half, of } = held;
    const rest = half.value > 1 && {
      en: phrase`; ${s.figure(half)} of ${amongInEnglish(of, s.plan.level, s)} have half`,
      zh: phrase`，${amongInChinese(of, s.plan.level, s)}中的${s.figure(half)}个合占一半`,
    };
    return {
      en: phrase`${s.name(first.subject)} has ${plainShare(first.share, s)} of ${wholeInEnglish(node, s)} in ${period}${rest ? rest.en : undefined}`,
      zh: phrase`${s.period(period)}${s.name(first.subject)}占${wholeInChinese(node, s)}的${plainShare(first.share, s)}${rest ? rest.zh : undefined}`,
    }[lang];
  }
  return {
    en: phrase`${someInEnglish(lead.names, s)} ${leadVerb(s.plan, lead.names.length > 1).en} the ${unitsOf(s)} in ${lead.period}`,
    zh: phrase`${s.period(lead.period)}${someInChinese(lead.names, s)}居各${s.plan.unitsTitle.zh}${firstIsBest(s.plan) ? '之首' : '首位（最差）'}`,
  }[lang];
}

function standingLine(
  { place, period, node, value, before, ranked }: FactOf<'standing'>,
  s: Speaker,
  lang: Lang,
): Phrase {
  const points = phrase`${plainPoints(value, s)}`;
  const part = partTitle(node, s);
  if (ranked) {
    return {
      en: phrase`${s.name(place)} rank${verbForms(place, s).s} ${plainRank(ranked.rank, ranked.range, s)} of ${amongInEnglish(ranked.of, place.level, s)}${inPart(node, s)} in ${period}`,
      zh: phrase`${s.period(period)}${s.name(place)}${part ? indexOf(part.zh) : undefined}在${amongInChinese(ranked.of, place.level, s)}中列${plainRank(ranked.rank, ranked.range, s)}`,
    }[lang];
  }
  // A change over another set than the level is no way to tell the level.
  const growth = before?.set
    ? undefined
    : (before?.growth?.value ?? (before && Math.sign(before.points.value)));
  return {
    en: phrase`${s.name(place)} ${changeVerb(growth, 'en')} ${points} points${inPart(node, s)} in ${period}`,
    zh: phrase`${s.period(period)}${s.name(place)}${indexOf(part?.zh ?? '')}${changeVerb(growth, 'zh')}${points}点`,
  }[lang];
}

/** The verb for a change, by its size; undefined without an earlier value. */
function changeVerb(growth: number | undefined, lang: Lang): string {
  if (growth === undefined) return { en: 'is at', zh: '为' }[lang];
  const size = Math.abs(growth);
  const [en, zh] =
    size < 0.05
      ? ['holds at', '为']
      : growth > 0
        ? size < 1
          ? ['edges up to', '微升至']
          : ['rises to', '升至']
        : size < 1
          ? ['edges down to', '微降至']
          : ['falls to', '降至'];
  return lang === 'en' ? en! : zh!;
}

function leadLine(facts: readonly Fact[], s: Speaker, lang: Lang): Phrase | undefined {
  const lead = factsOfKind(facts, 'lead')[0];
  if (!lead) return undefined;
  const units = { en: unitsOf(s), zh: s.plan.unitsTitle.zh };
  if (lead.rivals.length > 0) {
    const first = fewOf([...lead.names, ...lead.rivals], s);
    const verb = leadVerb(s.plan, true).en;
    return {
      en: lead.close
        ? phrase`; ${first} are level at the top of the ${units.en}`
        : phrase`; ${first} ${verb} the ${units.en}`,
      zh: phrase`，${first}居${units.zh}前列${lead.close ? '，不相上下' : ''}`,
    }[lang];
  }
  return {
    en: phrase`; ${someInEnglish(lead.names, s)} ${leadVerb(s.plan, lead.names.length > 1).en} the ${units.en}`,
    zh: phrase`，${someInChinese(lead.names, s)}居${units.zh}${firstIsBest(s.plan) ? '之首' : '首位（最差）'}`,
  }[lang];
}
