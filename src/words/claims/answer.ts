import { type Lang, publishedPeriods } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import type { FactSource } from '../facts/view.js';
import { baseText } from '../numbers/periodWords.js';
import * as chinese from '../sentences/chineseParts.js';
import * as english from '../sentences/englishTitles.js';
import { isPlural } from '../sentences/nameWithin.js';
import { capitalise, type Phrase, phrase } from '../sentences/phrase.js';
import { type Speaker, speakerOf } from '../sentences/speaker.js';
import { variantsClause } from '../studies/rangeText.js';
import type { Among, Claim, When } from './claim.js';
import type { Judgement } from './judgement.js';

type Figures = Record<string, CitedFigure>;
type BothPhrases = { en: Phrase; zh: Phrase };

/** What every sentence names. */
interface AnswerContext {
  s: Speaker;
  period: string;
  before: string;
  /** "in Cloud", and per head. */
  of: string;
  place: Phrase;
  /** The one place of the claim; undefined where it is of none or several. */
  subject: Subject | undefined;
}

/** The right figures of a claim in a sentence; nothing where there are none. */
export function answerOf(
  release: FactSource,
  claim: Claim,
  when: When,
  judged: Judgement,
  lang: Lang,
): Phrase {
  const { plan } = release;
  const s = speakerOf(plan, lang);
  const { figures, outside } = judged;
  const periods = publishedPeriods(plan);
  const place = placeOf(claim, s);
  const around = {
    s,
    period: periods[when.t] ?? '',
    before: periods[when.since] ?? '',
    of: partOf(release, when, lang),
    place,
    subject: 'place' in claim ? claim.place : undefined,
  };
  if (outside) return asSentence(outsideAnswer(outside, around), lang);
  if (Object.keys(figures).length === 0) return phrase``;
  return asSentence(answerFor(claim, figures, around), lang);
}

const asSentence = ({ en, zh }: BothPhrases, lang: Lang) =>
  ({ en: phrase`${capitalise(en)}.`, zh: phrase`${zh}。` })[lang];

function placeOf(claim: Claim, s: Speaker): Phrase {
  if (claim.kind === 'gap') return phrase``;
  if (claim.kind === 'share') return s.names(claim.places);
  return [s.name(claim.place)];
}

function partOf({ plan }: FactSource, { g, perHead }: When, lang: Lang): string {
  const title = plan.nodes[g]!.title;
  const en = `${perHead ? ' per head' : ''}${g === 0 ? '' : ` in ${title.en}`}`;
  return { en, zh: `${g === 0 ? '' : `在${title.zh}方面`}${perHead ? '人均' : ''}` }[lang];
}

function answerFor(claim: Claim, figures: Figures, around: AnswerContext): BothPhrases {
  switch (claim.kind) {
    case 'gap':
      return gapAnswer(figures, around);
    case 'above':
    case 'tied':
      return aboveAnswer(claim.other, figures, around);
    case 'moved':
      return moveAnswer(figures, around);
    case 'value':
      return claim.mean ? meanAnswer(claim.place, figures, around) : valueAnswer(figures['value']!, around);
    case 'margin':
    case 'multiple':
      return marginAnswer(claim.other, figures, around);
    case 'sum':
      return sumAnswer(claim.others, figures, around);
    case 'average':
      return averageAnswer(claim.group, figures, around);
    case 'share':
    case 'share-change':
      return shareAnswer(claim.of, figures, around);
    case 'growth':
      return growthAnswer(figures, around);
    case 'faster':
    case 'apart':
      return fasterAnswer(claim.other, figures, around);
    default:
      return rankAnswer(figures, claim.kind === 'newcomer' ? {} : claim, around);
  }
}

function rankAnswer(
  { rank, of: ranked, low, high }: Figures,
  { group, tier }: Among,
  { s, period, of, place, subject }: AnswerContext,
): BothPhrases {
  const open = low && high && low.value !== high.value;
  const all = ranked &&
    subject && {
      en: english.amongAll(ranked, subject.level, s),
      zh: chinese.amongAll(ranked, subject.level, s),
    };
  const en = tier ? ' in its tier' : group && phrase` in ${s.name(group)}`;
  const zh = tier ? '所在梯队的' : group && phrase`${s.name(group)}的`;
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'ranks', 'rank')} ${s.rank(rank!)}${all && phrase` of ${all.en}`}${en}${of}${open ? phrase`; ${variantsClause(s.plan).en} between ${s.rank(low)} and ${s.rank(high)}` : undefined}`,
    zh: phrase`${s.period(period)}${place}${of}在${zh}${all ? phrase`${all.zh}中` : '全部地区中'}列${s.rank(rank!)}${open ? phrase`；${variantsClause(s.plan).zh}时介于${s.rank(low)}与${s.rank(high)}之间` : undefined}`,
  };
}

function outsideAnswer(within: Subject, { s, place, subject }: AnswerContext): BothPhrases {
  return {
    en: phrase`${place} ${verbFor(subject, s, 'does', 'do')} not lie in ${s.name(within)}`,
    zh: phrase`${place}不属于${s.name(within)}`,
  };
}

/** A verb as its subject has it. */
function verbFor(subject: Subject | undefined, { plan }: Speaker, one: string, many: string): string {
  return subject && isPlural(plan, subject) ? many : one;
}

function aboveAnswer(
  than: Subject,
  { rank, other }: Figures,
  { s, period, of, place, subject }: AnswerContext,
): BothPhrases {
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'ranks', 'rank')} ${s.rank(rank!)} and ${s.name(than)} ${s.rank(other!)}${of}`,
    zh: phrase`${s.period(period)}${place}${of}列${s.rank(rank!)}，${s.name(than)}列${s.rank(other!)}`,
  };
}

