import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactIn } from './about.js';
import type { CitedFigure, RankRange } from './figure.js';
import type { TimeKinds } from './overTime.js';
import type { SheetKinds } from './sheetKinds.js';
import type { BalanceKinds } from './spread.js';
import type { StudyKinds } from './studyKinds.js';

export type { FactHeader } from './about.js';
export type { CitedFigure, Derivation, FigureUnit, RankRange } from './figure.js';

/** Among whom places are counted: so many units that have a value in both periods, or by the parts that both have; undefined for all. */
export type ComparedCount = CitedFigure | 'parts' | undefined;

/** A place with its value and rank. */
export interface RankedPlace {
  subject: Subject;
  value: CitedFigure;
  rank: CitedFigure;
}

/**
 * Members of a level whose rank ranges do not overlap with those before and after. `tied`: they share a rank; `close`: no two of
 * them can be told apart; `open`: some can, but not all, so that there is no order of them.
 */
export interface Block {
  members: readonly RankedPlace[];
  order: 'settled' | 'tied' | 'close' | 'open';
}

/** What each kind of fact holds beside what all have. */
export interface Kinds extends BalanceKinds, TimeKinds, StudyKinds, SheetKinds {
  /** The value of the place and how it changed; its rank where it is ranked among others. */
  standing: {
    value: CitedFigure;
    before: Change | undefined;
    base: Change | undefined;
    ranked:
      | { rank: CitedFigure; of: CitedFigure; range: RankRange | undefined; rivals: readonly Subject[] }
      | undefined;
  };
  /** That a place has no value: the parts that it lacks, and the last value before. */
  absent: { lacks: readonly Text[]; last: { period: string; value: CitedFigure } | undefined };
  /** The group that a unit belongs to, beside the unit. */
  home: { standing: FactOf<'standing'> };
  /** The total, for comparison with a place. */
  whole: { value: CitedFigure; before: Change | undefined };
  /** Rank changed since the period before, among those ranked in both; uncertain where the rank ranges of the two periods meet. */
  moved: {
    from: string;
    before: CitedFigure;
    now: CitedFigure;
    places: CitedFigure;
    /** Among whom the places are counted, where the periods do not have the same. */
    among: ComparedCount;
    up: boolean;
    certain: boolean;
    /** Whether so many places are certain too, and not the direction alone. */
    exact: boolean;
  };
  /** What part of the whole, and of its group, a place holds. */
  share: { ofTotal: CitedFigure; within: { group: Subject; share: CitedFigure } | undefined };
  /** What a place has per head, its rank by it, and what the total has. */
  'per-head': {
    value: CitedFigure;
    whole: CitedFigure;
    rank: CitedFigure;
    of: CitedFigure;
    range: RankRange | undefined;
    rivals: readonly Subject[];
  };
  /** Rank among the units of its group; rivals are those that it cannot be told from. */
  within: { group: Subject; rank: CitedFigure; of: CitedFigure; rivals: readonly Subject[] };
  size: {
    rule: 'increment' | 'chained' | 'components' | 'estimated';
    /** The published index that it follows from, where that is not the edition's own. */
    published: Text | undefined;
    output: Text;
    size: CitedFigure;
    low: CitedFigure | undefined;
    high: CitedFigure | undefined;
    /** Since the period before; this and the shares of the output only of a size above zero. */
    growth: { from: string; by: CitedFigure } | undefined;
    share: CitedFigure | undefined;
    shareChange: CitedFigure | undefined;
    /** Whether it is the gain since the base of this index, and no level. */
    isGain: boolean;
    /** Where the numbers of a chained rule come from, and the gain since the base by the regression of the edition, where there is one. */
    basis: { source: Text; regression: CitedFigure | undefined } | undefined;
  };
  jobs: { jobs: CitedFigure };
  /** The first of a level, or of the units within a group, in blocks that other weights do not mix. */
  leaders: {
    level: Text;
    /** Whether rank ranges were studied, and so support the order: not in a part of the index, nor in every period. */
    studied: boolean;
    /** How many share the first rank, where they are too many to name. */
    tied: CitedFigure | undefined;
    blocks: readonly Block[];
    /** Members of the last block that are not named. */
    more: number;
    /** What the first of them hold together of the whole. */
    together: CitedFigure | undefined;
    firstOf: number;
  };
  /** The first of a level per head, in the same way; and what the total has, where it was not said before. */
  'leaders-per-head': {
    level: Text;
    blocks: readonly Block[];
    more: number;
    whole: CitedFigure | undefined;
  };
  /** Some places side by side, in blocks that the rank ranges tell apart. */
  compared: { blocks: readonly Block[]; ahead: readonly Subject[]; behind: readonly Subject[] };
  /**
   * The first in rank and for how long. With rivals, whose ranks cannot be distinguished from theirs, no leader is named; `close`:
   * no two of all these can be distinguished.
   */
  lead: {
    names: readonly Subject[];
    periods: CitedFigure | undefined;
    always: boolean;
    rivals: readonly Subject[];
    close: boolean;
  };
  /** How concentrated the index of the total is, which is the sum of its units: what share the largest has, and how many hold half. */
  held: { first: { subject: Subject; share: CitedFigure }; half: CitedFigure; of: CitedFigure };
  newcomer: { subject: Subject; k: number; rank: CitedFigure; before: CitedFigure | undefined };
  /** No unit is new among the first k: certainly, or as far as rank ranges show. */
  'no-newcomer': { k: number; certain: boolean };
  /** The biggest move of a unit of the place since the period before that the rank ranges tell from none. */
  mover: {
    subject: Subject;
    from: string;
    before: CitedFigure;
    now: CitedFigure;
    places: CitedFigure;
    among: ComparedCount;
    up: boolean;
    exact: boolean;
    /** Whether no other moved more; some may have whose rank ranges of the two periods meet. */
    ofAll: boolean;
  };
  balance: {
    from: string;
    verdict: 'narrowed' | 'widened' | 'not-distinguishable' | 'none';
    /** Why there is no verdict. */
    why: Text | undefined;
    /** Why a change is not distinguishable: chance, the number of records, or measures that point in opposite directions. */
    open: 'chance' | 'records' | 'measures' | undefined;
    /** The Gini coefficient, or the standard deviation in points where ratios of scores mean nothing. */
    measure: 'gini' | 'sd';
    before: CitedFigure;
    after: CitedFigure;
    /** How many units were compared, and how many have a value in either, where these are not the same. */
    units: CitedFigure | undefined;
    unitsOf: CitedFigure | undefined;
  };
  /** The 95% confidence interval of the change of the Gini coefficient. */
  'gini-interval': { from: string; low: CitedFigure; high: CitedFigure };
  sectors: {
    /** Growth since a period of those that were measured in both, where they are two or more: published figures, and no order of the sectors. */
    growth:
      | {
          from: string;
          /** Those with the same growth stand together. */
          least: { names: readonly Text[]; growth: CitedFigure };
          most: { names: readonly Text[]; growth: CitedFigure };
          /** Whose growth is above that of the whole index of the place. */
          above: readonly Text[];
        }
      | undefined;
    /** The period before; sectors that were measured in it and in this one, and those of which one value is carried on or estimated. */
    before: string | undefined;
    measured: readonly Text[];
    carried: readonly Text[];
    /** Those that were at the upper end of their scale in both periods, and could not grow. */
    full: readonly Text[];
    /** How much of the index the sector with most of it makes. */
    largest: { name: Text; share: CitedFigure } | undefined;
  };
  /** In what the place is strong: location quotients against the total. */
  profile: {
    strongest: { name: Text; quotient: CitedFigure };
    weakest: { name: Text; quotient: CitedFigure } | undefined;
  };
  /** In which parts of an index that is a mean a place is farthest above the total, and farthest below it or least above. */
  ahead: { best: PartComparison; worst: PartComparison };
  /** In which of so many parts an index that is a mean has the most points, and in which the least. */
  'part-scores': { best: PartScore; worst: PartScore; of: number };
  /** Groups of one grouping side by side, in its order. */
  contrast: {
    level: Text;
    from: string;
    shares: readonly { subject: Subject; share: CitedFigure }[];
    /** The growth of those that were measured in both periods, in the same order; none below two. Whose is highest was not studied. */
    growth: readonly { subject: Subject; growth: CitedFigure }[];
  };
  /** Which members of a level gained most points since a period, in their order, among those measured in both; none where none rose. */
  gains: {
    from: string;
    level: Text;
    first: readonly { subject: Subject; by: CitedFigure }[];
    among: CitedFigure;
  };
  /** Growth compared with that of the total; certain where the draws of the study agree which is higher. */
  pace: { parent: Subject; parents: CitedFigure; gap: CitedFigure; certain: boolean };
  /** The next above and below in rank and the points between. */
  neighbours: {
    above: { subject: Subject; gap: CitedFigure } | undefined;
    below: { subject: Subject; gap: CitedFigure } | undefined;
  };
  /** Tiers are groups where the data set them apart, else classes that the method makes. */
  tiers: { by: string; apart: boolean; counts: readonly CitedFigure[]; shares: readonly CitedFigure[] };
  tier: { by: string; apart: boolean; tier: CitedFigure; of: number };
  /** At the highest of all published periods: the place itself, and how many of its units. */
  record: {
    itself: boolean;
    units: CitedFigure | undefined;
    of: CitedFigure | undefined;
    /** Where `of` counts only the units measured in both periods: the period before. */
    measuredSince: string | undefined;
  };
  /** What is least certain of the figures. */
  doubt: { indicator: Text | undefined; filled: boolean; partial: boolean };
  /** What the index is made of, and whether ranks of the period have ranges. */
  method: { parts: readonly Text[]; ranges: boolean };
  status: { status: 'real' | 'simulated' | 'example' };
}

