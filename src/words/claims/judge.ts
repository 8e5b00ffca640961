import { hasEntered, newcomersOf } from '../../analysis/index.js';
import type { Release, Subject } from '../../release/index.js';
import { distinguishable, hasMoved, rivalsOf } from '../facts/blocks.js';
import type { CitedFigure } from '../facts/fact.js';
import { ratio } from '../facts/making.js';
import { isMeasuredAgain, isMeasuredIn } from '../facts/measured.js';
import { placesGained } from '../facts/moves.js';
import { perHeadView } from '../facts/perHead.js';
import { changeSince } from '../facts/standing.js';
import { placeAt, totalOf, type View, viewOf } from '../facts/view.js';
import { balanceFacts } from '../facts/whole.js';
import { liesIn, standingOf } from './among.js';
import type { Claim, Said, Verdict, When } from './claim.js';

/** A verdict and the figures that it rests on, by what they are. */
export interface Judged {
  verdict: Verdict;
  /** The right figures, in the order in which they are told. */
  figures: Record<string, CitedFigure>;
}

/** What may be said of the index per head: of one period. */
const toldPerHead: readonly Claim['kind'][] = ['rank', 'last', 'top', 'above', 'value'];

const none: Judged = { verdict: 'no-figure', figures: {} };

/**
 * Whether a claim is true of a release: false where it contradicts what is published; not distinguishable where other weights could
 * turn it round, or where what moved was not measured again; true where it agrees and neither is so.
 */
export function judge(release: Release, claim: Claim, { g, t, since, perHead }: When): Judged {
  const isTold = !perHead || (g === 0 && toldPerHead.includes(claim.kind));
  const view = perHead ? perHeadView(release, t) : viewOf(release, t, g);
  if (!view || !isTold) return none;
  if (claim.kind === 'gap') return gap(view, claim.narrowed, since);
  const value = view.value(claim.place);
  if (!value) return none;
  switch (claim.kind) {
    case 'value':
      return { verdict: says(compared(value.value, claim.is, claim.value)), figures: { value } };
    case 'share':
      return share(view, claim.place, claim.of, claim.percent);
    case 'growth':
      return growth(view, claim, since);
    default:
      return ranked(view, claim, since);
  }
}

function ranked(
  view: View,
  claim: Extract<Claim, { kind: 'rank' | 'last' | 'top' | 'moved' | 'above' | 'newcomer' | 'led' }>,
  since: number,
): Judged {
  const { place } = claim;
  const group = 'within' in claim ? claim.within : undefined;
  if (group && !liesIn(view.release, place, group)) return { verdict: 'false', figures: {} };
  const standing = standingOf(view, place, group);
  if (!standing) return none;
  const { rank, of, low, high, range, rivals } = standing;
  const figures = { rank, of, ...(range ? { low: range.low, high: range.high } : {}) };
  switch (claim.kind) {
    case 'rank':
      return { verdict: rank.value === claim.rank ? 'true' : within(claim.rank, low, high), figures };
    case 'last': {
      if (rank.value === of.value) {
        return { verdict: rivals.length > 0 ? 'not-distinguishable' : 'true', figures };
      }
      return { verdict: within(of.value, low, high), figures };
    }
    case 'top':
      return { verdict: high <= claim.k ? 'true' : low > claim.k ? 'false' : 'not-distinguishable', figures };
    case 'moved':
      return moved(view, claim, since);
    case 'above':
      return above(view, claim);
    case 'newcomer':
      return newcomer(view, claim.place, claim.k, figures);
    case 'led':
      return led(view, claim.place, claim.periods, figures);
  }
}

const says = (holds: boolean): Verdict => (holds ? 'true' : 'false');
const within = (n: number, low: number, high: number): Verdict =>
  n >= low && n <= high ? 'not-distinguishable' : 'false';

function compared(actual: number, is: 'equal' | 'more' | 'less', { value, half }: Said): boolean {
  if (is === 'equal') return Math.abs(actual - value) <= half + 1e-12;
  return is === 'more' ? actual > value : actual < value;
}

function moved(view: View, claim: Extract<Claim, { kind: 'moved' }>, since: number): Judged {
  const then = view.at(since);
  const [now, before] = [view.rank(claim.place), then?.rank(claim.place)];
  if (!then || !now || !before) return none;
  const gained = placesGained(view, since, claim.place);
  if (!gained) return none;
  const { places } = gained;
  const figures = {
    before,
    now,
    places,
    ...(typeof gained.among === 'object' ? { among: gained.among } : {}),
  };
  const said = claim.up ? claim.places : -claim.places;
  // What the published ranks would bear out, but not those over what both periods have, is neither.
  if (places.value !== said)
    return { verdict: before.value - now.value === said ? 'no-figure' : 'false', figures };
  const certain = hasMoved(view, then, claim.place) && isMeasuredIn(view, claim.place, [since, view.t]);
  return { verdict: certain ? 'true' : 'not-distinguishable', figures };
}

