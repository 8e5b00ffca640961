import { describe, expect, it } from 'vitest';
import { everSigned, SubmissionRefused, signedContent, takeStored } from '../../../src/platform/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { confidential, liveEdition, takeAndPublish } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import { type Opened, openSubmissions, people, visit, wholeMonth } from '../../helpers/submissions.js';

const [september, october] = ['north:visits:2026-09', 'north:visits:2026-10'];
const reason = 'Two of the three departments were closed in that week.';

/** The record as it was first sent, and with a day in the next month. */
const first = visit('2026-09-30', 77, { id: 'moved' });
const moved = visit('2026-10-01', 470, { id: 'moved' });

/** Closes and checks a month, and confirms what is asked. Says the rules that asked about moved records. */
async function check({ submissions }: Opened, id: string): Promise<string[]> {
  const { checked } = await submissions.check(id, people.li, { again: true });
  for (const { id: question } of checked!.questions)
    await submissions.explain(id, people.li, { question, choice: 'confirm', reason });
  return checked!.questions.flatMap(({ rule, found }) =>
    /moved/.test(rule) ? [`${rule}: ${found.en}`] : [],
  );
}

async function sign({ submissions }: Opened, id: string): Promise<void> {
  const { statement } = await submissions.reader.view(id);
  await submissions.sign(id, people.wang, { sha256: statement!.sha256, named: false });
}

async function checkAndSign(opened: Opened, id: string): Promise<string[]> {
  const asked = await check(opened, id);
  await sign(opened, id);
  return asked;
}

/** What is signed of the record: month and amount. */
const signedAs = ({ platform: { ledger, log } }: Opened) =>
  everSigned(ledger)
    .filter(({ inForce }) => inForce)
    .flatMap((part) => {
      const content = signedContent({ ledger, log: log.folder }, part);
      const records = content.is === 'signed' ? content.records : [];
      return records.flatMap(({ record }) =>
        record['id'] === 'moved' ? [`${part.period} ${record['visits']}`] : [],
      );
    });

async function opened(): Promise<Opened> {
  const opened = await openSubmissions();
  await opened.send(ndjson(first));
  await opened.send(wholeMonth('2026-09', 10));
  await opened.send(wholeMonth('2026-10', 10));
  await checkAndSign(opened, september);
  await opened.send(ndjson(moved));
  return opened;
}

describe('a correction that moves a record to another month', () => {
  it('counts where it was signed first until that month is signed without it, and then where the next signature has it', async () => {
    const all = await opened();
    expect(await checkAndSign(all, october)).toEqual([expect.stringMatching(/^moved-here: .*2026-09: 1$/)]);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    expect(await checkAndSign(all, september)).toEqual([
      expect.stringMatching(/^moved-away: .*2026-10.*: 1$/),
    ]);
    expect(signedAs(all)).toEqual([]);
    expect(await checkAndSign(all, october)).toEqual([]);
    expect(signedAs(all)).toEqual(['2026-10 470']);
    expect(await checkAndSign(all, september)).toEqual([]);
    expect(signedAs(all)).toEqual(['2026-10 470']);
    await all.close();
  });

  it('is in the figures of one month', async () => {
    const all = await opened();
    for (const id of [october, september, october]) await checkAndSign(all, id);
    await all.close();
    const edition = openEdition(liveEdition(temporaryFolder(), '', 'signed'));
    const { facts } = await takeStored(all.folder, edition);
    expect(facts.contracts[0]!.records).toBe(30 + 31 + 1);
  });

  it.each([false, true])(
    'is not in figures twice while the rules do not let it leave the month where it was (the other one was signed: %s)',
    async (isSigned) => {
      const all = await openSubmissions();
      const edition = liveEdition(temporaryFolder(), confidential, 'signed');
      const take = async () => (await takeAndPublish(all.platform, edition)).facts;
      const month = (name: string) =>
        Array.from({ length: 28 }, (_, i) =>
          visit(`${name}-${10 + (i % 18)}`, 100, { id: `${name} ${i}`, hospital: `hospital ${i % 4}` }),
        );
      const [before, after] = [month('2026-09'), month('2026-10')];
      await all.send(ndjson(...before, ...after));
      for (const id of isSigned ? [september, october] : [september]) await checkAndSign(all, id);
      expect((await take()).contracts[0]).toMatchObject({ records: isSigned ? 56 : 28 });
      const others = [1, 2, 3].map((i) => ({ ...after[i]!, visits: 300 }));
      await all.send(ndjson({ ...before[0]!, day: '2026-10-02', visits: 300 }, ...(isSigned ? others : [])));
      for (const id of [september, october]) await checkAndSign(all, id);
      const { pending, contracts } = await take();
      expect({ pending, records: contracts[0]!.records }).toEqual(
        isSigned ? { pending: 2, records: 56 } : { pending: 1, records: 28 },
      );
      await all.close();
    },
  );

  it('may be taken back, and to the month where it was', async () => {
    const all = await opened();
    for (const id of [september, october]) await checkAndSign(all, id);
    await all.send(ndjson(first));
    expect(await checkAndSign(all, september)).toHaveLength(1);
    expect(signedAs(all)).toEqual(['2026-10 470']);
    for (const id of [october, september]) await checkAndSign(all, id);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    await all.close();
  });

  it('is not signed twice where the two months were checked before either was signed', async () => {
    const all = await opened();
    await all.submissions.withdraw(september, people.wang, reason);
    await check(all, october);
    await all.send(ndjson(first));
    await checkAndSign(all, september);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    await expect(sign(all, october)).rejects.toThrow(SubmissionRefused);
    await checkAndSign(all, october);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    await all.close();
  });

  it('may be signed where it was once the record that took its place is erased', async () => {
    const all = await openSubmissions();
    await all.send(ndjson(first));
    await checkAndSign(all, september);
    const receipt = await all.send(ndjson(moved));
    await all.submissions.withdraw(september, people.wang, reason);
    await checkAndSign(all, october);
    expect(signedAs(all)).toEqual(['2026-10 470']);
    await all.platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt, line: 1 });
    await checkAndSign(all, september);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    await all.close();
  });

  it('stays a conflict where neither month was announced to be corrected', async () => {
    const all = await openSubmissions();
    await all.send(ndjson(first));
    await all.send(ndjson(moved));
    for (const id of [october, september]) await checkAndSign(all, id);
    expect(signedAs(all)).toEqual(['2026-09 77']);
    await all.close();
  });
});
