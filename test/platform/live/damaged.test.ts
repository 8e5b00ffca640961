import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { segmentPath } from '../../../src/platform/intake/recover.js';
import { livePlatform } from '../../helpers/livePlatform.js';

const visit = (id: string, visits: number) => ({
  id,
  city: '110100',
  day: '2026-10-05',
  hospital: `h${id}`,
  visits,
});

it('a live index leaves out a batch that is damaged, says so, and takes it once when it is put back', async () => {
  const { folder, platform, send, take } = await livePlatform('');
  await send(visit('a', 1));
  const receipt = await send(visit('b', 2));
  await send(visit('c', 3));
  const { offset, length } = platform.receipt('north', receipt)!;
  const path = segmentPath(join(folder, 'segments'), 1);
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  damaged[offset + length - 4]! ^= 1;
  chmodSync(path, 0o644);
  writeFileSync(path, damaged);
  for (let round = 0; round < 2; round++) {
    const { facts } = await take();
    expect(facts).toMatchObject({ unread: 1, contracts: [{ records: 2, batches: 2 }] });
  }
  writeFileSync(path, whole);
  for (let round = 0; round < 2; round++) {
    const { facts } = await take();
    expect(facts.unread).toBeUndefined();
    expect(facts).toMatchObject({ contracts: [{ records: 3, batches: 3 }] });
  }
  await platform.close();
});
