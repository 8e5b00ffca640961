import { expect, it } from 'vitest';
import {
  audited,
  dryReplay,
  isBalanced,
  type Judges,
  Platform,
  recordsToErase,
} from '../../../src/platform/intake/index.js';
import { removeLedger } from '../../../src/platform/intake/ledger.js';
import { checkLedger } from '../../../src/platform/intake/ledgerCheck.js';
import { ledgerFile } from '../../../src/platform/intake/places.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { storedRecords } from '../../helpers/storedRecords.js';
import { times } from '../../helpers/thorough.js';

const north = { partner: 'north', contract: 'visits' };

/** Contracts of which a wider version is taken up while the platform is open. */
function growing(): { judges: Judges; grow: () => void } {
  let known = judgesOf(limitJudge(5, '1.0.0'));
  const grow = () => {
    known = judgesOf(limitJudge(5, '1.0.0'), limitJudge(9, '1.1.0'));
  };
  const judges: Judges = {
    names: () => known.names(),
    current: (contract) => known.current(contract),
    of: (contract, version) => known.of(contract, version),
  };
  return { judges, grow };
}

/** Sums of all records by outcome. */
function sumsOf(platform: Platform) {
  const sum = { stored: 0, taken: 0, quarantined: 0 };
  for (const { stored, quarantined, duplicates, conflicts } of platform.account()) {
    sum.stored += stored;
    sum.quarantined += quarantined;
    sum.taken += duplicates + conflicts;
  }
  return sum;
}

it('A record that was set aside and erased is not stored when it is judged again', async () => {
  const { judges, grow } = growing();
  const folder = temporaryFolder();
  const platform = await Platform.open(folder, judges, { free: () => 1e12 });
  const body = ndjson({ id: 'a', value: 7 });
  const { receipt } = await platform.submit({ ...north, key: '1', form: 'ndjson', body });
  await platform.judging.idle();
  await platform.erasing.erase(north, { receipt: receipt.id });
  grow();
  expect(dryReplay(platform.ledger, platform.log.folder, judges, 'visits')).toMatchObject({
    stored: 0,
    stay: 1,
  });
  await platform.replay('visits');
  expect(platform.receipt('north', receipt.id)).toMatchObject({ stored: 0, quarantined: 1 });
  await platform.submit({ ...north, key: '2', form: 'ndjson', body });
  await platform.judging.idle();
  expect(sumsOf(platform), 'its key was never taken').toEqual({ stored: 1, taken: 0, quarantined: 1 });
  await platform.close();
  const check = checkLedger(folder, judges, { keysSince: () => 0, mayGoOn: () => true });
  expect(check).toEqual({ is: 'same', requests: 2 });
});

it('Whatever is sent, erased and judged again, a ledger that is made anew says the same, and so does the check', async () => {
  for (let run = 0; run < times(8, 300); run++) {
    const random = seeded(100 + run);
    const below = (n: number) => Math.floor(random() * n);
    const folder = temporaryFolder();
    const { judges, grow } = growing();
    const open = () => Platform.open(folder, judges, { free: () => 1e12 });
    let platform = await open();
    const receipts: string[] = [];
    const history: string[] = [];
    for (let step = 0; step < 12; step++) {
      const what = below(6);
      if (what < 3 || receipts.length === 0) {
        const records = Array.from({ length: 1 + below(3) }, () => ({
          id: `k${below(4)}`,
          value: below(10),
          ...(below(4) === 0 && { late: true }),
        }));
        const key = `${run}-${step}`;
        const { receipt } = await platform.submit({
          ...north,
          key,
          form: 'ndjson',
          body: ndjson(...records),
        });
        await platform.judging.idle();
        receipts.push(receipt.id);
        history.push(`send ${receipts.length} ${records.map(({ id, value }) => `${id}=${value}`).join(' ')}`);
      } else if (what === 3) {
        const n = below(receipts.length);
        const line = below(3) === 0 ? undefined : 1 + below(2);
        await platform.erasing.erase(north, { receipt: receipts[n]!, line });
        history.push(`erase ${n + 1} ${line}`);
      } else if (what === 4) {
        const id = `k${below(4)}`;
        await platform.erasing.erase(north, { key: `key\n${id}` });
        history.push(`erase ${id}`);
      } else {
        grow();
        if (below(2) === 0) {
          await platform.close();
          platform = await open();
        }
        const dry = dryReplay(platform.ledger, platform.log.folder, judges, 'visits')!;
        const before = sumsOf(platform);
        await platform.replay('visits');
        const after = sumsOf(platform);
        expect(
          [dry.inQuarantine, dry.stored, dry.taken, dry.stay],
          `the dry run says what then happens: ${history.join('; ')}`,
        ).toEqual([
          before.quarantined,
          after.stored - before.stored,
          after.taken - before.taken,
          after.quarantined,
        ]);
        history.push('replay');
      }
    }
    const stateOf = (of: Platform) => ({
      account: of.account(),
      stored: [...storedRecords(of.ledger, of.log.folder, 'visits')].map(
        ({ bytes }) => `${Buffer.from(bytes)}`,
      ),
      receipts: receipts.map((id) => of.receipt('north', id)),
      aside: of.ledger.sql('SELECT * FROM aside ORDER BY n, line').all(),
    });
    const said = stateOf(platform);
    expect(platform.account().every(isBalanced), history.join('; ')).toBe(true);
    expect(audited(platform.ledger, platform.log), history.join('; ')).toEqual([]);
    await platform.close();
    const checked = checkLedger(folder, judges, { keysSince: () => 0, mayGoOn: () => true });
    expect(checked.is, `${JSON.stringify(checked)} ${history.join('; ')}`).toBe('same');
    removeLedger(ledgerFile(folder));
    platform = await open();
    await platform.judging.idle();
    expect(stateOf(platform), history.join('; ')).toEqual(said);
    await platform.close();
  }
}, 60_000);

it('An erasure by key takes what was left aside because of an earlier record that was erased alone', async () => {
  const { platform, send } = await livePlatform('');
  const sent = (visits: number) => send({ ...visit('110100', 'a', visits), id: 'r9' });
  const first = await sent(1);
  const conflict = await sent(2);
  await platform.erasing.erase(north, { receipt: first });
  const stored = await sent(3);
  const key = 'key\n["r9"]';
  expect(recordsToErase(platform.ledger, platform.log.folder, north, { key })).toEqual([
    { receipt: stored, line: 1, was: 'stored' },
    { receipt: conflict, line: 1, was: 'conflict' },
  ]);
  expect(await platform.erasing.erase(north, { key })).toMatchObject({ records: 2 });
  expect(await platform.erasing.erase(north, { key }), 'nothing is left').toMatchObject({ records: 0 });
  await platform.close();
});
