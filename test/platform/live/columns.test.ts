import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRelease } from '../../../src/release/index.js';
import { livePlatform } from '../../helpers/livePlatform.js';

it.each([
  ['a condition', '{ sum: visits }\nwhere: "hospital = \'a\'"', 7],
  ['the greatest value', '{ max: visits }', 9],
  ['different values', '{ distinct: hospital }', 2],
  [
    'a ratio with a condition',
    '{ ratio: { sum: visits, where: "hospital = \'b\'" }, to: { count: true } }',
    3,
  ],
])('A signal of the platform reads every column that it names: %s', async (_, value, figure) => {
  const live = await livePlatform('');
  const signal = join(live.edition, 'signals', 'visits.yaml');
  writeFileSync(signal, readFileSync(signal, 'utf8').replace('{ sum: visits }', value));
  const visit = (id: string, hospital: string, visits: number) => ({
    id,
    city: '110100',
    day: '2026-10-02',
    hospital,
    visits,
  });
  await live.send(visit('1', 'a', 3), visit('2', 'a', 4), visit('3', 'b', 9));
  const { panel } = await openRelease(await live.build());
  expect(panel.values[0]).toBeCloseTo(figure, 9);
  await live.platform.close();
});
