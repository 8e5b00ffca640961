import { expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { takeStored } from '../../../src/platform/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { liveEdition } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import { openSubmissions, people, visit, wholeMonth } from '../../helpers/submissions.js';

const october = 'north:visits:2026-10';

it('Where records count once they are signed, nothing does before, and the release says who signed what', async () => {
  const { folder, submissions, send, close } = await openSubmissions();
  const edition = openEdition(liveEdition(temporaryFolder(), '', 'signed'));
  const take = async () => (await takeStored(folder, edition)).facts;
  const sign = async () => {
    await submissions.check(october, people.li);
    const { statement } = await submissions.reader.view(october);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: true });
    return statement!.sha256;
  };
  await send(wholeMonth('2026-10'));
  expect((await take()).contracts[0]).toMatchObject({ records: 0, batches: 0 });
  const sha256 = await sign();
  const signed = await take();
  expect(signed.contracts[0]).toMatchObject({ records: 31, batches: 1 });
  expect(signed.submissions).toMatchObject([
    { partner: 'north', period: '2026-10', sha256, signedBy: { name: 'Wang Min (example)' } },
  ]);
  await send(ndjson(visit('2026-11-01')));
  expect((await take()).contracts[0]).toMatchObject({ records: 31, batches: 1 });
  // Records cannot be taken out of figures again without showing what they were.
  await submissions.withdraw(october, people.wang, 'A hospital had counted twice.');
  await expect(take()).rejects.toThrow(UserError);
  await close();
});
