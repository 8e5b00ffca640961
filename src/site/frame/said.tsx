import type { Lang, Text } from '../../edition/index.js';

/** The language tag of a text that is not in the language of the reader. */
function tagOf(text: Text, lang: Lang): string | undefined {
  const tag = text.from?.[lang];
  return tag === 'zh' ? 'zh-Hans' : tag;
}

/** A text of an edition, marked with its language where that is not the language of the page. */
export function Said({ text, lang }: { text: Text; lang: Lang }) {
  const tag = tagOf(text, lang);
  return tag === undefined ? text[lang] : <span lang={tag}>{text[lang]}</span>;
}

/** The Chinese name beside an English one, where it is written and differs. */
export function chineseBeside(name: Text, lang: Lang): string | undefined {
  return lang === 'en' && !name.from?.zh && name.zh !== name.en ? name.zh : undefined;
}
