import { expect, it } from 'vitest';
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
  const sign = async (again = false) => {
    await submissions.check(october, people.li, { again });
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
  await submissions.withdraw(october, people.wang, 'A hospital had counted twice.');
  const withdrawn = await take();
  expect(withdrawn.contracts[0]).toMatchObject({ records: 0, batches: 0 });
  expect(withdrawn.revisions).toEqual([{ submission: `${october}:1`, was: sha256, is: null }]);
  expect(withdrawn.submissions).toBeUndefined();
  expect((await take()).revisions, 'it is stated from now on, once').toEqual(withdrawn.revisions);
  const second = await sign(true);
  expect((await take()).contracts[0]).toMatchObject({ records: 31 });
  // What is sent after that corrects it, once it is signed in its turn.
  await send(ndjson({ ...visit('2026-10-07'), visits: 7 }));
  expect((await take()).revisions).toEqual(withdrawn.revisions);
  const third = await sign(true);
  const replaced = await take();
  expect(replaced.contracts[0]).toMatchObject({ records: 31 });
  expect(replaced.revisions?.slice(1)).toEqual([{ submission: `${october}:2`, was: second, is: third }]);
  await close();
});
