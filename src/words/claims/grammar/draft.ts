import type { Quantifier, Quantity } from '../claim.js';
import type { Token } from '../tokens.js';

/** A place as a sentence names it, and the levels that it says beside the name: "Jilin province". */
export interface Mention {
  token: Extract<Token, { kind: 'place' }>;
  levels?: readonly string[] | undefined;
  /** How many members it is said to have: "the three northeastern provinces". */
  size?: number | undefined;
  members?: readonly string[] | undefined;
  /** The other places of a list that something is compared with: "ahead of Beijing and Tianjin". */
  also?: readonly Mention[] | undefined;
  /** Its average is meant; `own`: that of the group in which a place lies. */
  average?: 'of' | 'own' | undefined;
  /** What is said of it in passing: "ahead of Beijing (19.1 points)", "the average of 6.7". */
  beside?: Extract<Predicate, { kind: 'value' | 'rank' }> | undefined;
}

/**
 * How a verb is negated: not at all; "not"; "never", in no period; or affirmed in every one, "always". "Did not lead for four
 * years" may deny the four years, or say of each that it did not lead (`not-each`). What "stays" is so and was so in the period
 * before.
 */
export type VerbMode = 'so' | 'not' | 'not-each' | 'never' | 'always' | 'stays';

/** A quantity and what it counts; "bare" where nothing is said. */
export interface Amount extends Quantity {
  unit: 'points' | 'percent' | 'percentage-points' | 'times' | 'bare';
}

/** So many times; or so many per cent `over`, more (true) or less. */
export interface Multiple {
  times: Amount;
  over?: boolean | undefined;
}

/** What is said of one or more places, before names and periods are looked up. */
export type Predicate =
  | { kind: 'rank'; n: number; to?: number; fromEnd?: boolean }
  | { kind: 'top'; k: number; fromEnd?: boolean }
  | { kind: 'entered'; k: number; left?: boolean }
  /** At a rank, or among the first `k`, where it had been before but not in the period before; where `other` was then. */
  | { kind: 'again'; n?: number | undefined; k?: number | undefined; other?: Mention | undefined }
  /** The highest value, or the lowest, of all periods from one up to its own; `peak`: of later ones too. */
  | { kind: 'record'; high: boolean; peak?: boolean; from?: number | undefined; value?: Amount | undefined }
  | { kind: 'moved'; places: number | undefined; up: boolean | undefined }
  | { kind: 'moved-to'; from: number | undefined; to: number; up: boolean | undefined }
  | { kind: 'ranks'; each: readonly number[] }
  /** "Grew by 3% and 2% respectively": of each place in turn its own. */
  | { kind: 'respectively'; each: readonly Extract<Predicate, { kind: 'growth' | 'value' | 'share' }>[] }
  /** Several in turn behind another: the first next to it. */
  | { kind: 'followers'; other: Mention }
  /** So many places above another, or below it. */
  | { kind: 'places-apart'; other: Mention; places: number; above: boolean }
  /** Second behind another, which is first. */
  | { kind: 'second-to'; other: Mention }
  /** `clearly`: well above; `slightly`: a little. */
  | {
      kind: 'above';
      other?: Mention | undefined;
      above: boolean;
      by: 'rank' | 'value';
      clearly?: boolean | undefined;
      slightly?: boolean | undefined;
    }
  /** `by`: that the place was overtaken by the other. */
  | { kind: 'overtook'; other: Mention; by?: boolean }
  /** Of several places, or of one and another; at a rank. */
  | { kind: 'tied'; other?: Mention | undefined; n?: number | undefined; by: 'rank' | 'value' | 'order' }
  /** Without a direction: how far they are apart. */
  | { kind: 'margin'; other?: Mention | undefined; above: boolean | undefined; by: Amount }
  /** That the distance between two places grew, or became less; how far apart they were, and are. */
  | { kind: 'apart'; other: Mention; widened: boolean; from?: Amount | undefined; to?: Amount | undefined }
  /** That a place came to the level of another, ahead of it, farther ahead, or gained ground on it; or lost it. */
  | { kind: 'drew'; other: Mention; to: 'level' | 'ahead' | 'farther' | 'ground'; lost?: boolean }
  /** Above several others together. */
  | { kind: 'sum'; others: readonly Mention[]; above: boolean }
  | ({ kind: 'multiple'; other?: Mention | undefined } & Multiple)
  /** `reached`: who did not reach so much has less. */
  | { kind: 'value'; value: Amount; reached?: boolean | undefined; averaged?: boolean | undefined }
  /** `some`: of so many places, not said which. */
  | { kind: 'share'; of: Mention | undefined; percent: Amount; some?: boolean | undefined }
  | { kind: 'share-change'; of: Mention | undefined; by: Amount | undefined; up: boolean }
  | {
      kind: 'share-to';
      of: Mention | undefined;
      from: Amount | undefined;
      to: Amount;
      up: boolean | undefined;
    }
  /** `much`: sharply, or only slightly. */
  | { kind: 'growth'; by: Amount | undefined; up: boolean | undefined; yearly?: boolean; much?: boolean }
  | { kind: 'grown-to'; from: Amount | undefined; to: Amount; up: boolean | undefined }
  /** "Growth slowed from 12% to 8%": of the earlier period, and of the later one. */
  | { kind: 'rate-to'; from: Amount; to: Amount; up: boolean | undefined }
  | { kind: 'faster'; other?: Mention | undefined; faster: boolean; unit: 'percent' | 'points' | 'either' }
  | { kind: 'listed'; k: number; inOrder: boolean }
  | { kind: 'gap'; narrowed: boolean };

