import type { Book, Place } from './book.js';
import type { Ask, Saying } from './truths.js';

const ofRanks: readonly Saying['kind'][] = [
  'rank',
  'rank-in',
  'last',
  'top',
  'top-in',
  'bottom',
  'moved',
  'above',
  'led',
  'always-top',
  'newcomer',
  'entered',
  'count',
];
const overTime: readonly Saying['kind'][] = ['moved', 'led', 'always-top', 'newcomer', 'faster'];

/**
 * Whether a sentence is an ordinary one: by the files alone nothing leaves it open, neither a wide rank range of a place or of its neighbours, nor values that
 * were not observed, nor words such as "nearly".
 */
export function isSettled(book: Book, { saying, place, other, t, since, node }: Ask): boolean {
  if (['gap', 'became', 'times', 'heads-rank', 'heads-faster'].includes(saying.kind)) return false;
  // Draws of both periods together settle it, which the files do not hold.
  if (saying.kind === 'faster' && node === book.root) return false;
  if (saying.kind === 'led' && book.periods.length === 1) return false;
  if ('n' in saying && typeof saying.n === 'object' && !['equal', 'more', 'less'].includes(saying.n.is))
    return false;
  const times = Array.from({ length: t + 1 }, (_, s) => s).filter(
    (s) => s === t || overTime.includes(saying.kind) || s === since,
  );
  const all =
    saying.kind === 'count' || saying.kind.endsWith('-in')
      ? book.units.filter((u) => book.lies(u, place) || book.lies(u, other))
      : [place, other];
  const isPoint = (of: Place, s: number) => book.range(of, s)[0] === book.range(of, s)[1];
  if (
    ofRanks.includes(saying.kind) &&
    node === book.root &&
    !times.every((s) => all.every((of) => isPoint(of, s)))
  )
    return false;
  return (
    !overTime.includes(saying.kind) ||
    times.every((s) => [place, other].every((of) => book.isObserved(of, s, node)))
  );
}
