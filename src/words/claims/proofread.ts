import type { Lang, Text } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { type CheckedClaim, verdictWords } from './checkClaim.js';
import { type CheckedSentence, checkText } from './checkText.js';
import { figuresJson } from './claimJson.js';

/** What becomes of the sentences of a text that state something of a release. */
export interface Proofread {
  /** Every one of them, in order; others are left out. */
  sentences: readonly CheckedSentence[];
  counts: Record<CheckedClaim['verdict'], number>;
  /** Sentences that state nothing of the release. */
  others: number;
}

/** Longest text that is proof-read at once, in characters; commands and tools refuse a longer one. */
export const longestText = 200_000;

/** Finds every sentence of a text that states a figure, rank, change or comparison of a release, and judges it. */
export function proofread(release: FactSource, text: string, lang: Lang): Proofread {
  const all = checkText(release, text, lang);
  const sentences = all.filter(({ states }) => states);
  const counts = { true: 0, false: 0, 'not-distinguishable': 0, 'no-figure': 0, 'not-understood': 0 };
  for (const { checked } of sentences) counts[checked.verdict]++;
  return { sentences, counts, others: all.length - sentences.length };
}

/** Words for a verdict on a sentence of a text. */
export const proofWords: Record<CheckedClaim['verdict'], Text> = {
  ...verdictWords,
  'not-understood': { en: 'Not checkable', zh: '无法核对' },
};

/** How many sentences are of each verdict: "2 false, 5 true". */
export function proofreadSummary({ counts, others }: Proofread, lang: Lang): string {
  const order = ['false', 'not-distinguishable', 'no-figure', 'not-understood', 'true'] as const;
  const each = order
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => ({
      en: `${counts[verdict]} ${proofWords[verdict].en.toLowerCase()}`,
      zh: `${proofWords[verdict].zh}${counts[verdict]}句`,
    }));
  const none = { en: 'no statement about this release', zh: '没有关于本发布版的陈述' };
  const said = each.length === 0 ? [none] : each;
  return {
    en: `${said.map(({ en }) => en).join(', ')}; ${others} other ${others === 1 ? 'sentence' : 'sentences'}.`,
    zh: `${said.map(({ zh }) => zh).join('，')}；其他${others}句。`,
  }[lang];
}

/** A proof-read text for programs. */
export function proofreadJson(found: Proofread) {
  return {
    counts: found.counts,
    others: found.others,
    sentences: found.sentences.map(({ text, at, checked }) => ({
      sentence: text,
      at,
      verdict: checked.verdict,
      understood: checked.understood ?? null,
      notUnderstood: checked.notUnderstood ?? null,
      answer: phraseText(checked.answer),
      figures: figuresJson(checked.figures),
    })),
  };
}
