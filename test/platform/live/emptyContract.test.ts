import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRelease } from '../../../src/release/index.js';
import { put } from '../../helpers/folders.js';
import { livePlatform, visit, withoutFloor } from '../../helpers/livePlatform.js';

const trip = (city: string, trips: number, day: string) => ({ ...visit(city, 'a', trips, day) });

/** A platform with two contracts, and an edition with an indicator of each. */
async function twoContracts() {
  const live = await livePlatform('', withoutFloor('visits'), { trips: withoutFloor('trips') });
  const of = (name: string) => readFileSync(join(live.edition, name), 'utf8');
  put(
    live.edition,
    'edition.yaml',
    of('edition.yaml').replace(
      '{ indicator: online-visits }',
      '{ indicator: online-visits }, { indicator: trips }',
    ),
  );
  put(live.edition, 'indicators.csv', `${of('indicators.csv')}trips,Trips,出行,trips,1,flow,0,1000000\n`);
  put(
    live.edition,
    'signals/trips.yaml',
    of('signals/visits.yaml').replace('online-visits', 'trips').replace('platform:visits', 'platform:trips'),
  );
  const sendTrips = async (key: string, ...records: readonly object[]) => {
    const body = Buffer.from(records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const sent = { partner: 'south', key, contract: 'trips', form: 'ndjson', body } as const;
    const { receipt } = await live.platform.submit(sent);
    await live.platform.judging.idle();
    return receipt.id;
  };
  return { ...live, sendTrips };
}

it('A contract under which nothing was sent, or all was erased, stops no figure of another', async () => {
  const live = await twoContracts();
  await live.send(visit('110100', 'a', 50_000, '2026-10-05'), visit('310100', 'b', 20_000, '2026-10-06'));
  const shown = async () => {
    const { index, panel } = await openRelease(await live.build());
    return { scores: [...index.values.slice(0, 3)], trips: [...panel.values.slice(-3)] };
  };
  const none = Number.NaN;
  expect(await shown()).toEqual({ scores: [5, none, 2], trips: [none, none, none] });
  const receipt = await live.sendTrips('t1', trip('110100', 10_000, '2026-10-07'));
  expect((await shown()).trips).toEqual([10_000, none, none]);
  await live.platform.erasing.erase({ partner: 'south', contract: 'trips' }, { receipt });
  expect(await shown()).toEqual({ scores: [5, none, 2], trips: [none, none, none] });
  await live.platform.close();
});