/** What is said beside it: when, among whom, of what part. */
export type Adjunct =
  | { kind: 'period'; t: number }
  /** `n`: so many periods before. */
  | { kind: 'base'; t: number | 'before' | 'year-before'; noun?: string; n?: number }
  | { kind: 'span'; from: number; to: number }
  /** In every period, or in none. */
  /** `steady`: "steadily", which asks for a time. */
  | { kind: 'every'; noun: string | undefined; none?: boolean; steady?: boolean }
  /** In each of so many periods up to one (the last unless told), or in none of them. */
  | { kind: 'run'; n: number; exact: boolean; noun: string; to?: number; none?: boolean }
  | { kind: 'first-time' }
  /** `heads`: before a colon, so that it is of every clause. */
  | { kind: 'node'; of: readonly number[]; heads?: boolean }
  /** In each of the parts that the index consists of, and how many they are said to be. */
  | { kind: 'parts'; size: number | undefined }
  | { kind: 'per-head' }
  | { kind: 'now' }
  | { kind: 'each' | 'together' }
  /** "Compared with Beijing, …". */
  | { kind: 'than'; other: Mention }
  /** What else is said of the same places: "with 5 points". */
  | { kind: 'also'; said: VerbPhrase }
  | {
      kind: 'among';
      levels?: readonly string[] | undefined;
      group?: Mention | undefined;
      /** "In its province": the group of these levels that it lies in. */
      own?: readonly string[] | undefined;
      tier?: boolean;
      /** How many they are said to be: "of 31 provinces". */
      size?: number | undefined;
    };

/** So many of a set of places, as a sentence names them: of a level, of its members in a group, or of a list. */
export interface QuantifiedMention {
  quantifier: Quantifier | { is: 'not-all' } | { is: 'all-but'; n: number };
  levels?: readonly string[] | undefined;
  group?: Mention | undefined;
  /** How many they are said to be: "of the 31 provinces". */
  size?: number | undefined;
  list?: readonly Mention[] | undefined;
  except?: readonly Mention[] | undefined;
  /** Whether these are others than the place that they are compared with: "no other city". */
  others?: boolean | undefined;
}

/** A clause. `takes` lists the words it uses that have no meaning where rank 1 is the worst, or the lowest value. */
export interface Clause {
  subjects: readonly Mention[];
  /** So many of a set of places, in place of subjects. */
  some?: QuantifiedMention | undefined;
  /** The first, or the last, so many of a level, in place of subjects. */
  first?: { k: number; levels: readonly string[] | undefined; fromEnd?: boolean | undefined } | undefined;
  /** The whole of the release, in place of subjects: "the national index"; or its average. */
  whole?: true | 'average' | undefined;
  /** Of the average of each place: 平均得分. */
  averaged?: true | undefined;
  mode: VerbMode;
  predicate: Predicate;
  adjuncts: readonly Adjunct[];
  /** Those before its subject that hold for a second clause too, unless it has its own: 2022年A居首，B列第3位. */
  leading?: readonly Adjunct[] | undefined;
  takes?: 'best' | 'high' | undefined;
  /** Whether it stands in passing beside its subject, with a time of its own: "Corby, which ranked third in 2019, …". */
  relative?: true | undefined;
  tense?: Tense | undefined;
}

/** Of a verb in English, where it can be told; `none` where a clause has no verb of its own: "and Frome sixth". */
export type Tense = 'past' | 'present' | 'none';

/** A sentence: one or more clauses, or a list of sentences, of which it claims that all hold, or that not all do. */
export type Draft = { denied: boolean } & ({ clauses: readonly Clause[] } | { list: readonly Draft[] });

/** What a verb says, without its subject. */
export type VerbPhrase = Pick<Clause, 'mode' | 'predicate' | 'takes'> & { with?: readonly Adjunct[] };
