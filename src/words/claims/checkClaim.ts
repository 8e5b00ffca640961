import { type Lang, maxLengths, type Text } from '../../edition/index.js';
import type { CitedFigure } from '../facts/fact.js';
import type { FactSource } from '../facts/view.js';
import { type Phrase, phrase, phraseText } from '../sentences/phrase.js';
import { answerOf } from './answer.js';
import type { Verdict } from './claim.js';
import { meaningSentence } from './claimSentence.js';
import { examplesOf } from './examples.js';
import type { Judgement } from './judgement.js';
import { type Outcome, outcomeOf, type SettledOutcome } from './outcome.js';
import type { OwnSentence } from './ownSentence.js';
import { nearestText, notUnderstoodPhrase, severalLevelsPhrase, severalReadingsPhrase } from './refusals.js';
import { setsIn, someAnswer } from './someAnswer.js';
import type { Topic } from './topic.js';
import type { NotUnderstood } from './understand.js';

/** What a release says to a sentence. */
export interface CheckedClaim {
  sentence: string;
  verdict: Verdict | 'not-understood';
  /** The claim as it was understood, in the language of the answer. */
  understood: string | undefined;
  /** What was not understood. */
  notUnderstood: string | undefined;
  /** What is so instead, or as well. */
  answer: Phrase;
  figures: Record<string, CitedFigure>;
  /** Sentences that can be asked, all true of this release. */
  examples: string[];
}

/**
 * Whether a sentence in English or Chinese is true of a release, with the right figure and its receipts.
 * @param topic what its text spoke of before
 */
export function checkClaim(release: FactSource, sentence: string, lang: Lang, topic?: Topic): CheckedClaim {
  return describeOutcome(release, sentence, outcomeOf(release, sentence, topic), lang);
}

/** What came of a sentence, in words of a language. */
export function describeOutcome(
  release: FactSource,
  sentence: string,
  outcome: Outcome,
  lang: Lang,
): CheckedClaim {
  const refused = (answer: Phrase, notUnderstood = ''): CheckedClaim => {
    const examples = examplesOf(release, lang);
    return {
      sentence,
      verdict: 'not-understood',
      understood: undefined,
      notUnderstood,
      answer,
      figures: {},
      examples,
    };
  };
  switch (outcome.is) {
    case 'too-long':
      return refused(tooLongText(lang));
    case 'not-understood':
      return refused(notUnderstoodText(release, outcome.found, lang), outcome.found.left);
    case 'several-levels':
      return refused(severalLevelsPhrase(release, outcome.meanings, lang));
    case 'several-readings': {
      const ways = outcome.meanings.map((meaning) => meaningSentence(release, meaning, lang));
      return refused(severalReadingsPhrase([...new Set(ways)], lang));
    }
    case 'own':
      return describeOwn(sentence, outcome.found, lang);
    case 'settled':
      return describeSettled(release, sentence, outcome, lang);
  }
}

/** A sentence of this program, with the whole of what it says: the hedge of a figure is a sentence of its own. */
function describeOwn(sentence: string, { stated, agrees }: OwnSentence, lang: Lang): CheckedClaim {
  const between = { en: ' ', zh: '' }[lang];
  const answer = stated.exact[lang].flatMap((one, i) => (i === 0 ? one : [between, ...one]));
  const cited = answer.flatMap((piece) =>
    typeof piece !== 'string' && 'figure' in piece ? [piece.figure] : [],
  );
  return {
    sentence,
    verdict: agrees ? 'true' : 'false',
    understood: sentence.trim(),
    notUnderstood: undefined,
    answer,
    figures: Object.fromEntries(
      cited.map((figure, i) => [i === 0 ? stated.kind : `${stated.kind}-${i + 1}`, figure]),
    ),
    examples: [],
  };
}

function describeSettled(
  release: FactSource,
  sentence: string,
  of: SettledOutcome,
  lang: Lang,
): CheckedClaim {
  const { meaning, verdict, why, claims } = of;
  const sets = setsIn(meaning).map((one) => someAnswer(release, one, lang));
  const answers = [
    ...sets.map(({ said }) => said),
    ...claims.map((one) => answerOf(release, one.claim, one.when, one, lang)),
  ];
  const different = answers.filter(
    (a, i) => answers.findIndex((b) => phraseText(b) === phraseText(a)) === i && a.length > 0,
  );
  const between = { en: ' ', zh: '' }[lang];
  const answer = different.reduce<Phrase>(
    (all, one) => (all.length === 0 ? one : phrase`${all}${between}${one}`),
    [],
  );
  const gloss = glossOf(verdict, why, lang);
  return {
    sentence,
    verdict,
    understood: meaningSentence(release, meaning, lang),
    notUnderstood: undefined,
    answer: gloss ? phrase`${answer}${answer.length > 0 ? between : ''}${gloss}` : answer,
    figures: numberNames([...sets, ...claims].map(({ figures }) => figures)),
    examples: [],
  };
}

