import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Actor } from '../../../src/platform/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { confidential, liveEdition, takeAndPublish } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import { openSubmissions, people, visit, wholeMonth } from '../../helpers/submissions.js';

const october = 'north:visits:2026-10';

it('Where records count once they are signed, nothing does before, and the release says who signed what', async () => {
  const { platform, submissions, send, close } = await openSubmissions();
  const edition = liveEdition(temporaryFolder(), '', 'signed');
  const take = async () => (await takeAndPublish(platform, edition)).facts;
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

it('a correction that would show what one hospital sent waits, counted, until others change with it', async () => {
  const { platform, submissions, send, close } = await openSubmissions();
  const edition = liveEdition(temporaryFolder(), confidential, 'signed');
  const take = async () => (await takeAndPublish(platform, edition)).facts;
  const sign = async (again: boolean) => {
    await submissions.check(october, people.li, { again });
    const { statement } = await submissions.reader.view(october);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: true });
    return statement!.sha256;
  };
  const day = (d: number, visits: number) =>
    visit(`2026-10-${String(d).padStart(2, '0')}`, visits, { hospital: `hospital ${d % 4}` });
  await send(ndjson(...Array.from({ length: 31 }, (_, i) => day(i + 1, 100))));
  const first = await sign(false);
  const before = await take();
  expect(before.contracts[0]).toMatchObject({ records: 31 });
  await send(ndjson(day(4, 101)));
  const second = await sign(true);
  const waiting = await take();
  expect(waiting).toMatchObject({ pending: 1, submissions: [{ sha256: first }] });
  expect(waiting.contracts[0], 'no figure and no file moved').toEqual(before.contracts[0]);
  expect(waiting.revisions).toBeUndefined();
  await send(ndjson(day(5, 101), day(6, 101), day(7, 101)));
  const third = await sign(true);
  const revised = await take();
  expect(revised.pending).toBeUndefined();
  expect(revised.revisions).toEqual([{ submission: `${october}:1`, was: first, is: third }]);
  expect(second).not.toBe(third);
  expect(revised.contracts[0]).toMatchObject({ records: 31 });
  await close();
});

it('what was erased from a signed submission is not told by what is signed after it', async () => {
  const { folder, platform, submissions, send, close } = await openSubmissions();
  const edition = liveEdition(temporaryFolder(), confidential, 'signed');
  const take = async () => (await takeAndPublish(platform, edition)).facts;
  const sign = async (again: boolean) => {
    const { checked } = await submissions.check(october, people.li, { again });
    for (const { id: question } of checked!.questions) {
      const reason = 'The hospital has withdrawn what it sent for this day.';
      await submissions.explain(october, people.li, { question, choice: 'confirm', reason });
    }
    const { statement } = await submissions.reader.view(october);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: true });
  };
  const cities = ['110100', '110200'];
  const receipt = await send(
    ndjson(
      ...cities.flatMap((city) =>
        Array.from({ length: 31 }, (_, i) =>
          visit(`2026-10-${String(i + 1).padStart(2, '0')}`, 10, { city, hospital: `hospital ${i % 4}` }),
        ),
      ),
    ),
  );
  await sign(false);
  expect((await take()).contracts[0]).toMatchObject({ records: 62 });
  await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 4 });
  const withheld = await take();
  expect(withheld, 'the other city keeps its figure').toMatchObject({
    withheld: 1,
    contracts: [{ records: 31 }],
  });
  await sign(true);
  const signed = await take();
  expect(signed).toMatchObject({ withheld: 1, contracts: [{ records: 31 }] });
  rmSync(join(folder, 'live'), { recursive: true });
  expect(await take(), 'nor when all is computed anew').toEqual(signed);
  await close();
});

it('what is signed after a withdrawal does not tell by how much one hospital corrected what was published before', async () => {
  const { platform, submissions, send, close } = await openSubmissions();
  const edition = liveEdition(temporaryFolder(), confidential, 'signed');
  const take = async () => (await takeAndPublish(platform, edition)).facts.contracts[0]!.records;
  const sign = async () => {
    await submissions.check(october, people.li, { again: true });
    const { statement } = await submissions.reader.view(october);
    await submissions.sign(october, people.wang, { sha256: statement!.sha256, named: true });
    return take();
  };
  const withdraw = async () => {
    await submissions.withdraw(october, people.wang, 'A hospital had counted twice.');
    return take();
  };
  const day = (d: number, visits: number) =>
    visit(`2026-10-${String(d).padStart(2, '0')}`, visits, { hospital: `hospital ${d % 4}` });
  await send(ndjson(...Array.from({ length: 31 }, (_, i) => day(i + 1, 100))));
  expect(await sign()).toBe(31);
  expect(await withdraw()).toBe(0);
  expect(await sign(), 'the same again').toBe(31);
  expect(await withdraw()).toBe(0);
  await send(ndjson(day(4, 101)));
  expect(await sign(), 'a correction of one').toBe(0);
  const another = visit('2026-10-07', 50, { id: 'another' });
  const receipt = await send(ndjson(day(5, 151), day(6, 151), day(7, 151), another));
  expect(await sign(), 'a correction of four').toBe(32);
  expect(await withdraw()).toBe(0);
  await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 4 });
  expect(await sign(), 'without one that was erased').toBe(0);
  await close();
});

it.each([false, true])(
  'a correction waits where it cannot be known what it tells together with an earlier one of its cell: of that a record was erased (%s)',
  async (isErased) => {
    const { platform, submissions, send, close } = await openSubmissions();
    const edition = liveEdition(temporaryFolder(), confidential, 'signed');
    const take = async () => (await takeAndPublish(platform, edition)).facts;
    const sign = async (partner: string) => {
      const id = `${partner}:visits:2026-10`;
      await submissions.check(id, { ...people.li, partner } as Actor, { again: true });
      const { statement } = await submissions.reader.view(id);
      await submissions.sign(id, { ...people.wang, partner } as Actor, {
        sha256: statement!.sha256,
        named: true,
      });
    };
    const day = (d: number, visits: number) =>
      visit(`2026-10-${String(d).padStart(2, '0')}`, visits, { hospital: `hospital ${d % 4}` });
    const month = ndjson(...Array.from({ length: 31 }, (_, i) => day(i + 1, 100)));
    const corrected = ndjson(...[4, 5, 6, 7].map((d) => day(d, 200)));
    const receipt = await send(month, { partner: 'north' });
    await send(month, { partner: 'south' });
    for (const partner of ['north', 'south']) await sign(partner);
    expect((await take()).contracts[0]).toMatchObject({ records: 62 });
    await send(corrected, { partner: 'north' });
    await sign('north');
    expect((await take()).revisions).toHaveLength(1);
    if (isErased)
      await platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 4 });
    await send(corrected, { partner: 'south' });
    await sign('south');
    const { pending, revisions } = await take();
    expect({ pending, revisions: revisions?.length }).toEqual(
      isErased ? { pending: 1, revisions: 1 } : { pending: undefined, revisions: 2 },
    );
    await close();
  },
);
