import { expect, it } from 'vitest';
import { openRelease } from '../../../src/release/index.js';
import { put } from '../../helpers/folders.js';
import { livePlatform, visit, withoutFloor } from '../../helpers/livePlatform.js';

it('A record about a time that cannot be stops nobody: it is counted aside, and in no figure', async () => {
  const contract = (version: string, daysAhead: number) =>
    withoutFloor('visits')
      .replace('version: 1.0.0', `version: ${version}`)
      .replace(
        'customProperties:\n  - {',
        `customProperties:\n  - { property: daysAhead, value: ${daysAhead} }\n  - {`,
      );
  const live = await livePlatform('', contract('1.0.0', 3660));
  await live.send(visit('110100', 'a', 100, '2026-10-05'), visit('110100', 'a', 100, '2026-11-01'));
  await live.sendAs('south', visit('110100', 'x', 77, '2036-01-01'), visit('110100', 'x', 77, '2030-01-31'));
  expect((await live.take()).facts.contracts[0]).toMatchObject({ records: 4 });
  put(live.folder, 'contracts/visits-2.yaml', contract('2.0.0', 1));
  await live.sendAs('west', visit('110200', 'b', 50, '2026-11-01'));
  const { facts } = await live.take();
  expect(facts).toMatchObject({ aside: 2, contracts: [{ records: 3 }] });
  const { plan, panel } = await openRelease(await live.build());
  expect(plan.periods).toEqual(['2026-10', '2026-11']);
  expect([...panel.values.slice(panel.units, panel.units + 2)]).toEqual([100, 50]);
  await live.platform.close();
});

it('A batch with as many records as a request may have is taken', async () => {
  const live = await livePlatform('');
  const many = Array.from({ length: 170_000 }, (_, i) => visit('110100', `${i % 7}`, 1, '2026-11-01'));
  await live.send(visit('110100', 'a', 1, '2026-10-05'));
  const body = Buffer.from(many.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await live.platform.submit({ partner: 'north', key: 'many', contract: 'visits', form: 'ndjson', body });
  await live.platform.judging.idle();
  expect((await live.take()).facts.contracts[0]).toMatchObject({ records: 170_001 });
  await live.platform.close();
}, 60_000);