/** The figures of several claims by their names, with a number from the second on. */
function numberNames(all: readonly Record<string, CitedFigure>[]): Record<string, CitedFigure> {
  return Object.fromEntries(
    all.flatMap((figures, i) =>
      Object.entries(figures).map(([name, figure]) => [i === 0 ? name : `${name}-${i + 1}`, figure]),
    ),
  );
}

/** What was not understood, and the nearest claim that can be checked. */
function notUnderstoodText(release: FactSource, found: NotUnderstood, lang: Lang): Phrase {
  const nearest = found.nearest && meaningSentence(release, found.nearest, lang);
  const answer = notUnderstoodPhrase(release, found, lang);
  return nearest === undefined ? answer : phrase`${answer}${nearestText(nearest, lang)}`;
}

const tooLongText = (lang: Lang): Phrase => [
  {
    en: `Sentences of up to ${maxLengths.sentence} characters can be checked.`,
    zh: `只能核对${maxLengths.sentence}字以内的句子。`,
  }[lang],
];

/** Why a claim that may agree is not called true. */
function glossOf(verdict: Verdict, why: Judgement['why'], lang: Lang): string {
  if (verdict !== 'not-distinguishable' && !(why && ['start', 'zero', 'sum'].includes(why))) return '';
  const said = {
    ranges: {
      en: 'The uncertainty analysis cannot tell it from its opposite.',
      zh: '不确定性分析无法将其与相反的情形区分开。',
    },
    filled: {
      en: 'Over a fifth of the figures are filled in, so that no order of places is told.',
      zh: '填补的数据超过五分之一，不判断先后。',
    },
    words: {
      en: 'Whether this holds depends on how the words are meant or the figures were rounded.',
      zh: '是否属实取决于措辞如何理解、数字如何取整。',
    },
    average: {
      en: 'The figure of the whole and the mean over its places differ here, so that it depends on which average is meant.',
      zh: '整体数值与各地区简单平均在此并不一致，结果取决于所指的是哪一种平均。',
    },
    carried: {
      en: 'Too little of it was measured in both periods for a statement of change.',
      zh: '两期均有实测数据的部分太少，不足以判断变化。',
    },
    chance: {
      en: 'A change of this size may be chance.',
      zh: '这样大小的变化可能只是随机起伏。',
    },
    unjudged: {
      en: 'Whether the gap changed is not judged here.',
      zh: '差距是否变化，此处不作判断。',
    },
    growth: {
      en: 'With other weights, one indicator left out or the errors of the data, the order of growth may be different.',
      zh: '变动权重、剔除一项指标或计入数据误差后，增速的先后可能改变。',
    },
    direction: {
      en: 'With other weights, one indicator left out or the errors of the data, the gap may have changed the other way.',
      zh: '变动权重、剔除一项指标或计入数据误差后，差距的变化方向可能改变。',
    },
    sum: {
      en: 'The index of a group is that of its places added up here, so that it is not compared with an average over places: name one of them.',
      zh: '此处各组的指数为所属地区之和，不能与地区平均水平相比；请改为其中某个地区。',
    },
    zero: {
      en: 'The scale has no natural zero, so that ratios of points, shares and growth in per cent mean nothing.',
      zh: '该标度没有自然零点，点数之比、占比和百分比增速均无意义。',
    },
    start: {
      en: 'The release says nothing of the time before the first published period.',
      zh: '首个发布期之前的情况不得而知。',
    },
  }[why ?? 'ranges'][lang];
  return said;
}

/** Words for a verdict. */
export const verdictWords: Record<CheckedClaim['verdict'], Text> = {
  true: { en: 'True', zh: '属实' },
  false: { en: 'False', zh: '不属实' },
  'not-distinguishable': { en: 'Not distinguishable', zh: '无法区分' },
  'no-figure': { en: 'The release has no such figure', zh: '本发布版没有相应数据' },
  'not-understood': { en: 'Not understood', zh: '未能理解' },
};
