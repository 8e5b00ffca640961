import type { Lang, Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import { type Phrase, phrase } from '../sentences/phrase.js';
import { answerOf } from './answer.js';
import { claimsIn, type Meaning, type Verdict } from './claim.js';
import { examplesOf } from './examples.js';
import { judge, verdictOn } from './judge.js';
import type { Judged } from './judged.js';
import { nearestText, notUnderstood, severalLevels, twoReadings } from './refusals.js';
import { sayingAll } from './saying.js';
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
  if (sentence.length > longest) return refused(release, sentence, lang, tooLong(lang));
  const found = understand(release, sentence);
  if ('left' in found) return unread(release, sentence, found, lang);
  const judged = found.readings.map((levels) => onLevels(release, levels));
  const [first] = judged;
  const uncertain = judged.find(({ several }) => several.length > 0);
  if (uncertain) return refused(release, sentence, lang, severalLevels(release, uncertain.several, lang));
  const verdicts = new Set(judged.map(({ verdict }) => verdict));
  if (verdicts.has('true') && verdicts.has('false')) {
    const ways = judged.map(({ meaning }) => sayingAll(release, meaning, lang));
    return refused(release, sentence, lang, twoReadings([...new Set(ways)], lang));
  }
  const order: readonly Verdict[] = ['no-figure', 'not-distinguishable', 'false', 'true'];
  const told =
    order.map((verdict) => judged.find((one) => one.verdict === verdict)).find((one) => one) ?? first!;
  return answered(release, sentence, told, lang);
}

/** A meaning with its verdict; `several` where it is false of the likeliest places of its names and may hold of others. */
interface OnLevels {
  meaning: Meaning;
  verdict: Verdict;
  why: Judged['why'];
  several: readonly Meaning[];
}

/** The verdict on the likeliest of the places that names may mean. */
function onLevels(release: Release, [meaning, ...others]: readonly Meaning[]): OnLevels {
  const { verdict, why } = verdictOn(release, meaning!);
  const holds = others.filter((other) =>
    ['true', 'not-distinguishable'].includes(verdictOn(release, other).verdict),
  );
  const several = verdict === 'false' && holds.length > 0 ? [meaning!, ...holds] : [];
  return { meaning: meaning!, verdict, why, several };
}

function answered(
  release: Release,
  sentence: string,
  { meaning, verdict, why }: OnLevels,
  lang: Lang,
): Checked {
  const claims = claimsIn(meaning).slice(0, most);
  const judged = claims.map(({ claim, when }) => ({ claim, when, ...judge(release, claim, when) }));
  const answers = judged.map((one) => answerOf(release, one.claim, one.when, one, lang));
  const different = answers.filter(
    (a, i) => answers.findIndex((b) => textOf(b) === textOf(a)) === i && a.length > 0,
  );
  const between = { en: ' ', zh: '' }[lang];
  const answer = different.reduce<Phrase>(
    (all, one) => (all.length === 0 ? one : phrase`${all}${between}${one}`),
    [],
  );
  return {
    sentence,
    verdict,
    understood: sayingAll(release, meaning, lang),
    left: undefined,
    answer: phrase`${answer}${glossOf(verdict, why, lang)}`,
    figures: named(judged.map(({ figures }) => figures)),
    examples: [],
  };
}

/** Most claims of a sentence whose figures are told. */
const most = 8;

const textOf = (of: Phrase) => of.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

/** The figures of several claims by their names, with a number from the second on. */
function named(all: readonly Record<string, CitedFigure>[]): Record<string, CitedFigure> {
  return Object.fromEntries(
    all.flatMap((figures, i) =>
      Object.entries(figures).map(([name, figure]) => [i === 0 ? name : `${name}-${i + 1}`, figure]),
    ),
  );
}

function unread(release: Release, sentence: string, found: NotUnderstood, lang: Lang): Checked {
  const nearest = found.nearest && sayingAll(release, found.nearest, lang);
  const answer = notUnderstood(release, found, lang);
  const whole = nearest === undefined ? answer : phrase`${answer}${nearestText(nearest, lang)}`;
  return { ...refused(release, sentence, lang, whole), left: found.left };
}

function refused(release: Release, sentence: string, lang: Lang, answer: Phrase): Checked {
  const examples = examplesOf(release, lang);
  return {
    sentence,
    verdict: 'not-understood',
    understood: undefined,
    left: '',
    answer,
    figures: {},
    examples,
  };
}

const tooLong = (lang: Lang): Phrase => [
  { en: `Sentences of up to ${longest} letters are read.`, zh: `只能核对${longest}字以内的句子。` }[lang],
];

/** Why a claim that may agree is not called true. */
function glossOf(verdict: Verdict, why: Judged['why'], lang: Lang): string {
  if (verdict !== 'not-distinguishable' && why !== 'start') return '';
  const said = {
    ranges: {
      en: 'The uncertainty analysis cannot tell it from its opposite.',
      zh: '不确定性分析无法将其与相反的情形区分开。',
    },
    words: {
      en: 'Whether that is as said is a matter of how the words are meant.',
      zh: '是否属实取决于措辞如何理解。',
    },
    carried: {
      en: 'Too little of it was measured anew for a statement of change.',
      zh: '其中重新观测的部分太少，不足以判断变化。',
    },
    start: {
      en: 'Of the time before the first published period it says nothing.',
      zh: '首个发布期之前的情况不得而知。',
    },
  }[why ?? 'ranges'][lang];
  return lang === 'en' ? ` ${said}` : said;
}

/** Words for a verdict. */
export const verdictWords: Record<Checked['verdict'], Text> = {
  true: { en: 'True', zh: '属实' },
  false: { en: 'False', zh: '不属实' },
  'not-distinguishable': { en: 'Not distinguishable', zh: '无法区分' },
  'no-figure': { en: 'The release has no such figure', zh: '本发布没有相应数字' },
  'not-understood': { en: 'Not understood', zh: '未能理解' },
};
