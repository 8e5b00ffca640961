import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BodyForm, Platform, Refused } from '../../../src/platform/intake/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge } from '../../helpers/platform.js';
import { times } from '../../helpers/thorough.js';

const judges = judgesOf(limitJudge(100, '1.0.0'), { ...limitJudge(100, '1.0.0'), contract: 'other' });
const open = (folder: string) => Platform.open(folder, judges, { free: () => 1e12 });

/** One record in each form. */
const bodies: Record<BodyForm, (id: string) => string> = {
  ndjson: (id) => `${JSON.stringify({ id, value: 1 })}\n`,
  csv: (id) => `id,value\n${id},1\n`,
  cloudevents: (id) =>
    JSON.stringify([{ specversion: '1.0', type: 't', source: 's', id, data: { id, value: 1 } }]),
};
const request = fc.record({
  partner: fc.constantFrom('north', 'south'),
  contract: fc.constantFrom('visits', 'other'),
  form: fc.constantFrom<BodyForm>('ndjson', 'csv', 'cloudevents'),
  key: fc.constantFrom('a', 'b'),
  id: fc.constantFrom('x', 'y'),
});

describe('a request with an idempotency key', () => {
  it('is the same as an earlier one of this partner, contract and form alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 20 }), async (requests) => {
        const platform = await open(temporaryFolder());
        const known = new Map<string, { receipt: string; body: string }>();
        for (const [i, { id, ...of }] of requests.entries()) {
          const body = bodies[of.form](id);
          const name = JSON.stringify(of);
          const sent = await platform
            .submit({ ...of, body: Buffer.from(body) })
            .catch((error) => (error as Refused).why);
          const before = known.get(name);
          if (!before) {
            expect(sent).toMatchObject({ replayed: false, receipt: of });
            known.set(name, { receipt: (sent as { receipt: { id: string } }).receipt.id, body });
          } else if (before.body === body)
            expect(sent).toMatchObject({ replayed: true, receipt: { ...of, id: before.receipt } });
          else expect(sent).toBe('key-reused');
          // The ledger knows some of them by now.
          if (i % 3 === 0) await platform.judging.idle();
        }
        await platform.close();
      }),
      { numRuns: times(15, 200) },
    );
  });

  it('is not answered with its old receipt once records of it were erased, also after a restart', async () => {
    const folder = temporaryFolder();
    let platform = await open(folder);
    const north = { partner: 'north', contract: 'visits' };
    const sent = {
      ...north,
      key: 'k',
      form: 'ndjson' as const,
      body: Buffer.from(bodies.ndjson('a') + bodies.ndjson('b')),
    };
    const { receipt } = await platform.submit(sent);
    await platform.judging.idle();
    await platform.erasing.erase(north, { key: 'key\na' });
    for (let i = 0; i < 2; i++) {
      await expect(platform.submit(sent)).rejects.toEqual(new Refused('erased-since'));
      expect(platform.receipt('north', receipt.id)).toMatchObject({ received: 2, stored: 2, erased: 1 });
      await platform.close();
      platform = await open(folder);
    }
    await platform.submit({ ...sent, key: 'new' });
    await platform.judging.idle();
    expect(platform.account()).toMatchObject([{ received: 4, stored: 3, duplicates: 1 }]);
    await platform.close();
  });
});
