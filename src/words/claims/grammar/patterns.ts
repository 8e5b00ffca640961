import { chinese } from './chineseSlots.js';
import type { Adjunct, Predicate, VerbMode, VerbPhrase } from './draft.js';
import { english } from './englishSlots.js';
import { either, type Parser, reader, type Values, waysOf } from './parser.js';

type Lang = 'en' | 'zh';

/** What the subject of a verb is: a place, its index, its rank, its share; a letter each. */
export type Frame = 'P' | 'I' | 'R' | 'H' | 'G';

/** How one kind of statement is said: patterns in each language, the first of which are written, all of which are read. */
export interface Saying {
  en: readonly string[];
  zh: readonly string[];
  frames: string;
  read: Readonly<Record<Lang, Parser<VerbPhrase>>>;
  /** Patterns that follow "was" in English, by themselves: "third", "ahead of Beijing". */
  complements: Parser<VerbPhrase>;
}

interface Marks {
  takes?: 'best' | 'high';
  /** That the words deny what is made of them: "outside the top ten". */
  denies?: boolean;
}

/** Slots whose words stand beside a verb. */
const beside = ['inner', 'only', 'owner'] as const;
const modes = ['aux', 'be', 'not', 'ranked', 'stood', 'held'];
const turned: Partial<Record<VerbMode, VerbMode>> = { so: 'not', not: 'so' };

/**
 * A kind of statement and how it is said.
 * @param frames letters of the subjects that it may have
 * @param make what is made of the values in the slots; with adjuncts of its own where it has them
 */
export function saying<const E extends string, const Z extends string>(
  frames: string,
  en: E,
  zh: Z,
  make: (
    values: Values<typeof english, E | Z>,
  ) => Predicate | { predicate: Predicate; with: readonly Adjunct[] } | undefined,
  { takes, denies }: Marks = {},
): Saying {
  const phraseOf = (values: object): VerbPhrase | undefined => {
    const all = values as Record<string, unknown>;
    const made = make(values as Values<typeof english, E | Z>);
    if (!made) return undefined;
    const said = 'predicate' in made ? made : { predicate: made, with: [] };
    const mode = (modes.map((name) => all[name]).find((one) => one !== undefined) ?? 'so') as VerbMode;
    const own = beside.flatMap((name) => (all[name] ?? []) as Adjunct | Adjunct[]);
    const each: Adjunct[] = denies ? [{ kind: 'each' }] : [];
    const is = denies ? turned[mode] : mode;
    return is && { mode: is, predicate: said.predicate, takes, with: [...own, ...said.with, ...each] };
  };
  const after = waysOf(en).flatMap((way) => {
    const [first, ...rest] = way.split(' ');
    return first === '{be}' || first === '{stood}'
      ? [`${first === '{be}' ? '' : 'ranked/placed? '}${rest.join(' ')}`]
      : [];
  });
  return {
    en: waysOf(en),
    zh: waysOf(zh),
    frames,
    read: { en: reader(english)(en, phraseOf), zh: reader(chinese)(zh, phraseOf) },
    complements: reader(english)(after.join('|'), phraseOf),
  };
}

/** What any of several sayings reads that has a subject of a frame. */
export const verbsOf = (all: readonly Saying[], frame: Frame, lang: Lang): Parser<VerbPhrase> =>
  either(...all.filter(({ frames }) => frames.includes(frame)).map(({ read }) => read[lang]));
