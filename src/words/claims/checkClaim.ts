import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import { nodeLabel, type Release, type Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import { totalOf, viewOf } from '../facts/view.js';
import { joined } from '../numbers/numbers.js';
import { comparedWith } from '../numbers/periodWords.js';
import { capital, type Phrase, phrase } from '../sentences/phrase.js';
import { type Speaker, speakerOf } from '../sentences/speaker.js';
import { underOthers } from '../studies/rangeText.js';
import type { Claim, Verdict, When } from './claim.js';
import { judge } from './judge.js';
import { saying } from './saying.js';
import { trueClaims } from './trueClaims.js';
import { type NotUnderstood, understand } from './understand.js';

/** What a release says to a sentence. */
export interface Checked {
  sentence: string;
  verdict: Verdict | 'not-understood';
  /** The claim as it was understood, in the language of the answer. */
  understood: string | undefined;
  /** What was not understood. */
  left: string | undefined;
  /** What is so instead, or as well. */
  answer: Phrase;
  figures: Record<string, CitedFigure>;
  /** Sentences that can be asked, all true of this release. */
  examples: string[];
}

/** Longest sentence that is read. */
const longest = 300;

/** Whether a sentence in English or Chinese is true of a release, with the right figure and its receipts. */
export function checkClaim(release: Release, sentence: string, lang: Lang): Checked {
  const found = understand(release, sentence.slice(0, longest));
  if ('left' in found) {
    const answer = notUnderstood(release, found, lang);
    const examples = examplesOf(release, lang);
    return {
      sentence,
      verdict: 'not-understood',
      understood: undefined,
      left: found.left,
      answer,
      figures: {},
      examples,
    };
  }
  const { claim, when, others } = found;
  const judged = judge(release, claim, when);
  const elsewhere = judged.verdict === 'false' ? others.filter((one) => mayHold(release, one, when)) : [];
  if (elsewhere.length > 0) return severalLevels(release, sentence, [claim, ...elsewhere], lang);
  return {
    sentence,
    verdict: judged.verdict,
    understood: saying(release, claim, when, lang),
    left: undefined,
    answer: phrase`${answerOf(release, claim, when, judged.figures, lang)}${glossOf(judged.verdict, lang)}`,
    figures: judged.figures,
    examples: [],
  };
}

const mayHold = (release: Release, claim: Claim, when: When) =>
  ['true', 'not-distinguishable'].includes(judge(release, claim, when).verdict);

/** What is said of a name that means places of several levels, of one of which the sentence is false and of another not. */
function severalLevels(release: Release, sentence: string, claims: readonly Claim[], lang: Lang): Checked {
  const { plan } = release;
  const each = claims.flatMap((claim) => {
    if (claim.kind === 'gap') return [];
    const { name, level, code } = claim.place;
    const title =
      level === plan.level ? plan.unitsTitle : plan.groupings.find((g) => g.column === level)?.title;
    return [`${name[lang]} (${code}, ${title?.[lang] ?? level})`];
  });
  const answer = {
    en: phrase`The name stands for several places, and the statement does not hold for all of them: ${joined(each, 'en')}. Say which is meant, for example “among the cities”.`,
    zh: phrase`该名称对应多个层级的地区，说法并非对各层级都成立：${joined(each, 'zh')}。请说明层级。`,
  }[lang];
  return {
    sentence,
    verdict: 'not-understood',
    understood: undefined,
    left: '',
    answer,
    figures: {},
    examples: examplesOf(release, lang),
  };
}

/** What was found in a sentence, and what was not understood of it. */
function notUnderstood(
  { plan }: Release,
  { left, unknown, places, namesakes, titled }: NotUnderstood,
  lang: Lang,
): Phrase {
  const s = speakerOf(plan, lang);
  const periods = publishedPeriods(plan);
  const [first, last] = [periods[0]!, periods.at(-1)!];
  if (unknown.length > 0) {
    return {
      en: phrase`${unknown.join(', ')} is no period of this release, which has ${first} to ${last}.`,
      zh: phrase`${unknown.join('、')}不在本发布的时期之内（${first}至${last}）。`,
    }[lang];
  }
  if (namesakes.length > 0) {
    const each = namesakes.map(({ name, code }) => `${name.en} ${name.zh} (${code})`);
    return {
      en: phrase`Several places have that name: ${joined(each, 'en')}. Use the code or the Chinese name.`,
      zh: phrase`有多个同名地区：${joined(each, 'zh')}。请用代码或中文名。`,
    }[lang];
  }
  if (titled.length > 0) {
    const each = titled.map((g) => nodeLabel(plan.nodes[g]!));
    return {
      en: phrase`Several nodes have that title: ${joined(each, 'en')}. Use the id.`,
      zh: phrase`有多个同名节点：${joined(each, 'zh')}。请用节点标识。`,
    }[lang];
  }
  if (left === '') {
    return places.length === 0
      ? { en: phrase`There is nothing to check.`, zh: phrase`没有可核对的内容。` }[lang]
      : {
          en: phrase`Found ${s.names(places)}, but nothing that is said of ${places.length > 1 ? 'them' : 'it'}.`,
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
        zh: phrase`其中没有本发布所含的地区；未能理解：“${left}”。`,
      }[lang];
}

/** Words for a verdict. */
export const verdictWords: Record<Checked['verdict'], Text> = {
  true: { en: 'True', zh: '属实' },
  false: { en: 'False', zh: '不属实' },
  'not-distinguishable': { en: 'Not distinguishable', zh: '无法区分' },
  'no-figure': { en: 'The release has no such figure', zh: '本发布没有相应数字' },
  'not-understood': { en: 'Not understood', zh: '未能理解' },
};

/** Why a claim that may agree is not called true. */
function glossOf(verdict: Verdict, lang: Lang): string {
  if (verdict !== 'not-distinguishable') return '';
  return {
    en: ' The uncertainty analysis cannot tell it from its opposite.',
    zh: '不确定性分析无法将其与相反的情形区分开。',
  }[lang];
}

/** The right figures in a sentence. */
function answerOf(
  { plan }: Release,
  claim: Claim,
  { g, t, since, perHead }: When,
  figures: Record<string, CitedFigure>,
  lang: Lang,
): Phrase {
  const s = speakerOf(plan, lang);
  const period = publishedPeriods(plan)[t]!;
  const before = publishedPeriods(plan)[since];
  const of = perHead
    ? { en: ' per head', zh: '人均' }[lang]
    : g === 0
      ? ''
      : { en: ` in ${plan.nodes[g]!.title.en}`, zh: plan.nodes[g]!.title.zh }[lang];
  const place = claim.kind === 'gap' ? undefined : s.name(claim.place);
  const { rank, other, value, share, growth, places, low, high, of: ranked } = figures;
  const within = 'within' in claim ? claim.within : undefined;
  const said = { s, period, of, place, within };
  const told = (() => {
    const whole = claim.kind === 'share' ? claim.of : within;
    if (Object.keys(figures).length === 0) return whole ? outside(whole, said) : undefined;
    if (claim.kind === 'gap') return gini(figures, before ?? '', said);
    if (claim.kind === 'above') return both(claim.other.name, rank!, other!, said);
    if (places) return moved(figures, before ?? '', said);
    if (value)
      return {
        en: phrase`in ${period} ${place} has ${s.figure(value)} points${of}`,
        zh: phrase`${s.period(period)}${place}${of}指数为${s.figure(value)}点`,
      };
    if (share)
      return {
        en: phrase`in ${period} it is ${s.figure(share)}`,
        zh: phrase`${s.period(period)}占比为${s.figure(share)}`,
      };
    if (growth)
      return {
        en: phrase`in ${period} ${place} changed by ${s.signed(growth)}${growth.unit === 'change' ? ' points' : ''} ${comparedWith(s.plan, before ?? '')}`,
        zh: phrase`${s.period(period)}${place}较${s.period(before ?? '')}变化${s.signed(growth)}${growth.unit === 'change' ? '点' : ''}`,
      };
    return placed(rank!, ranked!, low, high, said);
  })();
  return told ? { en: phrase`${capital(told.en)}.`, zh: phrase`${told.zh}。` }[lang] : phrase``;
}

interface Around {
  s: Speaker;
  period: string;
  of: string;
  place: Phrase[number] | undefined;
  within: Subject | undefined;
}
type Both = { en: Phrase; zh: Phrase };

function placed(
  rank: CitedFigure,
  ranked: CitedFigure,
  low: CitedFigure | undefined,
  high: CitedFigure | undefined,
  { s, period, of, place, within }: Around,
): Both {
  const group = within && s.name(within);
  const open = low && high && low.value !== high.value;
  return {
    en: phrase`in ${period} ${place} ranks ${s.rank(rank)} of ${s.figure(ranked)}${group && phrase` in ${group}`}${of}${open ? phrase`; ${underOthers(s.plan).en} between ${s.rank(low)} and ${s.rank(high)}` : undefined}`,
    zh: phrase`${s.period(period)}${place}${of}在${group && phrase`${group}的`}${s.figure(ranked)}个中列${s.rank(rank)}${open ? phrase`；${underOthers(s.plan).zh}时介于${s.rank(low)}与${s.rank(high)}之间` : undefined}`,
  };
}

function outside(within: Subject, { s, place }: Around): Both {
  return {
    en: phrase`${place} does not lie in ${s.name(within)}`,
    zh: phrase`${place}不属于${s.name(within)}`,
  };
}

function both(name: Text, rank: CitedFigure, other: CitedFigure, { s, period, of, place }: Around): Both {
  return {
    en: phrase`in ${period} ${place} ranks ${s.rank(rank)} and ${name.en} ${s.rank(other)}${of}`,
    zh: phrase`${s.period(period)}${place}${of}列${s.rank(rank)}，${name.zh}列${s.rank(other)}`,
  };
}

function moved(
  { before, now, places, among }: Record<string, CitedFigure>,
  from: string,
  { s, period, of, place }: Around,
): Both {
  const gained = among && places ? { among, places } : undefined;
  const units = s.plan.unitsTitle;
  const en =
    gained &&
    phrase`; among the ${s.figure(gained.among)} ${units.en.toLowerCase()} in both it moved ${s.signed(gained.places)}`;
  const zh =
    gained &&
    phrase`；在两期均有数据的${s.figure(gained.among)}个${units.zh}中变动${s.signed(gained.places)}位`;
  return {
    en: phrase`${place} ranked ${s.rank(before!)} in ${from} and ${s.rank(now!)} in ${period}${of}${en}`,
    zh: phrase`${place}${of}${s.period(from)}列${s.rank(before!)}，${s.period(period)}列${s.rank(now!)}${zh}`,
  };
}

function gini({ before, after }: Record<string, CitedFigure>, from: string, { s, period }: Around): Both {
  return {
    en: phrase`the Gini coefficient went from ${s.figure(before!)} in ${from} to ${s.figure(after!)} in ${period}`,
    zh: phrase`基尼系数由${s.period(from)}的${s.figure(before!)}变为${s.period(period)}的${s.figure(after!)}`,
  };
}

/** One sentence of each kind that is true of the period of headlines: of the whole, and of places high, middle and low in the ranking. */
export function examplesOf(release: Release, lang: Lang): string[] {
  const t = headlinePeriod(release);
  const order = viewOf(release, t).peers(viewOf(release, t).members(-1)[0]!);
  const places = [order[0], order[2], order[Math.floor(order.length / 2)]].flatMap((p) => (p ? [p] : []));
  const stated = [...places, totalOf(release)].flatMap((place) => trueClaims(release, t, place));
  const kinds = new Set<string>();
  const kindOf = ({ claim, when }: (typeof stated)[number]) =>
    when.perHead ? 'per head' : 'within' in claim ? 'within' : claim.kind;
  return stated
    .filter((one) => !kinds.has(kindOf(one)) && kinds.add(kindOf(one)))
    .map(({ claim, when }) => saying(release, claim, when, lang));
}
