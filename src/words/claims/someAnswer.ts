import type { Lang } from '../../edition/index.js';
import type { CitedFigure } from '../facts/fact.js';
import type { FactSource } from '../facts/view.js';
import { type Phrase, phrase } from '../sentences/phrase.js';
import { speakerOf } from '../sentences/speaker.js';
import { type Meaning, placesIn, type SomeMeaning } from './claim.js';
import { judge } from './judge.js';
import { holding } from './quantified.js';

/** Most places that are named. */
const mostNamed = 6;

/** The claims of sets of places within a meaning. */
export function setsIn(meaning: Meaning): SomeMeaning[] {
  if (meaning.is === 'some') return [meaning];
  if (meaning.is === 'not') return setsIn(meaning.of);
  return meaning.is === 'all' ? meaning.of.flatMap(setsIn) : [];
}

/** Of how many of a set a claim is so, and of which. */
export function someAnswer(
  release: FactSource,
  meaning: SomeMeaning,
  lang: Lang,
): { said: Phrase; figures: Record<string, CitedFigure> } {
  const s = speakerOf(release.plan, lang);
  const { so, open } = holding(meaning, ({ claim, when }) => judge(release, claim, when));
  const references = (of: SomeMeaning['of']) =>
    of.flatMap(({ claim, when }) =>
      Object.values(judge(release, claim, when).figures)
        .flatMap((figure) => figure.references.slice(0, 1))
        .slice(0, 1),
    );
  const count = (of: SomeMeaning['of']): CitedFigure => {
    return { value: of.length, unit: 'count', from: 'named', references: references(of) };
  };
  const [n, all] = [count(so), count(meaning.of)];
  const names = so.flatMap(({ claim }) => placesIn(claim).slice(0, 1));
  const few = names.length > 0 && names.length <= mostNamed ? s.names(names) : undefined;
  const unsure = open > 0 ? String(open) : undefined;
  const said = {
    en: phrase`It is so of ${s.figure(n)} of ${s.figure(all)}${few && phrase`: ${few}`}${unsure && `; of ${unsure} it is open`}.`,
    zh: phrase`${s.figure(all)}个中有${s.figure(n)}个如此${few && phrase`：${few}`}${unsure && `；另有${unsure}个尚难认定`}。`,
  }[lang];
  return { said, figures: { count: n, of: all } };
}
