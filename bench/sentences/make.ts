import type { Book } from '../../test/words/claims/oracle/book.js';
import { averageForms } from './averageForms.js';
import { changeForms } from './changeForms.js';
import { pick, type Template } from './counting.js';
import { listForms } from './listForms.js';
import { newsForms } from './newsForms.js';
import { rankForms } from './rankForms.js';
import { setForms } from './setForms.js';
import { shareForms } from './shareForms.js';
import { standingForms } from './standingForms.js';
import { textForms } from './textForms.js';
import { valueForms } from './valueForms.js';

/** A sentence with its truth by plain counting; `open` where rank ranges or words leave it open, `none` where no figure can tell. */
export interface Sentence {
  lang: 'en' | 'zh';
  kind: string;
  /** Number of the way in which its kind is said. */
  form: number;
  /** The sentence before it in its text. */
  after: string | undefined;
  text: string;
  truth: 'true' | 'false' | 'open' | 'none';
}

const templates: Record<string, Template> = {
  ...rankForms,
  ...valueForms,
  ...shareForms,
  ...changeForms,
  ...standingForms,
  ...setForms,
  ...listForms,
  ...textForms,
  ...averageForms,
  ...newsForms,
};

/** Makes sentences about one release from templates that share nothing with the grammar; every third is not so by intention. */
export function sentencesOf(book: Book, count: number, random: () => number): Sentence[] {
  const made: Sentence[] = [];
  const kinds = Object.entries(templates);
  // Every way of saying a kind has its turn, whatever release it is said of.
  const turns = new Map<string, number>();
  for (let i = 0; made.length < count; i++) {
    const [kind, make] = kinds[i % kinds.length]!;
    const lang = Math.floor(i / kinds.length) % 2 ? 'zh' : 'en';
    const said = make({ book, random });
    if (!said) continue;
    const turn = turns.get(`${kind} ${lang}`) ?? Math.floor(random() * said[lang].length);
    turns.set(`${kind} ${lang}`, turn + 1);
    const form = turn % said[lang].length;
    const text = said[lang][form]!;
    const truth = said.truth === undefined ? 'open' : said.truth ? 'true' : 'false';
    const after = said.after?.[lang];
    made.push(
      random() < 0.1 && after === undefined
        ? { lang, kind: 'odd', form: 0, after, text: oddly(text, lang, random), truth: 'none' }
        : { lang, kind, form, after, text, truth },
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
          `Perhaps ${text}`,
          `Experts believe that ${text}`,
          `${text} by a wide margin of support`,
          `${text}, which will continue`,
          `${text} in terms of exports`,
        ]
      : [
          `据说${text}`,
          `${text}，得益于改革`,
          `如果${text}`,
          `专家认为${text}`,
          `${text}吗？`,
          `也许${text}`,
          `预计${text}`,
          `${text}，未来仍将如此`,
          `就出口而言，${text}`,
        ];
  return pick(ways, random);
}
