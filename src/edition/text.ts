/** The two languages every reader may choose. */
export type Lang = 'en' | 'zh';

/** A text in both languages. Where an edition lacks one of them, it holds the text of a fallback language. */
export interface Text {
  en: string;
  zh: string;
  /** The same in further languages, by their tags: { fr: Accès }. */
  also?: Record<string, string>;
  /** For a language without a text: the tag of the fallback language. */
  from?: Partial<Record<Lang, string>>;
}

/** The same text in both languages, for codes, file names and numbers. */
export function same(words: string): Text {
  return { en: words, zh: words };
}

/** A text, or one given without a language, which holds for both; empty for none. */
export function asText(words: string | Text | undefined): Text {
  return typeof words === 'object' ? words : same(words ?? '');
}

/** A tag of a language as in BCP 47: en, fr, pt-BR. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * A text from its versions in one or more languages.
 *
 * @param words by language tag; where empty, both languages get the fallback
 * @param order fallback languages, the preferred first; then the order of the words
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

/** The languages that a text is written in, without fallbacks. */
export function writtenIn({ en, zh, also, from }: Text): Record<string, string> {
  return { ...(from?.en ? {} : { en }), ...(from?.zh ? {} : { zh }), ...also };
}

/** Sets the fallback of every text in a value, by the order in which an edition prefers its languages. */
export function setFallbacks(value: unknown, order: readonly string[]): void {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
  // Lists of numbers (the outlines of a map) hold no texts and are long.
  if (Array.isArray(value) && typeof value[0] === 'number') return;
  for (const [key, part] of Object.entries(value)) {
    if (isText(part) && part.from) Object.assign(value, { [key]: textOf(writtenIn(part), '', order) });
    else setFallbacks(part, order);
  }
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}
