import type { Plan, Text } from '../edition/index.js';
import { type Fact, phraseText, sentencesOf } from '../words/index.js';

/** The alternative text of a drawing that shows a fact: its first sentence, as everywhere else; where there is none, where to look. */
export function factAlt(plan: Plan, fact: Fact | undefined): Text {
  const first = (lang: 'en' | 'zh') => fact && sentencesOf(plan, fact, lang)[0];
  const [en, zh] = [first('en'), first('zh')];
  if (!en || !zh) return { en: 'The figures are in the table.', zh: '数值见表。' };
  return { en: phraseText(en), zh: phraseText(zh) };
}
