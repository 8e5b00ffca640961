import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventKey, Platform } from '../../../src/platform/intake/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { usualJudges } from '../../helpers/platform.js';
import { times } from '../../helpers/thorough.js';

/** Texts of few characters, those that separate parts among them. */
const odd = fc.string({
  unit: fc.constantFrom('a', 'b', '\n', '"', ',', '\\', ' ', '[', ']', '\u0000'),
  maxLength: 4,
});

it('events have one key where source and id are the same, and only there', () => {
  fc.assert(
    fc.property(odd, odd, odd, odd, (a, b, c, d) => {
      expect(eventKey(a, b) === eventKey(c, d)).toBe(a === c && b === d);
    }),
    { numRuns: times(2000, 50_000) },
  );
});

it('events whose source and id are the same text together are all stored, and erased one by one', async () => {
  const platform = await Platform.open(temporaryFolder(), usualJudges, { free: () => 1e12 });
  const pairs = [
    ['a\nb', 'c'],
    ['a', 'b\nc'],
    ['a","b', 'c'],
    ['a', 'b","c'],
  ] as const;
  const events = pairs.map(([source, id], i) => ({
    ...{ specversion: '1.0', type: 't', source, id },
    data: { id: `r${i}`, value: i },
  }));
  const north = { partner: 'north', contract: 'visits' };
  const body = Buffer.from(JSON.stringify(events));
  await platform.submit({ ...north, key: 'k', form: 'cloudevents', body });
  await platform.judging.idle();
  expect(platform.account()).toMatchObject([{ received: 4, stored: 4, duplicates: 0, conflicts: 0 }]);
  for (const [source, id] of pairs) {
    const erased = await platform.erasing.erase(north, { key: `event\n${eventKey(source, id)}` });
    expect(erased.records, JSON.stringify([source, id])).toBe(1);
  }
  await platform.close();
});
