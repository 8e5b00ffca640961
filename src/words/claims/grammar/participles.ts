import type { Token } from '../tokens.js';

/** Participles with which a sentence goes on about its subject, and the verbs that say the same. */
const verbs: Readonly<Record<string, string>> = {
  rising: 'rose',
  gaining: 'gained',
  adding: 'added',
  falling: 'fell',
  dropping: 'dropped',
  slipping: 'slipped',
  losing: 'lost',
  climbing: 'climbed',
  growing: 'grew',
  increasing: 'increased',
  declining: 'declined',
  shrinking: 'shrank',
  moving: 'moved',
  jumping: 'jumped',
  overtaking: 'overtook',
  passing: 'passed',
  trailing: 'trailed',
  leading: 'led',
  topping: 'topped',
  ranking: 'ranked',
  finishing: 'finished',
  scoring: 'scored',
  reaching: 'reached',
  exceeding: 'exceeded',
  surpassing: 'surpassed',
  holding: 'held',
  accounting: 'accounted',
  entering: 'entered',
  joining: 'joined',
  doubling: 'doubled',
  tripling: 'tripled',
  remaining: 'remained',
  outpacing: 'outpaced',
  coming: 'came',
  sliding: 'slid',
  outscoring: 'outscored',
  regaining: 'regained',
  reclaiming: 'reclaimed',
  hitting: 'hit',
  posting: 'posted',
};

/**
 * The words of a sentence with verbs in place of participles that go on about its subject: ", rising to third" says that it rose;
 * ", with its score rising" that its score did.
 */
export function withVerbs(tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  let isWith = false;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]?.word;
    const verb = verbs[token.word];
    if (before === ',' && token.word === 'with' && isFollowed(tokens.slice(i + 1))) {
      isWith = true;
      return;
    }
    // "Having led in 2021": it led; "having been fourth": it was.
    if (before === ',' && token.word === 'having') return;
    if (before === 'having' && token.word === 'been') {
      found.push({ word: 'was', kind: 'word' });
      return;
    }
    const isVerb = verb !== undefined && token.kind === 'word' && i > 0 && (before === ',' || isWith);
    if (isVerb) isWith = false;
    found.push(isVerb ? { word: verb, kind: 'word' } : token);
  });
  return found;
}

/** Whether a participle follows before the next comma. */
function isFollowed(rest: readonly Token[]): boolean {
  const end = rest.findIndex(({ word }) => word === ',');
  return (end < 0 ? rest : rest.slice(0, end)).some(({ word }) => verbs[word] !== undefined);
}