function above(view: View, { place, other, above: up }: Extract<Claim, { kind: 'above' }>): Judged {
  const [a, b] = [view.rank(place), view.rank(other)];
  if (!a || !b || place.level !== other.level) return none;
  const figures = { rank: a, other: b };
  if (!distinguishable(view, place, other)) return { verdict: 'not-distinguishable', figures };
  return { verdict: says(a.value < b.value === up), figures };
}

function share(view: View, place: Subject, of: Subject | undefined, percent: Said): Judged {
  const { release } = view;
  const among = of ?? totalOf(release);
  const [own, whole] = [view.value(place)!, view.value(among)];
  const sums = [place, among, totalOf(release)].every((one) => addsUp(release, one));
  if (!whole || !(whole.value > 0) || !sums || !liesIn(release, place, among)) return none;
  const figure = ratio(own, whole);
  return { verdict: says(compared(figure.value, 'equal', percent)), figures: { share: figure } };
}

/** Whether the value of a place is that of its units added up; a unit is itself. */
function addsUp({ plan }: Release, { level, grouping }: Subject): boolean {
  if (level === 'total') return plan.total.rollUp === 'sum';
  return grouping < 0 || plan.groupings[grouping]!.rollUp === 'sum';
}

function growth(
  view: View,
  { place, unit, by, up }: Extract<Claim, { kind: 'growth' }>,
  since: number,
): Judged {
  const { plan } = view.release;
  const base = since === plan.base - plan.first && since !== view.t - 1;
  if ((!base && since !== view.t - 1) || (base && plan.baseLength > 1)) return none;
  const change = changeSince(view, place, since, base ? 'points_base' : 'points');
  const figure = unit === 'percent' ? change?.growth : change?.points;
  if (!figure || view.g !== 0) return none;
  const said = { value: up ? by.value : -by.value, half: by.half };
  const figures = { growth: figure };
  if (compared(figure.value, 'equal', said)) return { verdict: 'true', figures };
  // What the published values would bear out, but not those over what both periods have, is neither.
  const [now, before] = [view.value(place)!.value, view.at(since)!.value(place)!.value];
  const published = unit === 'percent' ? (100 * (now - before)) / before : now - before;
  return { verdict: compared(published, 'equal', said) ? 'no-figure' : 'false', figures };
}

function newcomer(view: View, place: Subject, k: number, figures: Record<string, CitedFigure>): Judged {
  if (view.t === 0) return none;
  const members = view.members(place.grouping);
  const ranks = Int32Array.from(
    Array.from({ length: view.t + 1 }, (_, s) => view.at(s)!).flatMap((then) =>
      members.map((m) => then.placing(m)),
    ),
  );
  const is = newcomersOf(ranks, members.length, [k]).some(
    ({ period, member }) =>
      period === view.t &&
      members[member]!.number === place.number &&
      hasEntered(view.release.plan, view.release.index, view.g, placeAt(view.release, place), [k, view.t]),
  );
  if (!is) return { verdict: 'false', figures };
  const before = Array.from({ length: view.t }, (_, s) => view.at(s)!.span(place));
  const apart = view.span(place).high <= k && before.every(({ low }) => low > k || low === 0);
  const certain = apart && isMeasuredAgain(view, place);
  return { verdict: certain ? 'true' : 'not-distinguishable', figures };
}

function led(view: View, place: Subject, periods: number, figures: Record<string, CitedFigure>): Judged {
  const run = Array.from({ length: Math.min(periods, view.t + 1) }, (_, i) => view.at(view.t - i)!);
  if (!run.every((then) => then.placing(place) === 1)) return { verdict: 'false', figures };
  // Of the time before the first published period nothing is known.
  if (run.length < periods) return none;
  const alone = run.every((then) => rivalsOf(then, place).length === 0);
  const certain =
    alone &&
    isMeasuredIn(
      view,
      place,
      run.map(({ t }) => t),
    );
  return { verdict: certain ? 'true' : 'not-distinguishable', figures };
}

function gap(view: View, narrowed: boolean, since: number): Judged {
  const [balance] = balanceFacts(view, since);
  if (!balance) return none;
  const figures = { before: balance.before, after: balance.after };
  if (balance.verdict === 'not-distinguishable' || balance.verdict === 'none')
    return { verdict: 'not-distinguishable', figures };
  return { verdict: says((balance.verdict === 'narrowed') === narrowed), figures };
}
