import type { Lang } from '../../src/edition/index.js';
import type { Subject } from '../../src/release/index.js';
import type { Surface } from './surfaces.js';

/** A question, the pattern by which its answer is found in a text, and the answer as the tables have it. */
export interface Question {
  ask: string;
  place: Subject;
  /** Named groups are the parts of the answer. */
  finds: Record<Lang, RegExp>;
  /** A number is compared to half of the last digit shown, words letter by letter. */
  answer: Record<string, number | Record<Lang, number | string>>;
  /** Surfaces that must say it; the others may. */
  on: readonly Surface[];
  /** Whether the sentence calls the place “it”, so that only a text about the place can say it. */
  calledIt?: boolean;
}

/** A number as a text writes it. */
export const number = String.raw`−?[\d,]+(?:\.\d+)?`;
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The named groups of a pattern: `{points}` is a number, `{who:…}` what stands behind the colon. */
function pattern(text: string): RegExp {
  const made = text.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name: string, of: string | undefined) => {
    return `(?<${name}>${of ?? number})`;
  });
  return new RegExp(made, 'g');
}

export const asked = (en: string, zh: string): Record<Lang, RegExp> => ({ en: pattern(en), zh: pattern(zh) });
