import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRelease } from '../../../src/release/index.js';
import { livePlatform } from '../../helpers/livePlatform.js';

it('Record files stay few, and are put together without changing a figure or being read again', async () => {
  const live = await livePlatform('');
  let [ids, sum] = [0, 0];
  const below = (name: string) => join(live.folder, 'live', 'live-test', name);
  const filesIn = () => readdirSync(below('visits')).filter((name) => name.endsWith('.csv')).length;
  const send = (visits: number) => {
    sum += visits;
    return live.send({ id: `${++ids}`, city: '110100', day: '2026-11-02', hospital: 'a', visits });
  };
  await live.send({ id: 'x', city: '110100', day: '2026-10-02', hospital: 'a', visits: 1 });
  for (let i = 0; i < 20; i++) {
    await send(100 + i);
    await (i % 5 === 4 || i > 14 ? live.build() : live.take());
    expect(filesIn()).toBeLessThanOrEqual(17);
  }
  expect(filesIn()).toBeLessThan(10);
  const { index, panel, plan } = await openRelease(await live.build());
  expect(panel.values[plan.periods.indexOf('2026-11') * panel.units]).toBe(sum);
  expect(index.periods).toBe(2);
  const partials = readdirSync(below('partials')).filter((name) => name.endsWith('.partials'));
  expect(partials.length).toBeLessThanOrEqual(filesIn() + 16);
  await live.platform.close();
}, 120_000);
