/** The two languages every reader may choose. */
export type Lang = 'en' | 'zh';

/** A text for readers of both languages. Where an edition says nothing in one of them, another language stands in. */
export interface Text {
  en: string;
  zh: string;
  /** The same in further languages, by their tags: { fr: Accès }. */
  also?: Record<string, string>;
  /** For a language in which nothing is written: the tag of the one that stands in. */
  from?: Partial<Record<Lang, string>>;
}

/** The same words in both languages (codes, file names, numbers). */
export function same(words: string): Text {
  return { en: words, zh: words };
}

/** A tag of a language as in BCP 47: en, fr, pt-BR. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * A text of what is written in one or more languages.
 *
 * @param words by tag; nothing at all gives the fallback in both
 * @param order the languages that stand in for one that is missing, the best first; then the order of the words
 */
export function textOf(
  words: Readonly<Record<string, string | undefined>>,
  fallback: string,
  order: readonly string[] = [],
): Text {
  const written = Object.entries(words).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (written.length === 0) return same(fallback);
  const by = new Map(written);
  const best = order.find((tag) => by.has(tag)) ?? written[0]![0];
  const from = Object.fromEntries(
    (['en', 'zh'] as const).flatMap((lang) => (by.has(lang) ? [] : [[lang, best]])),
  );
  const also = Object.fromEntries(written.filter(([tag]) => tag !== 'en' && tag !== 'zh'));
  const any = by.get(best)!;
  return {
    en: by.get('en') ?? any,
    zh: by.get('zh') ?? any,
    ...(Object.keys(also).length > 0 ? { also } : {}),
    ...(Object.keys(from).length > 0 ? { from } : {}),
  };
}

/** What is written of a text, by language: what stands in for another is left out. */
export function writtenIn({ en, zh, also, from }: Text): Record<string, string> {
  return { ...(from?.en ? {} : { en }), ...(from?.zh ? {} : { zh }), ...also };
}

/** Lets the languages stand in for one another in the order of an edition, wherever texts are in a value. */
export function standIn(value: unknown, order: readonly string[]): void {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
  // Lists of numbers (the outlines of a map) hold no texts and are long.
  if (Array.isArray(value) && typeof value[0] === 'number') return;
  for (const [key, part] of Object.entries(value)) {
    if (isText(part) && part.from) Object.assign(value, { [key]: textOf(writtenIn(part), '', order) });
    else standIn(part, order);
  }
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}
