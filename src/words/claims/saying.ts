import type { Lang, Plan } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { type Claim, claimsIn, type Meaning, type Over, type When } from './claim.js';
import { chinese } from './sayingChinese.js';
import { english } from './sayingEnglish.js';
import { levelWord, tokensOf } from './tokens.js';

/** A claim as a sentence that `understand` reads back. */
export function saying(release: Release, claim: Claim, when: When, lang: Lang, over?: Over): string {
  const say = (of: Subject) => spoken(release, of, lang);
  return capital({ en: english, zh: chinese }[lang](release, claim, when, say, over));
}

const capital = (said: string) => said.replace(/^the /, 'The ');
const small = (said: string) => said.replace(/^(The|It) /, (word) => word.toLowerCase());

/** A whole meaning in words, as it was understood. */
export function sayingAll(release: Release, meaning: Meaning, lang: Lang): string {
  switch (meaning.is) {
    case 'claim':
      return saying(release, meaning.claim, meaning.when, lang);
    case 'not': {
      const said = small(sayingAll(release, meaning.of, lang));
      return { en: `It is not so that ${said}`, zh: `并非：${said}` }[lang];
    }
    case 'all':
      return capital(
        meaning.of
          .map((one) => small(sayingAll(release, one, lang)))
          .join({ en: ', and ', zh: '，且' }[lang]),
      );
    case 'run':
      return runOf(release, meaning, lang);
  }
}

/** What is said of several periods. */
function runOf(release: Release, { of }: Extract<Meaning, { is: 'run' }>, lang: Lang): string {
  const [last] = of;
  if (!last) return '';
  const times = of
    .flatMap((one) => claimsIn(one).slice(0, 1))
    .map(({ when }) => periodOf(release.plan, when.t));
  const [from, to] = [times.at(-1)!, times[0]!];
  const one = last.is === 'not' ? last.of : last;
  if (one.is === 'claim')
    return saying(release, one.claim, one.when, lang, { from, to, none: last.is === 'not' });
  const said = sayingAll(release, last, lang);
  return {
    en: `${said}, and so in every period from ${from} to ${to}`,
    zh: `${said}，${from}至${to}每期均如此`,
  }[lang];
}

const periodOf = ({ periods, first }: Plan, t: number) => periods[first + t]!;

/** The name of a place; its code where others of its level have the name, its level too where places of another have it. */
function spoken(release: Release, of: Subject, lang: Lang): string {
  const name = of.name[lang];
  const meant = tokensOf(release, name).flatMap((t) => (t.kind === 'place' ? t.of : []));
  if (meant.filter(({ level }) => level === of.level).length > 1) return of.code;
  if (lang === 'zh' || of.level === 'total' || meant.every(({ level }) => level === of.level)) return name;
  return `the ${levelWord(release.plan, of.level)} of ${name}`;
}
