import { comparingSayings } from './comparingSayings.js';
import type { Adjunct, Mention, VerbPhrase } from './draft.js';
import { outgrowingSayings } from './outgrowingSayings.js';
import { either, type Parser, reader } from './parser.js';
import { type Frame, type Saying, verbsOf } from './patterns.js';
import { rankSayings } from './rankSayings.js';
import { shareSayings } from './shareSayings.js';
import { gapSayings, valueSayings } from './valueSayings.js';

/** Every kind of statement, by its name. */
export const sayings: Readonly<Record<string, Saying>>[] = [
  rankSayings,
  comparingSayings,
  outgrowingSayings,
  valueSayings,
  shareSayings,
  gapSayings,
];
const all = sayings.flatMap((of) => Object.values(of));

/** What is said of places (P), their indices (I), their ranks (R), their shares (H), and of a gap (G). */
export function verbs(lang: 'en' | 'zh'): Record<Frame, Parser<VerbPhrase>> {
  const of = (frame: Frame) => verbsOf(all, frame, lang);
  return { P: of('P'), I: of('I'), R: of('R'), H: of('H'), G: of('G') };
}

/** What follows "was" of a place. */
export const complement = either(
  ...all.filter(({ frames }) => frames.includes('P')).map((one) => one.complements),
);

/** What else is said of the same places: "with 5 points". */
export const alsoOf = (read: Parser<VerbPhrase['predicate']>): Parser<readonly Adjunct[]> =>
  reader({ read })('{read}', (v): Adjunct[] => [{ kind: 'also', said: { mode: 'so', predicate: v.read } }]);

export const nodeOf = (node: { of: readonly number[] } | undefined): Adjunct[] =>
  node ? [{ kind: 'node', of: node.of }] : [];

/** Among those of a level, or of a group; nothing where neither is named. */
export const amongOf = (levels: readonly string[] | undefined, group?: Mention): Adjunct[] =>
  levels || group ? [{ kind: 'among', levels, group }] : [];

export const periodOf = (t: number | undefined): Adjunct[] =>
  t === undefined ? [] : [{ kind: 'period', t }];
