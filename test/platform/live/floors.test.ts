import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { starterContract } from '../../../src/platform/index.js';
import { openRelease } from '../../../src/release/index.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';

const contract = starterContract('visits');
const figureOf = async (folder: string) => (await openRelease(folder)).panel.values[0]!;

it.each([
  ['has no rule for contributors', ''],
  ['asks for two', 'contributors: { column: hospital, at-least: 2, p-percent: 0 }'],
])(
  'No figure stands on fewer contributors than the contract asks for, where the signal %s',
  async (_, rule) => {
    const live = await livePlatform(rule, contract);
    await live.send(visit('110100', 'a', 777, '2026-10-02'));
    await live.send(visit('110100', 'b', 500, '2026-10-02'));
    expect((await live.take()).facts.contracts[0]).toMatchObject({ records: 0 });
    await live.sendAs(
      'south',
      visit('110100', 'c', 600, '2026-10-02'),
      visit('110100', 'd', 400, '2026-10-02'),
    );
    expect(await figureOf(await live.build())).toBe(2277);
    await live.platform.close();
  },
);

it.each([
  ['a condition', 'value: { sum: visits }', 'value: { sum: visits }\nwhere: "hospital = \'a\'"', 'where'],
  [
    'other contributors',
    'value: { sum: visits }',
    'value: { sum: visits }\ncontributors: { column: city }',
    'column: city',
  ],
])('A signal that reads a contract with a floor may not have %s', async (_, from, to, found) => {
  const live = await livePlatform('', contract);
  const signal = join(live.edition, 'signals', 'visits.yaml');
  writeFileSync(signal, readFileSync(signal, 'utf8').replace(from, to));
  await expect(live.take()).rejects.toThrow(found);
  await live.platform.close();
});
