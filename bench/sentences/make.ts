import { pick } from './counting.js';
import type { Figures } from './figures.js';
import { placeTemplates } from './placeTemplates.js';
import { setTemplates } from './setTemplates.js';

/** A sentence with its truth by plain counting; `open` where rank ranges or words leave it open, `none` where no figure can tell. */
export interface Sentence {
  lang: 'en' | 'zh';
  kind: string;
  text: string;
  truth: 'true' | 'false' | 'open' | 'none';
}

/** Makes sentences about one release from templates of its own; every third is not so by intention. */
export function sentencesOf(figures: Figures, count: number, random: () => number): Sentence[] {
  const made: Sentence[] = [];
  const kinds = Object.entries({ ...placeTemplates, ...setTemplates });
  for (let i = 0; made.length < count; i++) {
    const [kind, make] = kinds[i % kinds.length]!;
    const said = make(figures, random);
    if (!said) continue;
    const lang = random() < 0.5 ? 'en' : 'zh';
    const odd = random() < 0.12 ? oddly(said[lang], lang, random) : undefined;
    const truth = said.truth === undefined ? 'open' : said.truth ? 'true' : 'false';
    made.push(
      odd ? { lang, kind: 'odd', text: odd, truth: 'none' } : { lang, kind, text: said[lang], truth },
    );
  }
  return made;
}

/** Words that make of a sentence one that no figure of the release can vouch for. */
function oddly(text: string, lang: 'en' | 'zh', random: () => number): string {
  const ways =
    lang === 'en'
      ? [
          `It is said that ${text}`,
          `${text}, thanks to reforms`,
          `If ${text}`,
          `${text} among women`,
          `${text}?`,
        ]
      : [`据说${text}`, `${text}，得益于改革`, `如果${text}`, `专家认为${text}`, `${text}吗？`];
  return pick(ways, random);
}
