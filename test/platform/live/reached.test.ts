import { expect, it } from 'vitest';
import { figuresReached } from '../../../src/platform/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { livePlatform } from '../../helpers/livePlatform.js';

it('A receipt leads its own partner to the figures that its records reached, without the share they have in them', async () => {
  const live = await livePlatform();
  const visit = (id: string, hospital: string, city = '110100') => ({
    id,
    city,
    day: '2026-11-02',
    hospital,
    visits: 10,
  });
  const first = await live.send(...['a', 'b', 'c'].map((one) => visit(one, one)), visit('x', 'a', '310100'));
  await live.take();
  const second = await live.send(visit('d', 'a'));
  const reached = (receipt: string, partner = 'north') =>
    figuresReached(live.folder, openEdition(live.edition), partner, receipt);
  expect(reached(first)).toMatchObject({
    edition: 'live-test',
    contract: 'visits',
    indicators: ['online-visits'],
    segment: 1,
    cells: [
      { place: ['110100'], period: '2026-11', records: 3, is: 'counted' },
      { place: ['310100'], period: '2026-11', records: 1, is: 'held' },
    ],
  });
  expect(reached(second)!.cells).toEqual([{ place: ['110100'], period: '2026-11', records: 1, is: 'next' }]);
  await live.take();
  expect(reached(second)!.cells[0]!.is).toBe('held');
  expect(reached(first, 'south')).toBeUndefined();
  expect(reached('rcp_nothing')).toBeUndefined();
  await live.platform.close();
});
