import { expect, it } from 'vitest';
import { releaseOf } from '../../../test/helpers/editions.js';
import { fullEdition, periodsFrom } from '../../../test/helpers/fullEdition.js';
import { pairsInStudy } from '../../release/index.js';
import { figureFor } from '../ranking/rankingFor.js';
import { chancesOf, comparisonOf } from './comparison.js';

const full = fullEdition({ frequency: 'year', periods: periodsFrom(2018, 4, 'year') });

it('Of first places it is told how often one ranks above the next as the release carries it, which is what the study finds', async () => {
  const release = await releaseOf(full);
  const shown = { ...release, base: '', api: true, others: [] };
  const compared = comparisonOf(shown, 'en', () => undefined);
  const chances = await chancesOf(compared);
  expect(chances).toHaveLength(2);
  const pairs = chances.map(({ above, below }) => [above.subject.number, below.subject.number] as const);
  const found = await pairsInStudy(release, chances[0]!.above.t, pairs);
  expect(chances.map(({ share }) => share)).toEqual(found.map(({ above }) => above));

  const told = release.pairs.map((pair) => ({ ...pair, above: 0.123 }));
  const other = await chancesOf({ ...compared, release: { ...shown, pairs: told } });
  expect(other.map(({ share }) => share)).toEqual([0.123, 0.123]);
  const without = await chancesOf({ ...compared, release: { ...shown, pairs: [] } });
  expect(without).toEqual(chances);
});

it('The differences of a comparison can be taken away, and those of each place add up to the whole', async () => {
  const release = await releaseOf(full);
  const { places } = comparisonOf(release, 'en', () => undefined);
  const asking = (of: string) => (key: string) => (key === 'of' ? of : undefined);
  const query = asking(places.map((p) => p.subject.code).join(' '));
  const { rows } = (await figureFor(release, 'differences', 'en', query))!.figure;
  const [first, ...others] = places;
  for (const { subject, receipt } of others) {
    const points = rows.filter(({ unit }) => unit === subject.code).map((row) => Number(row['points']));
    expect(points.reduce((a, b) => a + b, 0)).toBeCloseTo(first!.receipt.value! - receipt.value!, 9);
  }
  const alone = await figureFor(release, 'differences', 'en', asking(first!.subject.code));
  expect(alone!.figure.why!.en).toContain('nothing to compare');
});
