import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';

/** A piece of a text: words, a figure as it is written, or the name of a place. */
export type Piece = string | { text: string; figure: CitedFigure } | { text: string; subject: Subject };

/** Words with the figures and places among them. */
export type Phrase = readonly Piece[];

/** What may stand in a template: nothing where a part is left out. */
export type TemplatePart = Piece | Phrase | undefined;

/** A phrase from a template literal. */
export function phrase(strings: TemplateStringsArray, ...parts: readonly TemplatePart[]): Phrase {
  return strings.flatMap((text, i) => [...(text === '' ? [] : [text]), ...piecesOf(parts[i])]);
}

function piecesOf(part: TemplatePart): readonly Piece[] {
  if (part === undefined || part === '') return [];
  return Array.isArray(part) ? part : [part as Piece];
}

/** A phrase as plain text. */
export function phraseText(of: Phrase): string {
  return of.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** Made once: making one takes far longer than using it. */
const lists = {
  'en-GB': new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
};

/**
 * Phrases as a list by the rules of a language: "a, b and c"; where one has an "and" of its own "a, b and c, and d" and
 * 甲、乙和丙，以及丁.
 */
export function listPhrases(of: readonly Phrase[], locale: 'en-GB' | 'zh-CN'): Phrase {
  if (locale === 'en-GB' && of.length > 1 && of.some((one) => phraseText(one).includes(' and '))) {
    const last = of.length > 2 ? ', and ' : ' as well as ';
    return of.flatMap((one, i) => (i === 0 ? one : [i === of.length - 1 ? last : ', ', ...one]));
  }
  if (locale === 'zh-CN' && of.length > 1 && of.some((one) => /[和与]/.test(phraseText(one)))) {
    const last = of.length > 2 ? '，以及' : '以及';
    return of.flatMap((one, i) => (i === 0 ? one : [i === of.length - 1 ? last : '、', ...one]));
  }
  return lists[locale]
    .formatToParts(of.map((_, i) => String(i)))
    .flatMap(({ type, value }) => (type === 'element' ? of[Number(value)]! : [value]));
}

/** A sentence as a title, which has no full stop. */
export function asTitle(of: Phrase): Phrase {
  const last = of.at(-1);
  return typeof last === 'string' ? [...of.slice(0, -1), last.replace(/[.。]$/, '')] : of;
}

/** A sentence with a capital at its start; names keep their letters, but for one that is another within sentences. */
export function capitalise(of: Phrase): Phrase {
  const [first, ...rest] = of;
  const up = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  if (first === undefined) return of;
  if (typeof first !== 'string' && 'subject' in first && first.text === first.subject.name.en) return of;
  return [typeof first === 'string' ? up(first) : { ...first, text: up(first.text) }, ...rest];
}
