import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { leadFacts } from '../facts/leaders.js';
import { type FactSource, totalOf, viewOf } from '../facts/view.js';
import type { Meaning } from './claim.js';
import { claimSentence, meaningSentence } from './claimSentence.js';
import { verdictOn } from './judge.js';
import { trueClaims } from './trueClaims.js';

/** One sentence of each kind that is true of the period of headlines: of the whole, and of places high, middle and low in the ranking. */
export function examplesOf(release: FactSource, lang: Lang): string[] {
  const made = examplesCache.get(release.index) ?? {};
  examplesCache.set(release.index, made);
  made[lang] ??= examplesIn(release, lang);
  return made[lang];
}

const examplesCache = new WeakMap<FactSource['index'], Partial<Record<Lang, string[]>>>();

function examplesIn(release: FactSource, lang: Lang): string[] {
  const t = headlinePeriod(release);
  const view = viewOf(release, t);
  const order = view.peers({ grouping: -1 });
  const places = [order[0], order[2], order[Math.floor(order.length / 2)]].flatMap((p) => (p ? [p] : []));
  const stated = [...places, totalOf(release)].flatMap((place) => trueClaims(release, t, place));
  const kinds = new Set<string>();
  const kindOf = ({ claim, when }: (typeof stated)[number]) =>
    when.perHead ? 'per head' : 'group' in claim && claim.group ? 'within' : claim.kind;
  const one = stated
    .filter((of) => !kinds.has(kindOf(of)) && kinds.add(kindOf(of)))
    .map(({ claim, when }) => claimSentence(release, claim, when, lang));
  return [...one, ...leaderRuns(release, t).map((run) => meaningSentence(release, run, lang))];
}

/** Who leads, and has for how long. */
function leaderRuns(release: FactSource, t: number): Meaning[] {
  return leadFacts(viewOf(release, t)).flatMap(({ names: [place, ...others], periods }): Meaning[] => {
    if (!place || others.length > 0 || !periods) return [];
    const of = Array.from({ length: periods.value }, (_, i): Meaning => {
      const when = { g: 0, t: t - i, since: t - i - 1 };
      return { is: 'claim', claim: { kind: 'rank', place, rank: 1, fromEnd: false }, when };
    });
    const run: Meaning = { is: 'run', of, beyond: 0, before: undefined };
    return verdictOn(release, run).verdict === 'true' ? [run] : [];
  });
}
