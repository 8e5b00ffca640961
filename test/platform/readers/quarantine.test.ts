import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examplesAside, Platform, reasonsAside } from '../../../src/platform/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';

let platform = {} as Platform;
let keys = 0;

beforeEach(async () => {
  platform = await Platform.open(temporaryFolder(), judgesOf(limitJudge(100, '1.0.0')), { free: () => 1e12 });
});
afterEach(() => platform.close());

async function send(partner: string, ...records: unknown[]): Promise<string> {
  const body = ndjson(...records);
  const { receipt } = await platform.submit({
    partner,
    key: `k${++keys}`,
    contract: 'visits',
    form: 'ndjson',
    body,
  });
  await platform.judging.idle();
  return receipt.id;
}

const examples = (partner: string, pointer: string, code = 'test') =>
  examplesAside(platform.ledger, platform.log.folder, { partner, contract: 'visits', code, pointer }, 5).map(
    ({ line, bytes }) => [line, Buffer.from(bytes).toString()],
  );

describe('what is in quarantine', () => {
  it('is counted by reason, of one partner alone, with examples as they were sent', async () => {
    await send('north', { id: 'a', value: 5 }, { id: 'b', value: 500 }, { id: 'c', value: -1 }, { value: 1 });
    await send('south', { id: 'z', value: 700 });
    const { reasons, looked } = reasonsAside(platform.ledger, 'north');
    expect(looked).toBe(3);
    expect(reasons.map(({ code, pointer, records }) => [code, pointer, records])).toEqual([
      ['test', '/value', 2],
      ['test', '/id', 1],
    ]);
    expect(examples('north', '/value')).toEqual([
      [2, '{"id":"b","value":500}'],
      [3, '{"id":"c","value":-1}'],
    ]);
    expect(examples('south', '/value')).toEqual([[1, '{"id":"z","value":700}']]);
    expect(examples('north', "/value' OR 1=1 --")).toEqual([]);
  });

  it('is not shown any more once it is erased, even before its bytes are overwritten', async () => {
    const receipt = await send('north', { id: 'b', value: 500 }, { id: 'c', value: 600 });
    await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 1 });
    expect(examples('north', '/value')).toEqual([[2, '{"id":"c","value":600}']]);
    expect(examples('north', '', 'erased')).toEqual([[1, '']]);
  });
});
