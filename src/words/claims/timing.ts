import { headlinePeriod } from '../../analysis/index.js';
import { publishedPeriods } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { periodNoun } from '../numbers/periodWords.js';
import type { When } from './claim.js';
import type { Adjunct, Clause, Predicate } from './grammar/draft.js';

/** What is said beside a verb, one of each kind; undefined where a kind is said twice. */
export type AdjunctsByKind = { [K in Adjunct['kind']]?: Extract<Adjunct, { kind: K }> };

/** The period of a clause, or its several periods, the latest first. */
export interface Timing {
  whens: readonly When[];
  /** Over several periods: that all of them are meant, which the words "never", "always", "every" and a run say. */
  over: boolean;
  /** Of none of them. */
  none: boolean;
  /** How many periods it reaches back beyond the first published one. */
  beyond: number;
  /** The period before a run of exactly so many periods. */
  before: When | undefined;
}

const changes: readonly Predicate['kind'][] = [
  'entered',
  'moved',
  'moved-to',
  'overtook',
  'share-change',
  'share-to',
  'growth',
  'grown-to',
  'rate-to',
  'faster',
  'gap',
  'apart',
  'drew',
];

/** Whether a predicate states a change, and so may name the period it is compared with. */
export const isChange = (of: Predicate): boolean =>
  of.kind === 'respectively' ? isChange(of.each[0]!) : changes.includes(of.kind);

/** The period or periods of a clause; undefined where its words contradict each other, such as a change since a later period. */
export function timingOf(release: FactSource, clause: Clause, beside: AdjunctsByKind): Timing | undefined {
  const last = headlinePeriod(release);
  const { period, span, base, every, run, now } = beside;
  const stays = clause.mode === 'stays';
  const isOver = every || run || clause.mode === 'never' || clause.mode === 'always' || stays;
  const none = clause.mode === 'never' || clause.mode === 'not-each' || every?.none || run?.none || false;
  const changing = isChange(clause.predicate);
  if (span && (period || base || run || span.from >= span.to)) return undefined;
  if (now && (span || (period && period.t !== last))) return undefined;
  // "Did not lead for the third year running" may say that it had led for two, or that it had not.
  if (run?.exact && clause.mode !== 'so' && !stays) return undefined;
  if ((run?.none || every?.none) && clause.mode !== 'so') return undefined;
  if (run?.to !== undefined && period) return undefined;
  // "Since 2022", where that is the last year of the headline: up to the last of all.
  const isAfter =
    typeof base?.t === 'number' && base.t >= last && base.t < publishedPeriods(release.plan).length - 1;
  const t = span?.to ?? run?.to ?? period?.t ?? (isAfter ? publishedPeriods(release.plan).length - 1 : last);
  if (base?.t === 'year-before' && release.plan.frequency !== 'year') return undefined;
  if (base?.noun !== undefined && !counts(release, base.noun)) return undefined;
  const isFirst = beside['first-time'] !== undefined;
  const from = span?.from ?? (typeof base?.t === 'string' ? t - (base.n ?? 1) : base?.t);
  if (base && (from! < 0 || from! >= t || (run && from! > t - run.n))) return undefined;
  // "For the first time since 2019" is of one period.
  if (isFirst && base && !isOver && !stays)
    return {
      whens: [whenAt(clause, beside)(t, t - 1)],
      over: false,
      none: false,
      beyond: 0,
      before: undefined,
    };
  // "Grew by 5% for three years" may be said of each year or of all.
  if ((isOver || (span && !changing)) && saysHowMuch(clause.predicate)) return undefined;
  const at = whenAt(clause, beside);
  const step = (s: number) => at(s, s - 1);
  // What stays was so in the period before, if no other is named.
  if (stays && !span && !base && !every && !run)
    return changing ? undefined : { ...runOf(2, false, t, 0, step), none };
  if (run)
    return counts(release, run.noun) && !base
      ? { ...runOf(run.n, run.exact, t, changing ? 1 : 0, step), none }
      : undefined;
  if (every?.steady && from === undefined) return undefined;
  if (every?.noun !== undefined && !counts(release, every.noun)) return undefined;
  if (isOver || (!changing && from !== undefined)) {
    if (!isOver && !['rank', 'top', 'above'].includes(clause.predicate.kind)) return undefined;
    if (isOver && period && !span && base === undefined) return undefined;
    // "In every year from 2020 to 2022" begins with the change of 2020; "since 2020", and "steadily", with that of the year after.
    const after = span?.from ?? Math.max(from ?? 0, 0);
    const start = span && !every?.steady ? after : after + (changing ? 1 : 0);
    const all = Array.from({ length: t - start + 1 }, (_, i) => step(t - i));
    return all.length > 0 ? { whens: all, over: true, none, beyond: 0, before: undefined } : undefined;
  }
  return { whens: [at(t, from ?? t - 1)], over: false, none: false, beyond: 0, before: undefined };
}

const saysHowMuch = (of: Predicate): boolean =>
  ((of.kind === 'growth' || of.kind === 'share-change') && of.by !== undefined) ||
  (of.kind === 'moved' && of.places !== undefined && of.up !== undefined) ||
  ['respectively', 'moved-to', 'grown-to', 'rate-to', 'share-to', 'entered', 'overtook', 'drew'].includes(
    of.kind,
  );

function runOf(
  n: number,
  exact: boolean,
  t: number,
  first: number,
  step: (s: number) => When,
): Omit<Timing, 'none'> {
  const known = Math.min(n, t - first + 1);
  const whens = Array.from({ length: known }, (_, i) => step(t - i));
  return {
    whens,
    over: true,
    beyond: n - known,
    before: exact && t - n >= first ? step(t - n) : undefined,
  };
}

function whenAt(clause: Clause, beside: AdjunctsByKind): (t: number, since: number) => When {
  const g = beside.node?.of[0] ?? 0;
  const perHead = beside['per-head'] ? { perHead: true } : {};
  return (t, since) => ({ g, t, since: isChange(clause.predicate) ? since : t - 1, ...perHead });
}

/** Whether a run is counted in the periods of the index: "for three years" of a monthly index would be 36 of them. */
function counts({ plan }: FactSource, noun: string): boolean {
  return (
    noun === 'period' ||
    periodNoun(plan).en === noun ||
    (periodNoun(plan).en === 'edition' && noun === 'edition')
  );
}
