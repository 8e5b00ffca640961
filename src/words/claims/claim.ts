import type { Subject } from '../../release/index.js';

/** A number as a sentence says it, and half a unit of its last digit. */
export interface StatedNumber {
  value: number;
  half: number;
}

/**
 * How a sentence compares a figure with a number; `about`, `nearly` and `just-over` do not say how near is near, nor `well-over` and
 * `well-under` how far is far.
 */
export type Comparison =
  | 'equal'
  | 'more'
  | 'less'
  | 'at-least'
  | 'at-most'
  | 'about'
  | 'nearly'
  | 'just-over'
  | 'well-over'
  | 'well-under'
  | 'between';

/** A number and how a figure is compared with it: "nearly 12"; `to` is the upper end of "between". */
export interface Quantity {
  is: Comparison;
  value: StatedNumber;
  to?: StatedNumber;
}

/** Among whom a place is ranked: all of its level unless a group, or those of its tier, is named. */
export interface Among {
  group?: Subject | undefined;
  tier?: boolean | undefined;
  /** How many they are said to be. */
  size?: number | undefined;
}

/** What a sentence may claim of one place in one period. */
export type Claim =
  /** One rank, or one of several: "second or third". */
  | ({ kind: 'rank'; place: Subject; rank: number; to?: number | undefined; fromEnd: boolean } & Among)
  | ({ kind: 'top'; place: Subject; k: number; fromEnd: boolean } & Among)
  | { kind: 'newcomer'; place: Subject; k: number }
  /** Without a number the direction alone is claimed; with neither, that it stayed. */
  | { kind: 'moved'; place: Subject; places: number | undefined; up: boolean | undefined }
  /** `slightly`: by a small part of the lower value; `clearly`: by a large one. */
  | {
      kind: 'above';
      place: Subject;
      other: Subject;
      above: boolean;
      by: 'rank' | 'value';
      clearly?: boolean | undefined;
      slightly?: boolean | undefined;
    }
  /** That two places share a rank, have the same value, or have no `order` that can be told. */
  | { kind: 'tied'; place: Subject; other: Subject; by: 'rank' | 'value' | 'order' }
  /** By how many points, or how many times, the value of a place is above or below that of another. */
  | { kind: 'margin'; place: Subject; other: Subject; above: boolean; by: Quantity }
  /** `over`: that it is so many per cent more (true), or less, rather than so many times. */
  | { kind: 'multiple'; place: Subject; other: Subject; times: Quantity; over?: boolean | undefined }
  /** That a place has more points than several others together. */
  | { kind: 'sum'; place: Subject; others: readonly Subject[]; above: boolean }
  /**
   * How the value of a place compares with the average of a group: above it or below, `by` so many points or per cent; or so many
   * times it, without `above`.
   */
  | {
      kind: 'average';
      place: Subject;
      group: Subject;
      above: boolean | undefined;
      by: Quantity | undefined;
      unit: 'points' | 'percent' | 'times';
      /** Well above it, or well below. */
      clearly?: boolean | undefined;
      slightly?: boolean | undefined;
    }
  /** `mean`: what the average of the places of a group is. */
  | { kind: 'value'; place: Subject; value: Quantity; mean?: boolean | undefined }
  | { kind: 'share'; places: readonly Subject[]; of: Subject; percent: Quantity }
  | { kind: 'share-change'; place: Subject; of: Subject; by: Quantity | undefined; up: boolean }
  | {
      kind: 'growth';
      place: Subject;
      unit: 'percent' | 'points' | 'times';
      by: Quantity | undefined;
      /** Undefined: that it did not change. */
      up: boolean | undefined;
      /** Per year, on average over several. */
      yearly?: boolean | undefined;
      /** In words: sharply, or only slightly. */
      much?: boolean | undefined;
    }
  /** Who grew more, in per cent or points; `either`: what "rose more" means is not said. */
  | {
      kind: 'faster';
      place: Subject;
      other: Subject;
      faster: boolean;
      unit: 'percent' | 'points' | 'either';
      /** Than the average of the other, a group. */
      average?: boolean | undefined;
    }
  /** That the distance between two places grew, or became less. */
  | { kind: 'apart'; place: Subject; other: Subject; widened: boolean }
  | { kind: 'gap'; narrowed: boolean };

/** A claim of one kind. */
export type ClaimOf<K extends Claim['kind']> = Extract<Claim, { kind: K }>;

/**
 * The node (its number) and period that it is about, and for changes the earlier period; periods are counted from the first
 * published one.
 */
export interface When {
  g: number;
  t: number;
  since: number;
  /** Of the index per head. */
  perHead?: boolean | undefined;
}

/** The periods that a claim is about: each of several up to one, or none of them. */
export interface PeriodRun {
  /** Numbers of the first published one of them and of the last. */
  from: number;
  to: number;
  n: number;
  none: boolean;
  /** Exactly this number of periods: "for the third year running". */
  exact: boolean;
}

/** How many of several places are meant: `only` means these and no others of their level. */
export type Quantifier = SetQuantifier | { is: 'only' };

export type SetQuantifier =
  | { is: 'all' | 'none' | 'most' }
  | { is: 'at-least' | 'at-most' | 'exactly'; n: number }
  /** A part of them, in per cent: "fewer than half", 约三分之一. */
  | { is: 'part'; percent: Quantity };

/** So many of a set of places: of a level, of its members in a group, or of a list. */
export interface SetOfPlaces {
  quantifier: SetQuantifier;
  level: string;
  group: Subject | undefined;
  list: readonly Subject[] | undefined;
  except: readonly Subject[];
}

/** That a claim holds of so many of the places of a set, each of which has one; `except` are the claims of those left out. */
export interface SomeMeaning {
  is: 'some';
  set: SetOfPlaces;
  of: readonly { claim: Claim; when: When }[];
  except: readonly { claim: Claim; when: When }[];
}

/** What a whole sentence says. */
export type Meaning =
  | { is: 'claim'; claim: Claim; when: When }
  | { is: 'not'; of: Meaning }
  | { is: 'all'; of: readonly Meaning[] }
  | SomeMeaning
  /**
   * The same claim, or its denial, in every period of a run, the latest first; `beyond` counts the periods before the first published
   * one that it goes back; `before` is what may not hold, where the run is said to be of so many periods and no more.
   */
  | { is: 'run'; of: readonly Meaning[]; beyond: number; before: Meaning | undefined };

/** That all of several are so. */
export function conjunction(meanings: readonly Meaning[]): Meaning {
  const of = meanings.flatMap((one) => (one.is === 'all' ? one.of : [one]));
  return of.length === 1 ? of[0]! : { is: 'all', of };
}

/** That something is not so. */
export const negate = (of: Meaning): Meaning => (of.is === 'not' ? of.of : { is: 'not', of });

export type Verdict = 'true' | 'false' | 'not-distinguishable' | 'no-figure';

/** The claims of a meaning, in the order of the sentence. */
export function claimsIn(meaning: Meaning): { claim: Claim; when: When }[] {
  if (meaning.is === 'claim') return [meaning];
  if (meaning.is === 'some') return [...meaning.of, ...meaning.except];
  return meaning.is === 'not' ? claimsIn(meaning.of) : meaning.of.flatMap(claimsIn);
}

/** The places that a claim is about. */
export function placesIn(claim: Claim): readonly Subject[] {
  if (claim.kind === 'gap') return [];
  return claim.kind === 'share' ? claim.places : [claim.place];
}
