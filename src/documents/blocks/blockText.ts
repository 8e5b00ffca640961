import type { Lang, Plan } from '../../edition/index.js';
import { type Phrase, phrase, sentencesOf } from '../../words/index.js';
import type { Block, SmallDrawing } from './block.js';

/** What is numbered, each kind by itself. */
export type NumberedKind = 'figure' | 'table';

/** The next number of figures or tables. */
export type Numbering = (of: NumberedKind) => number;

/** Counts figures and tables from one. */
export function startNumbering(): Numbering {
  const last = { figure: 0, table: 0 };
  return (of) => {
    last[of] += 1;
    return last[of];
  };
}

/** The words before and after the number of a caption. */
export const captionParts: Record<NumberedKind, Record<Lang, readonly [string, string]>> = {
  figure: { en: ['Figure ', '. '], zh: ['图', ' '] },
  table: { en: ['Table ', '. '], zh: ['表', ' '] },
};

/** The caption of a figure or a table: its kind, number and title. */
export function captionText(of: NumberedKind, number: number, title: string, lang: Lang): string {
  return `${captionParts[of][lang].join(String(number))}${title}`;
}

/** The facts of a block in words: one paragraph, or one a fact where they are listed; none where there is nothing to say. */
export function paragraphsOf(plan: Plan, block: Block & { kind: 'said' }, lang: Lang): Phrase[] {
  const gap = lang === 'en' ? ' ' : '';
  const joined = (of: readonly Phrase[]) =>
    of.length > 0 ? [of.reduce((a, b) => phrase`${a}${gap}${b}`)] : [];
  const said = block.facts.flatMap((fact) => joined(sentencesOf(plan, fact, lang)));
  return block.listed ? said : joined(said);
}

/** The points of a list with their drawings. */
export function pointsOf(
  plan: Plan,
  { facts, drawn }: Block & { kind: 'said' },
  lang: Lang,
): { phrase: Phrase; drawn: SmallDrawing | undefined }[] {
  return facts.flatMap((fact) =>
    paragraphsOf(plan, { kind: 'said', facts: [fact] }, lang).map((phrase) => ({
      phrase,
      drawn: drawn?.get(fact),
    })),
  );
}
