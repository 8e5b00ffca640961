import type { Tense } from './draft.js';
import type { Parser } from './parser.js';

const pastVerbs =
  /^(?:was|were|had|did|rose|fell|led|held|came|took|grew|shrank|lost|kept|stood|got|went|made|sat|overtook|broke|lay|saw|drew|slid|\w+ed)$/;
const presentVerbs = /^(?:is|are|has|have|do|does|remain|\w+(?<!wa|it)s)$/;
const beside = ['also', 'always', 'never', 'consistently', 'still', 'now', 'currently'];

/** The tense of the verb that stands next, of which no word is taken; undefined where it cannot be told. */
export const tense: Parser<Tense | undefined> = (tokens, at) => {
  const verb = tokens.slice(at).find(({ word }) => !beside.includes(word))?.word ?? '';
  const value = pastVerbs.test(verb) ? 'past' : presentVerbs.test(verb) ? 'present' : undefined;
  return [{ value, to: at }];
};
