import type { Lang } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import { nameWithin } from '../sentences/nameWithin.js';
import { levelTitle, levelWord, type Token, tokensOf } from './tokens.js';

/** How a sentence calls places and parts of the index, so that they are read back as these and no others. */
export interface ClaimNames {
  place(of: Subject): string;
  part(g: number): string;
}

/** The names of a release in one language. */
export function namesIn(release: FactSource, lang: Lang): ClaimNames {
  const only = <K extends Token['kind']>(text: string, kind: K) => {
    const [token, ...more] = tokensOf(release, text);
    return token?.kind === kind && more.length === 0 ? (token as Extract<Token, { kind: K }>) : undefined;
  };
  const { plan } = release;
  return {
    // The code where others of its level have the name; its level too where places of another have it.
    place: (of) => {
      const name = nameWithin(plan, of, lang);
      const meant = (only(name, 'place') ?? only(name.replace(/^the /, ''), 'place'))?.of ?? [];
      if (meant.filter(({ level }) => level === of.level).length !== 1) return of.code;
      if (meant.length === 1 || of.level === 'total') return name;
      return {
        en: `the ${levelWord(plan, of.level)} of ${name.replace(/^the /, '')}`,
        zh: `${name}（${levelTitle(plan, of.level).zh}）`,
      }[lang];
    },
    part: (g) => {
      const { id, title } = plan.nodes[g]!;
      return only(title[lang], 'node')?.of.length === 1 ? title[lang] : id;
    },
  };
}
