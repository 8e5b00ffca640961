import type { Tally } from '../edition/index.js';
import type { Placed } from './places.js';

type Kind = Exclude<keyof Tally, 'read'>;

/** Where a record went, by what its words led to. */
export function kindOf(at: Placed): Kind {
  if ('unit' in at) return 'placed';
  return 'outside' in at ? 'outside' : at.ambiguous ? 'ambiguous' : 'unplaced';
}

/** How much went where, over some rows. */
export function tallyOf(amounts: Float64Array, rows: readonly number[], kinds: readonly Kind[]): Tally {
  const tally: Tally = { read: 0, placed: 0, unplaced: 0, outside: 0, ambiguous: 0 };
  for (let i = 0; i < rows.length; i++) {
    const n = amounts[rows[i]!]!;
    tally.read += n;
    tally[kinds[i]!] += n;
    if (kinds[i] === 'ambiguous') tally.unplaced += n;
  }
  return tally;
}