/** A part of the index at a place, in points. */
export interface PartScore {
  name: Text;
  own: CitedFigure;
}

/** The same beside that of the total. */
export interface PartComparison extends PartScore {
  whole: CitedFigure;
}

/** A change since another period. */
export interface Change {
  period: string;
  points: CitedFigure;
  /** Per cent; absent where there is no value above zero before. */
  growth: CitedFigure | undefined;
  /** What is compared, where that is not all that one of the periods has. */
  set: ComparedSet | undefined;
}

/** The units and indicators that two periods have in common, how many there are in either, and the difference of the published values. */
export interface ComparedSet {
  /** The values of both periods over the set. */
  before: CitedFigure;
  after: CitedFigure;
  units: CitedFigure;
  unitsOf: CitedFigure;
  indicators: CitedFigure;
  indicatorsOf: CitedFigure;
  published: CitedFigure | undefined;
}

export type FactKind = keyof Kinds;

/** A finding about one published period of a release, as values; `sentences/` puts it into words. */
export type FactOf<K extends FactKind> = FactIn<Kinds, K>;
export type Fact = FactOf<FactKind>;

/** Every figure of a fact, in the order of its properties. */
export function figuresOf(fact: Fact): CitedFigure[] {
  const found: CitedFigure[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isFigure(value)) found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(fact);
  return found;
}

function isFigure(value: unknown): value is CitedFigure {
  return typeof value === 'object' && value !== null && 'references' in value && 'from' in value;
}
