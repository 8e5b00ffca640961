import { expect, it } from 'vitest';
import { starterContract } from '../../../src/platform/index.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';
import { times } from '../../helpers/thorough.js';

// The compiled program: a thread runs a module of its own.
const { JudgeThread } = await import('../../../dist/platform/intake/judgeThread.js');
const { audited, isBalanced, judgesIn, Platform } = await import('../../../dist/platform/intake/index.js');

it('records are judged in a thread, which is started again where it ends by itself', async () => {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  const faults: string[] = [];
  const onFault = (error: unknown) => faults.push(String(error));
  const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12, onFault, thread: true });
  const { steps } = platform.judging;
  expect(steps).toBeInstanceOf(JudgeThread);
  let made = 0;
  const send = async () => {
    const body = ndjson(...Array.from({ length: 500 }, () => visit(made++)));
    await platform.submit({ partner: 'north', key: `k${made}`, contract: 'visits', form: 'ndjson', body });
  };
  const batches = times(10, 20);
  for (let i = 0; i < batches; i++) {
    await send();
    // In the middle of its work, and between two works.
    if (i % 5 === 2) await (steps as InstanceType<typeof JudgeThread>).close();
    if (i % 5 === 4) await platform.judging.idle();
  }
  await platform.judging.idle();
  expect(platform.account()).toMatchObject([{ received: made, stored: made, waiting: 0 }]);
  expect(platform.account().every(isBalanced)).toBe(true);
  expect(audited(platform.ledger, platform.log)).toEqual([]);
  expect(faults.every((text) => text.includes('the thread that judges ended'))).toBe(true);
  await platform.close();
}, 120_000);
