import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KeepCopying, KeepStanding, keepIn, standingIn, whatStopped } from '../../../src/platform/index.js';
import { Platform, Senders } from '../../../src/platform/intake/index.js';
import { openDatabase } from '../../../src/platform/intake/sqlite.js';
import { serveReleases } from '../../../src/server/index.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';

const [minute, day] = [60_000, 86_400_000];
const fail = (error: unknown) => {
  throw error;
};

/** A platform with a clock, whose contract may be missing, and the state that its server keeps. */
async function platformOf(folder = temporaryFolder()) {
  const of = { now: Date.now() - 30 * day, areJudged: true, behind: undefined as number | undefined };
  const judges = judgesOf(limitJudge(100, '1.0.0'));
  const sometimes: typeof judges.of = (...asked) => (of.areJudged ? judges.of(...asked) : undefined);
  const now = () => of.now;
  const platform = await Platform.open(folder, { ...judges, of: sometimes }, { free: () => 7e12, now });
  const copying = new KeepCopying(folder, {} as KeepCopying['storage'], now);
  const start = () => new KeepStanding({ platform, copying }, () => of.behind, now, fail);
  const names = (standing: KeepStanding) => whatStopped(standing.readings()).map(({ name }) => name);
  const send = (key: string) =>
    platform.submit({
      partner: 'north',
      key,
      contract: 'visits',
      form: 'ndjson',
      body: ndjson({ id: key, value: 1 }),
    });
  return { of, folder, platform, start, names, send };
}

it('on a new platform nothing has stopped', async () => {
  const { platform, start, names } = await platformOf();
  const standing = start();
  expect(names(standing)).toEqual([]);
  standing.stop();
  await platform.close();
});

it('ages count from what is kept, not from the start of the server', async () => {
  const { of, platform, start } = await platformOf();
  const begun = of.now;
  start().stop();
  of.now += 3 * day;
  const again = start();
  expect(whatStopped(again.readings())).toEqual([
    expect.objectContaining({ name: 'copies', since: begun }),
    expect.objectContaining({ name: 'ledger', since: begun }),
  ]);
  expect((await platform.checking.check()).is).toBe('same');
  again.stop();
  of.now += day;
  const later = start();
  expect(whatStopped(later.readings()).map(({ name }) => name)).toEqual(['copies']);
  later.stop();
  await platform.close();
}, 60_000);

it('a folder says what its server knew: who waits, since when, and that the server is gone', async () => {
  const { of, folder, platform, start, send } = await platformOf();
  writeFileSync(join(folder, 'copies.json'), '{}');
  await send('a');
  await platform.judging.idle();
  of.areJudged = false;
  of.now += minute;
  const waits = of.now;
  await send('b');
  await platform.judging.idle();
  of.behind = waits;
  const standing = start();
  of.now += 20 * minute;
  standing.keep();
  const known = whatStopped(standing.readings()).map(({ name, since }) => ({ name, since }));
  expect(known).toEqual([
    { name: 'judging', since: waits },
    { name: 'copies', since: waits },
    { name: 'live', since: waits },
  ]);
  const read = () => standingIn(folder, of.now);
  expect(whatStopped(read().readings).map(({ name, since }) => ({ name, since }))).toEqual(known);
  expect(read().server).toEqual({ isOpen: true, started: waits, seen: of.now });
  standing.stop();
  await platform.close();
  expect(whatStopped(read().readings)[0]).toMatchObject({ name: 'server', since: of.now });
}, 60_000);

it('a folder in which no server kept anything says nothing of what it cannot know', async () => {
  const { of, folder, platform } = await platformOf();
  const asked = standingIn(folder, of.now).readings.map(({ matter }) => matter.name);
  expect(asked).toEqual(['server', 'judging', 'account', 'space', 'reading']);
  platform.ledger.db.exec(
    "INSERT INTO sums VALUES ('north', 'visits', '2026-11-01', 1, 3, 3, 1, 0, 0, 0, 0)",
  );
  const account = standingIn(folder, of.now).readings.find(({ matter }) => matter.name === 'account')!;
  expect(account.value, 'days on which judged records have no outcome').toBe(1);
  await platform.close();
});

