import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { chinaRelease, example, releaseOf, simulatedRelease, worldDigital } from '../../helpers/editions.js';
import { fullEdition, periodsFrom } from '../../helpers/fullEdition.js';
import { eightTowns } from './eightTowns.js';
import { checkGenerated, type Tally } from './oracle/run.js';

/** So many in every run of the tests; `npm run fuzz claims` sets another number and seed, and reads the editions of China too. */
const count = Number(process.env['FUZZ_CLAIMS'] ?? 600);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

const gappy = () =>
  releaseOf(
    fullEdition({
      frequency: 'year',
      periods: periodsFrom(2018, 4, 'year'),
      has: (u, t) => !(u === 3 && t < 2),
    }),
  );
const editions: Record<string, () => Promise<Release | string>> = {
  'eight towns': () => releaseOf(eightTowns()),
  'eight towns in an order that weights turn round': () => releaseOf(eightTowns({ apart: true })),
  'towns with gaps': gappy,
  'the example': () => releaseOf(example),
  ...(process.env['FUZZ_CLAIMS']
    ? {
        'china-open': chinaRelease,
        'china-2018': simulatedRelease,
        'world-digital': () => releaseOf(worldDigital),
      }
    : {}),
};

describe('generated sentences, held against the files of the release alone', () => {
  it.for(Object.entries(editions))(
    'about %s: no false one is true, no true one false, and most are answered',
    { timeout: 3_600_000 },
    async ([name, made], test) => {
      const release = await made();
      if (typeof release === 'string') return test.skip(release);
      const tally = checkGenerated(release, Math.ceil(count / Object.keys(editions).length), seed);
      if (process.env['FUZZ_CLAIMS']) process.stdout.write(told(name, tally));
      expect(tally.wrong).toEqual([]);
      expect(tally.settledAnswered / tally.settled).toBeGreaterThan(0.85);
      expect((tally.answered + tally.open) / tally.ordinary).toBeGreaterThan(0.85);
      // Of too few sentences nothing would be seen.
      expect(tally.settled).toBeGreaterThan(0.15 * tally.asked);
      expect(tally.distracted).toBeGreaterThan(0.05 * tally.asked);
      expect(tally.joined).toBeGreaterThan(0.015 * tally.asked);
      expect(tally.joinedAnswered / tally.joined).toBeGreaterThan(0.7);
    },
  );
});

function told(
  name: string,
  { asked, ordinary, answered, open, refused, distracted, wrong, unread, ...rest }: Tally,
): string {
  const share = (n: number) => `${((100 * n) / ordinary).toFixed(1)}%`;
  const most = [...unread].sort((a, b) => b[1] - a[1]).slice(0, 12);
  const settled = `${((100 * rest.settledAnswered) / rest.settled).toFixed(1)}% of ${rest.settled} that nothing leaves open`;
  return `${name}: ${asked} sentences, ${wrong.length} wrong; of ${ordinary} ordinary ones ${share(answered)} true or false, ${share(open)} not distinguishable, ${share(refused)} refused; ${settled} true or false; ${rest.joined} of two clauses, of which ${rest.joinedAnswered} true or false; ${distracted} with odd words\n  refused: ${most.map(([kind, n]) => `${kind} ${n}`).join(', ')}\n`;
}
