import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../bench/coverage/page.js';
import { readResults, renewed, rowOf } from '../../bench/coverage/results.js';

const cell = { what: 'trend: gini', panel: 'a new one', units: 30, periods: 3, counts: 'wrong' as const };

describe('the results of simulations', () => {
  it('are on their page as in their files: `npm run bench coverage` writes both', () => {
    const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');
    expect(page).toBe(pageOf(readResults()));
  });

  it('keep the lines of other parts where one is simulated again, and have the new one in place of the old', () => {
    const before = readResults();
    const first = renewed(before, [{ ...cell, trials: 100, hits: 5 }]);
    const again = renewed(first, [{ ...cell, trials: 200, hits: 40 }]);
    expect(first.wrong).toHaveLength(before.wrong.length + 1);
    expect(again.wrong.slice(0, -1)).toEqual(before.wrong);
    expect(again.wrong.at(-1)).toEqual(rowOf({ ...cell, trials: 200, hits: 40 }));
    expect(again.cover).toEqual(before.cover);
  });

  it('say how many panels of a procedure hold, and leave out those with too few trials', () => {
    const page = pageOf({
      wrong: [rowOf({ ...cell, trials: 100, hits: 5 }), rowOf({ ...cell, trials: 200, hits: 40 })],
      cover: [rowOf({ ...cell, what: 'few', counts: 'cover', nominal: 0.95, trials: 4, hits: 1 })],
      found: [rowOf({ ...cell, what: 'found', counts: 'found', trials: 10, hits: 9 })],
    });
    expect(page).toContain('| trend: gini | 30 | 2 | 5.0% | 12.5% | 20.0% | **1 of 2** |');
    expect(page).toContain('| few | 30 | 1 | – | – | – | – |');
    expect(page).toContain('| found | 30 | 1 | 90.0% | 90.0% | 90.0% |');
  });
});
