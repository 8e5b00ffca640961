import { maxLengths } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { type Claim, claimsIn, type Meaning, type Verdict, type When } from './claim.js';
import { judge, verdictOn } from './judge.js';
import type { Judgement } from './judgement.js';
import { type OwnSentence, ownSentence } from './ownSentence.js';
import type { Topic } from './topic.js';
import { type NotUnderstood, understand } from './understand.js';

/** A meaning with its verdict and the claims that it rests on, each judged by itself. */
export interface SettledOutcome {
  meaning: Meaning;
  verdict: Verdict;
  why: Judgement['why'];
  claims: readonly ({ claim: Claim; when: When } & Judgement)[];
}

/** What came of a sentence, before it is put in words. */
export type Outcome =
  | { is: 'too-long' }
  | { is: 'not-understood'; found: NotUnderstood }
  /** False of the likeliest places of its names, and not of others. */
  | { is: 'several-levels'; meanings: readonly Meaning[] }
  /** True in one reading and false in another. */
  | { is: 'several-readings'; meanings: readonly Meaning[] }
  | ({ is: 'settled' } & SettledOutcome)
  /** What this program writes itself, as it is or with another number or direction. */
  | { is: 'own'; found: OwnSentence };

/** Most claims of a sentence whose figures are told. */
const mostTold = 8;

/** In this order a sentence of several readings is told by one of them. */
const order: readonly Verdict[] = ['no-figure', 'not-distinguishable', 'false', 'true'];

/** Reads a sentence and judges it. */
export function outcomeOf(release: FactSource, sentence: string, topic?: Topic): Outcome {
  const own = ownSentence(release, sentence, topic);
  if (own) return { is: 'own', found: own };
  if (sentence.length > maxLengths.sentence) return { is: 'too-long' };
  const found = understand(release, sentence, topic);
  if ('left' in found) return { is: 'not-understood', found };
  const judged = found.readings.map((levels) => verdictOnLevels(release, levels));
  const uncertain = judged.find(({ several }) => several.length > 0);
  if (uncertain) return { is: 'several-levels', meanings: uncertain.several };
  const verdicts = new Set(judged.map(({ verdict }) => verdict));
  if (verdicts.has('true') && verdicts.has('false'))
    return { is: 'several-readings', meanings: judged.map(({ meaning }) => meaning) };
  const [told] = order.flatMap((verdict) => judged.filter((one) => one.verdict === verdict));
  const { meaning, verdict, why } = told!;
  const sinceFirst = verdict === 'false' ? sinceFirstPeriod(release, sentence, topic) : undefined;
  if (sinceFirst) return { is: 'several-readings', meanings: [meaning, sinceFirst] };
  const claims = claimsIn(withoutSets(meaning))
    .slice(0, mostTold)
    .map(({ claim, when }) => ({ claim, when, ...judge(release, claim, when) }));
  return { is: 'settled', meaning, verdict, why, claims };
}

/**
 * What a sentence that names no period means of the time since the first published one, where that may be true: "Liaoning left the top
 * ten" is compared with the period before, but may be meant of all periods.
 */
function sinceFirstPeriod(release: FactSource, sentence: string, topic: Topic = {}): Meaning | undefined {
  if (topic.since !== undefined) return undefined;
  const found = understand(release, sentence, { ...topic, since: 0 });
  const judged = 'left' in found ? [] : found.readings.map((levels) => verdictOnLevels(release, levels));
  return judged.find(({ verdict }) => verdict === 'true' || verdict === 'not-distinguishable')?.meaning;
}

/** A meaning without what it says of sets of places, whose figures are told as a count. */
function withoutSets(meaning: Meaning): Meaning {
  if (meaning.is === 'some') return { is: 'all', of: [] };
  if (meaning.is === 'not') return { ...meaning, of: withoutSets(meaning.of) };
  return meaning.is === 'all' ? { ...meaning, of: meaning.of.map(withoutSets) } : meaning;
}

/** A meaning with its verdict; `several` where it is false of the likeliest places of its names and may hold of others. */
interface LevelVerdict {
  meaning: Meaning;
  verdict: Verdict;
  why: Judgement['why'];
  several: readonly Meaning[];
}

/** The verdict on the likeliest of the places that names may mean. */
function verdictOnLevels(release: FactSource, [meaning, ...others]: readonly Meaning[]): LevelVerdict {
  const { verdict, why } = verdictOn(release, meaning!);
  const holds = others.filter((other) =>
    ['true', 'not-distinguishable'].includes(verdictOn(release, other).verdict),
  );
  const several = verdict === 'false' && holds.length > 0 ? [meaning!, ...holds] : [];
  return { meaning: meaning!, verdict, why, several };
}
