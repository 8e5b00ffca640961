import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { checkClaim } from '../../../src/words/claims/checkClaim.js';
import { releaseOf } from '../../helpers/editions.js';
import { fromReceipts } from '../../helpers/figures.js';
import { fullEdition, periodsFrom } from '../../helpers/fullEdition.js';

let release: Release;
let years: string[];

beforeAll(async () => {
  years = periodsFrom(2018, 4, 'year');
  release = await releaseOf(fullEdition({ frequency: 'year', periods: years }));
}, 60_000);

const towns = [...'ABCDEFGHIJKL'];
const scoreOf = (u: number, t: number) => release.index.values[t * release.index.units + u]!;
const verdict = (sentence: string) => checkClaim(release, sentence, 'en').verdict;

describe('a claim', () => {
  it('never reads points as per cent, nor per cent as points', () => {
    let tried = 0;
    for (let u = 0; u < 12; u++) {
      const change = scoreOf(u, 3) - scoreOf(u, 2);
      const rate = (100 * change) / scoreOf(u, 2);
      if (Math.abs(change - rate) < 0.02) continue;
      tried++;
      const verb = change > 0 ? 'rose' : 'fell';
      const [points, percent] = [Math.abs(change).toFixed(2), Math.abs(rate).toFixed(2)];
      expect(verdict(`Town ${towns[u]} ${verb} by ${points} points`)).toBe('true');
      expect(verdict(`Town ${towns[u]} ${verb} by ${percent} %`)).toBe('true');
      expect(verdict(`Town ${towns[u]} ${verb} by ${percent} points`)).toBe('false');
      expect(verdict(`Town ${towns[u]} ${verb} by ${points} %`)).toBe('false');
    }
    expect(tried).toBeGreaterThan(6);
  });

  it('of a share of a group that a place does not lie in is refused, with the reason', () => {
    const { verdict: said, answer } = checkClaim(release, 'Town A held 30% of P1', 'en');
    expect(said).toBe('no-figure');
    expect(answer.map((p) => (typeof p === 'string' ? p : p.text)).join('')).toBe(
      'Town A does not lie in P1.',
    );
    expect(verdict('P0占P1的110%')).toBe('no-figure');
  });
});

describe('a first entry of a place that had no rank before', () => {
  it('is neither so nor not so: who is newly covered is not new among the first', async () => {
    const gappy = await releaseOf(
      fullEdition({ frequency: 'year', periods: years, has: (u, t) => !(u === 3 && t < 2) }),
    );
    expect(gappy.index.ranks(0)[2 * gappy.index.units + 3]).toBeGreaterThan(0);
    for (const said of [
      'Town D entered the top 12 for the first time in 2020',
      'It is not true that Town D entered the top 12 for the first time in 2020',
      '2020年Town D首次进入前12位',
    ])
      expect([said, checkClaim(gappy, said, 'en').verdict]).toEqual([said, 'no-figure']);
  });
});

describe('a change over sets that differ', () => {
  it('cites no figure that its receipts do not bear out, since whatever period', async () => {
    const gappy = await releaseOf(
      fullEdition({ frequency: 'year', periods: years, has: (u, t) => !(u === 3 && t < 2) }),
    );
    let cited = 0;
    for (const since of [2018, 2019, 2020]) {
      for (const town of towns) {
        const { figures } = checkClaim(gappy, `The rank of Town ${town} rose since ${since}`, 'en');
        for (const [name, figure] of Object.entries(figures)) {
          expect([town, since, name, await fromReceipts(gappy, figure)]).toEqual([
            town,
            since,
            name,
            figure.value,
          ]);
          cited++;
        }
      }
    }
    expect(cited).toBeGreaterThan(60);
  });

  it('is never false by one comparison and so by the other', async () => {
    const gappy = await releaseOf(
      fullEdition({ frequency: 'year', periods: years, has: (u, t) => !(u === 3 && t < 2) }),
    );
    const { index } = gappy;
    for (const since of ['', ' since 2019', ' since 2018']) {
      const t = since === '' ? 2 : Number(since.slice(-4)) - 2018;
      const by = index.total.values[3]! - index.total.values[t]!;
      const sentence = `Total ${by > 0 ? 'rose' : 'fell'} by ${Math.abs(by).toFixed(2)} points${since}`;
      // What was published in 2020 and 2021 is of the same towns; before, one of them had no values.
      const is = since === '' ? 'true' : 'no-figure';
      expect([sentence, checkClaim(gappy, sentence, 'en').verdict]).toEqual([sentence, is]);
    }
  });
});
