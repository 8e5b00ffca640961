import type { Lang, Plan, Text } from '../edition/index.js';

/** A text of an edition that stands in for one in the language of the page, as HTML has it, and its language. */
interface ForeignText {
  html: string;
  tag: string;
}

/** Elements whose texts are not marked: they cannot contain elements, or their texts are not words. */
const unmarkedElements = new Set(['head', 'script', 'style', 'svg', 'option', 'textarea', 'code', 'pre']);
const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

const piece = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+/g;

const foreignCache = new WeakMap<Plan, Partial<Record<Lang, readonly ForeignText[]>>>();

/**
 * A page whose words in other languages say which they are, so that browsers read, hyphenate and translate them as such: titles and
 * names for which an edition has no text in the language of the page, wherever they stand.
 */
export function markForeignTexts(html: string, plan: Plan, lang: Lang): string {
  const all = foreignCache.get(plan) ?? {};
  foreignCache.set(plan, all);
  all[lang] ??= foreignTexts(plan, lang);
  const foreign = all[lang];
  return foreign.length === 0 ? html : markTexts(html, foreign);
}

/** Every text of a plan that another language stands in for, also with a small first letter as sentences write it. */
function foreignTexts(plan: Plan, lang: Lang): ForeignText[] {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
    if (Array.isArray(value) && typeof value[0] === 'number') return;
    const { from, [lang]: words } = value as Partial<Text>;
    const tag = from?.[lang];
    if (tag !== undefined && typeof words === 'string' && /\p{L}{2}/u.test(words)) {
      found.set(words, tag);
      found.set(words.charAt(0).toLowerCase() + words.slice(1), tag);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(plan);
  return [...found].map(([words, tag]) => ({
    html: words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    tag: tag === 'zh' ? 'zh-Hans' : tag,
  }));
}

function markTexts(html: string, foreign: readonly ForeignText[]): string {
  const tags = new Map(foreign.map(({ html: words, tag }) => [words, tag]));
  const form = wordPattern([...tags.keys()]);
  /** The elements around: their language where they say one, and whether nothing is marked in them. */
  const around: { lang: string | undefined; closed: boolean }[] = [];
  return html.replace(piece, (whole: string, end?: string, name?: string, attributes?: string) => {
    if (name === undefined) {
      const here = around.at(-1);
      if (here?.closed) return whole;
      return whole.replace(form, (words) => {
        const tag = tags.get(words)!;
        return here?.lang === tag ? words : `<span lang="${tag}">${words}</span>`;
      });
    }
    if (end) around.pop();
    else if (!empty.has(name) && !attributes!.endsWith('/')) {
      const before = around.at(-1);
      const [, own] = /\slang="([^"]*)"/.exec(attributes!) ?? [];
      around.push({
        lang: own ?? before?.lang,
        closed: (before?.closed ?? false) || unmarkedElements.has(name),
      });
    }
    return whole;
  });
}

/** Any of these words as a whole: letters beside them belong to another word, unless they are Chinese. */
function wordPattern(words: readonly string[]): RegExp {
  const letter = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';
  const each = words
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`(?<!${letter})(?:${each.join('|')})(?!${letter})`, 'gu');
}
