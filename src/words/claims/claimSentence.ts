import type { Lang } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import {
  type Claim,
  claimsIn,
  type Meaning,
  type PeriodRun,
  placesIn,
  type SomeMeaning,
  type When,
} from './claim.js';
import { writeClaim, writeSet } from './grammar/write.js';
import { namesIn } from './names.js';

/** A claim as a sentence that `understand` reads back. */
export function claimSentence(
  release: FactSource,
  claim: Claim,
  when: When,
  lang: Lang,
  over?: PeriodRun,
): string {
  return capitaliseThe(writeClaim(release, claim, when, lang, namesIn(release, lang), over));
}

const capitaliseThe = (said: string) => said.replace(/^the /, 'The ');
const uncapitalise = (said: string) =>
  said.replace(/^(The|It|Both|All|Not|None|Most|At|Exactly) /, (word) => word.toLowerCase());

/** A whole meaning in words that are read back as this meaning alone. */
export function meaningSentence(release: FactSource, meaning: Meaning, lang: Lang): string {
  switch (meaning.is) {
    case 'claim':
      return claimSentence(release, meaning.claim, meaning.when, lang);
    case 'not': {
      if (meaning.of.is === 'all') return listOf(release, meaning.of.of, true, lang);
      const said = uncapitalise(meaningSentence(release, meaning.of, lang));
      return { en: `It is not so that ${said}`, zh: `并非：${said}` }[lang];
    }
    case 'some':
      return someSentence(release, meaning, lang);
    case 'all':
      return listOf(release, meaning.of, false, lang);
    case 'run':
      return runOf(release, meaning, lang);
  }
}

/** Several meanings one after the other, all of which are so, or not all. */
function listOf(release: FactSource, of: readonly Meaning[], denied: boolean, lang: Lang): string {
  const each = of.map((one) => {
    const said = meaningSentence(release, one, lang);
    const isList = one.is === 'all' || (one.is === 'not' && one.of.is === 'all');
    return isList ? { en: `(${uncapitalise(said)})`, zh: `（${said}）` }[lang] : uncapitalise(said);
  });
  const all = of.length === 2 ? 'Both' : 'All';
  return {
    en: `${denied ? 'Not all' : all} of these are so: ${each.join('; ')}`,
    zh: `${denied ? '以下各项并非均成立' : '以下各项均成立'}：${each.join('；')}`,
  }[lang];
}

/** What is said of so many of a set of places: the claim of one of them, of which the set stands in place. */
function someSentence(release: FactSource, { set, of }: SomeMeaning, lang: Lang): string {
  const names = namesIn(release, lang);
  const { claim, when } = of[0]!;
  const [place] = placesIn(claim);
  const whole = writeSet(release.plan, set, lang, names.place);
  const said = writeClaim(release, claim, when, lang, {
    ...names,
    place: (one) => (one === place ? whole : names.place(one)),
  });
  const plural = said.startsWith(whole) && lang === 'en' && !/^none|\bone\b/.test(whole);
  const agreed = plural
    ? said.replace(`${whole} was `, `${whole} were `).replace('kept its', 'kept their')
    : said;
  return agreed.charAt(0).toUpperCase() + agreed.slice(1);
}

/** What is said of several periods. */
function runOf(
  release: FactSource,
  { of, beyond, before }: Extract<Meaning, { is: 'run' }>,
  lang: Lang,
): string {
  const [last, first] = [of[0]!, of.at(-1)!].map((one) => claimsIn(one)[0]!);
  const over: PeriodRun = {
    from: first!.when.t,
    to: last!.when.t,
    n: of.length + beyond,
    none: of[0]!.is === 'not',
    exact: before !== undefined,
  };
  return claimSentence(release, last!.claim, last!.when, lang, over);
}