it('a number beyond its limit has stopped since it was first seen to be', async () => {
  const { of, folder, platform, start, names, send } = await platformOf();
  await send('a');
  await platform.judging.idle();
  platform.ledger.db.exec('UPDATE sums SET stored = stored + 1');
  const first = of.now;
  const standing = start();
  of.now += 10 * minute;
  standing.keep();
  expect(whatStopped(standing.readings())).toEqual([
    expect.objectContaining({ name: 'account', since: first }),
  ]);
  expect(whatStopped(standingIn(folder, of.now).readings)[0]).toMatchObject({
    name: 'account',
    since: first,
  });
  platform.ledger.db.exec('UPDATE sums SET stored = stored - 1');
  standing.keep();
  expect(names(standing)).toEqual([]);
  platform.ledger.db.exec('UPDATE sums SET stored = stored + 1');
  of.now += minute;
  standing.keep();
  expect(whatStopped(standing.readings())[0]).toMatchObject({ name: 'account', since: of.now });
  standing.stop();
  await platform.close();
}, 60_000);

it('what is kept is made anew where its file is broken, and only its owner reads it', async () => {
  const { folder, platform, start } = await platformOf();
  writeFileSync(join(folder, 'standing.sqlite'), 'no database '.repeat(1000));
  start().stop();
  expect(standingIn(folder, Date.now()).server.started).toBeDefined();
  expect(statSync(join(folder, 'standing.sqlite')).mode & 0o077).toBe(0);
  await platform.close();
});

it('/healthz says what has stopped, beside what it said before', async () => {
  const { of, folder, platform } = await platformOf();
  const site = await serveReleases([await releaseOf(example)], {
    port: 0,
    now: () => of.now,
    log: 'silent',
    intake: { platform, senders: new Senders(folder, () => of.now) },
  });
  const health = async () => {
    const answer = await fetch(`${site.url}healthz`);
    return [answer.status, await answer.json()];
  };
  expect(await health()).toEqual([200, { status: 'ok' }]);
  const begun = of.now;
  of.now += 3 * day;
  const stopped = [{ name: 'ledger', what: expect.any(String), since: new Date(begun).toISOString() }];
  await expect.poll(health, { timeout: 20_000 }).toEqual([200, { status: 'ok', stopped }]);
  await site.close();
  await platform.close();
}, 240_000);

it('iplus platform status says what has stopped and what to do, in both languages, and ends with 2', async () => {
  const { folder, platform } = await platformOf();
  keepIn(folder, { started: Date.now(), seen: Date.now(), ledger: Date.now() });
  const inOrder = iplus(['platform', 'status', folder, '--lang', 'en']);
  expect([inOrder.code, inOrder.out]).toEqual([0, expect.stringMatching(/^Nothing has stopped/)]);
  keepIn(folder, { live: Date.UTC(2026, 10, 28, 8, 5) });
  const late = iplus(['platform', 'status', folder, '--lang', 'en']);
  expect(late.code).toBe(2);
  expect(late.out).toContain(
    'The live index does not show what was stored\n  since 2026-11-28 08:05 UTC\n  The log',
  );
  const chinese = iplus(['platform', 'status', folder, '--lang', 'zh']);
  expect(chinese.out).toContain('自 2026-11-28 08:05（UTC）起');
  await platform.close();
  const json = JSON.parse(iplus(['platform', 'status', folder, '--json']).out);
  expect(json.server.open).toBe(false);
  expect(json.stopped.map(({ name }: { name: string }) => name)).toEqual(['server', 'live']);
  const none = iplus(['platform', 'status', temporaryFolder()]);
  expect(none.code).toBe(2);
}, 240_000);

it('iplus platform status says why the ledger cannot be read, and what to do', async () => {
  const { folder, platform, send } = await platformOf();
  await send('a');
  await platform.close();
  const file = join(folder, 'ledger.sqlite');
  const said = (lang: string) => {
    const { code, err } = iplus(['platform', 'status', folder, '--lang', lang]);
    expect(code).toBe(2);
    expect(err).toContain(lang === 'zh' ? '请' : 'to mend:');
    return err;
  };
  rmSync(file);
  expect(said('en')).toContain('records, but no ledger');
  expect(said('zh')).toContain('有记录，但没有台账');
  mkdirSync(file);
  expect(said('en')).toContain('a ledger that cannot be read (SQLite: ');
  expect(said('zh')).toContain('台账无法读取');
  rmSync(file, { recursive: true });
  const holder = openDatabase(file);
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; CREATE TABLE other (id INTEGER)');
  expect(said('en')).toContain('a ledger that another program keeps locked');
  expect(said('zh')).toContain('台账被其他程序锁定');
  holder.close();
}, 240_000);
