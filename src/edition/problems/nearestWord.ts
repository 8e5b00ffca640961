import { distance } from 'fastest-levenshtein';
import { maxLengths } from '../limits.js';

/**
 * The candidate nearest to a mistyped word, or undefined when none is near
 * (more than a third of its letters differ). Letters in another order count as one mistake.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  // The work grows with the product of both lengths.
  if (word.length > maxLengths.name) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue; // it has at least as many mistakes
    const d = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

function editDistance(word: string, candidate: string): number {
  const d = distance(word, candidate);
  return d === 2 && sorted(word) === sorted(candidate) ? 1 : d;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