function moveAnswer(
  { before, now, places, among }: Figures,
  { s, period, before: from, of, place }: AnswerContext,
): BothPhrases {
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

function gapAnswer({ before, after }: Figures, { s, period, before: from, of }: AnswerContext): BothPhrases {
  const [en, zh] =
    before!.unit === 'coefficient'
      ? ['Gini coefficient', '基尼系数']
      : ['standard deviation in points', '标准差（点）'];
  return {
    en: phrase`the ${en}${of} went from ${s.figure(before!)} in ${from} to ${s.figure(after!)} in ${period}`,
    zh: phrase`${of}${zh}由${s.period(from)}的${s.figure(before!)}变为${s.period(period)}的${s.figure(after!)}`,
  };
}

function valueAnswer(value: CitedFigure, { s, period, of, place, subject }: AnswerContext): BothPhrases {
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'has', 'have')} ${s.figure(value)} points${of}`,
    zh: phrase`${s.period(period)}${place}${of}指数为${s.figure(value)}点`,
  };
}

function meanAnswer(group: Subject, averages: Figures, { s, period, of }: AnswerContext): BothPhrases {
  const [first, second] = Object.values(averages).map((one) => s.figure(one));
  const name = s.name(group);
  return {
    en: phrase`in ${period} the average of ${name} is ${first!} points${second && phrase` as a whole and ${second} over its places`}${of}`,
    zh: phrase`${s.period(period)}${name}${of}平均为${first!}点${second && phrase`（整体），各地区简单平均为${second}点`}`,
  };
}

function marginAnswer(
  other: Subject,
  { value, than }: Figures,
  { s, period, of, place, subject }: AnswerContext,
): BothPhrases {
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'has', 'have')} ${s.figure(value!)} points and ${s.name(other)} ${s.figure(than!)}${of}`,
    zh: phrase`${s.period(period)}${place}${of}指数为${s.figure(value!)}点，${s.name(other)}为${s.figure(than!)}点`,
  };
}

function sumAnswer(
  others: readonly Subject[],
  { value, than }: Figures,
  { s, period, of, place, subject }: AnswerContext,
): BothPhrases {
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'has', 'have')} ${s.figure(value!)} points and ${s.names(others)} have ${s.figure(than!)} together${of}`,
    zh: phrase`${s.period(period)}${place}${of}指数为${s.figure(value!)}点，${s.names(others)}合计${s.figure(than!)}点`,
  };
}

function averageAnswer(group: Subject, { value, ...averages }: Figures, around: AnswerContext): BothPhrases {
  const { s, period, of, place, subject } = around;
  const name = s.name(group);
  const each = Object.values(averages).map((one) => s.figure(one));
  const [first, second] = each;
  return {
    en: phrase`in ${period} ${place} ${verbFor(subject, s, 'has', 'have')} ${s.figure(value!)} points and the average of ${name} is ${first}${second && phrase` as a whole and ${second} over its places`}${of}`,
    zh: phrase`${s.period(period)}${place}${of}指数为${s.figure(value!)}点，${name}平均为${first}点${second && phrase`（整体），各地区简单平均为${second}点`}`,
  };
}

function shareAnswer(
  whole: Subject,
  figures: Figures,
  { s, period, before, place }: AnswerContext,
): BothPhrases {
  const [share, was] = [figures['share']!, figures['share-before']];
  return {
    en: phrase`${place} held ${was && phrase`${s.figure(was)} of ${s.name(whole)} in ${before} and `}${s.figure(share)}${was ? '' : phrase` of ${s.name(whole)}`} in ${period}`,
    zh: phrase`${place}占${s.name(whole)}的比重${was && phrase`${s.period(before)}为${s.figure(was)}，`}${s.period(period)}为${s.figure(share)}`,
  };
}

function growthAnswer(
  { growth, from, value }: Figures,
  { s, period, before, of, place }: AnswerContext,
): BothPhrases {
  if (growth) {
    return {
      en: phrase`in ${period} the index of ${place} changed by ${s.signed(growth)}${growth.unit === 'change' ? ' points' : ''} ${baseText(s.plan, before)}`,
      zh: phrase`${s.period(period)}${place}指数较${s.period(before)}变化${s.signed(growth)}${growth.unit === 'change' ? '点' : ''}`,
    };
  }
  return {
    en: phrase`${place} had ${s.figure(from!)} points in ${before} and ${s.figure(value!)} in ${period}${of}`,
    zh: phrase`${place}${of}指数${s.period(before)}为${s.figure(from!)}点，${s.period(period)}为${s.figure(value!)}点`,
  };
}

function fasterAnswer(other: Subject, figures: Figures, around: AnswerContext): BothPhrases {
  const own = growthAnswer(figures, around);
  const others = Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) =>
      name.startsWith('other-') ? [[name.slice(6), figure]] : [],
    ),
  );
  const theirs = growthAnswer(others, { ...around, place: [around.s.name(other)] });
  return { en: phrase`${own.en}; ${theirs.en}`, zh: phrase`${own.zh}；${theirs.zh}` };
}
