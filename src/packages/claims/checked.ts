import type { Text } from '../../edition/index.js';

/** `not-distinguishable`: errors of the data leave it open. `no-figure`: the index has no such figure. */
export type Verdict = 'true' | 'false' | 'not-distinguishable' | 'no-figure' | 'not-understood';

/** A figure of an answer with the references of its receipts. */
export interface Cited {
  name: string;
  value: number;
  references: string[];
}

/** A sentence as it was understood, with what is so, in both languages. */
export interface Checked {
  sentence: string;
  verdict: Verdict;
  understood: Text | null;
  /** What was not understood. */
  left: string | null;
  answer: Text;
  figures: Cited[];
  /** Sentences that can be asked, all true, where this one was not understood. */
  examples: { en: string[]; zh: string[] };
}

/** The sentences of a text that state something of an index, in order. */
export interface CheckedText {
  counts: Record<Verdict, number>;
  /** Sentences that state nothing of it. */
  others: number;
  sentences: {
    sentence: string;
    /** Where it begins in the text. */
    at: number;
    verdict: Verdict;
    understood: string | null;
    notUnderstood: string | null;
    answer: string;
    figures: Cited[];
  }[];
}
