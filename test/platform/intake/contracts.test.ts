import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { UserError } from '../../../src/edition/index.js';
import { contractsIn, starterContract } from '../../../src/platform/index.js';
import {
  accountOf,
  dryReplay,
  judgesIn,
  judgesToTry,
  ledgerIn,
  orderReplay,
  Platform,
} from '../../../src/platform/intake/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { visit } from '../../helpers/intakeClient.js';
import { ndjson } from '../../helpers/platform.js';

/** The first contract in another version, that takes so many visits. */
const version = (number: string, most = 100_000) =>
  starterContract('visits')
    .replace('version: 1.0.0', `version: ${number}`)
    .replace('maximum: 100000', `maximum: ${most}`);

async function served() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'contracts'));
  const put = (name: string, text: string) => writeFileSync(join(folder, 'contracts', name), text);
  put('first.yaml', version('1.0.0'));
  const refused: UserError[] = [];
  const judges = judgesIn(folder, (problem) => refused.push(problem));
  const platform = await Platform.open(folder, judges, { free: () => 1e12 });
  onTestFinished(() => platform.close());
  let key = 0;
  const send = async (...records: unknown[]) => {
    const body = ndjson(...records);
    const { receipt } = await platform.submit({
      partner: 'north',
      key: `${key++}`,
      contract: 'visits',
      form: 'ndjson',
      body,
    });
    await platform.judging.idle();
    return platform.receipt('north', receipt.id)!;
  };
  /** Changes are seen within a second. */
  const later = () => new Promise((resolve) => setTimeout(resolve, 1100));
  return { folder, put, refused, platform, send, later };
}

it('a new version is taken up while records come in; one that was taken up never changes', async () => {
  const { folder, put, refused, platform, send, later } = await served();
  const large = { ...visit(1), visits: 150_000 };
  expect(await send(large)).toMatchObject({ version: '1.0.0', quarantined: 1 });
  put('second.yaml', version('1.1.0', 200_000));
  await later();
  expect(await send(large)).toMatchObject({ version: '1.1.0', stored: 1 });
  put('second.yaml', version('1.1.0', 10));
  put('third.yaml', 'nothing: like a contract');
  await later();
  expect(await send({ ...visit(2), visits: 100 }), 'the last good one serves').toMatchObject({
    version: '1.1.0',
    stored: 1,
  });
  const found = refused.flatMap(({ problems }) => problems.map(({ at, found }) => `${at.file}: ${found.en}`));
  expect(found.filter((text) => text.startsWith('second.yaml'))).toEqual([
    'second.yaml: visits 1.1.0, with another content than when it was taken up',
  ]);
  expect(found.some((text) => text.startsWith('third.yaml'))).toBe(true);
  put('second.yaml', `# a comment is no change\n${version('1.1.0', 200_000)}`);
  put('third.yaml', version('1.2.0', 300_000));
  await later();
  expect(await send(visit(3))).toMatchObject({ version: '1.2.0' });
  expect(refused).toHaveLength(2);
  expect(readFileSync(join(folder, 'versions', 'visits-1.1.0.yaml'), 'utf8')).toContain('200000');
  expect(platform.account()).toMatchObject([{ received: 4, stored: 3, quarantined: 1 }]);
});

it('a version whose number hides what breaks, or whose floor cannot be kept, is refused and judges nothing', async () => {
  const { folder, put, refused, send, later } = await served();
  const negative = (number: string) =>
    version(number).replace('minimum: 0, maximum', 'minimum: -10, maximum');
  put('narrower.yaml', version('1.1.0', 10));
  put('negative.yaml', negative('2.0.0'));
  await later();
  expect(await send({ ...visit(1), visits: 100 }, { ...visit(2), visits: -3 })).toMatchObject({
    version: '1.0.0',
    stored: 1,
    quarantined: 1,
  });
  const expected = refused.flatMap(({ problems }) =>
    problems.map(({ at, expected }) => [at.file, expected.en]),
  );
  expect(expected).toEqual([
    ['narrower.yaml', expect.stringMatching(/^2\.0\.0 or later: /)],
    ['negative.yaml', expect.stringContaining('minimum: 0')],
  ]);
  expect(contractsIn(folder).map((one) => one.version)).toEqual(['1.0.0']);
  put('narrower.yaml', version('2.0.0', 10));
  put('negative.yaml', '');
  await later();
  expect(await send({ ...visit(3), visits: 9 })).toMatchObject({ version: '2.0.0', stored: 1 });
}, 20_000);

it('a replay is tried without changing anything, and carried out by the server that has the folder', async () => {
  const { folder, put, platform, send, later } = await served();
  const large = (n: number) => ({ ...visit(n), visits: 150_000 });
  await send(
    large(1),
    large(1),
    large(2),
    visit(3),
    { ...large(3), visits: 160_000 },
    { ...visit(4), visits: -1 },
  );
  put('second.yaml', version('1.1.0', 200_000));
  const { ledger, log } = ledgerIn(folder);
  onTestFinished(() => ledger.close());
  const before = accountOf(ledger, []);
  expect(dryReplay(ledger, log, judgesToTry(folder), 'visits')).toEqual({
    version: '1.1.0',
    inQuarantine: 5,
    stored: 2,
    taken: 2,
    stay: 1,
  });
  expect(accountOf(ledger, []), 'nothing is changed').toEqual(before);
  expect(existsSync(join(folder, 'versions', 'visits-1.1.0.yaml'))).toBe(false);
  await later();
  expect(await orderReplay(folder, 'visits', 20_000)).toBe(true);
  expect(platform.account()).toMatchObject([
    { received: 6, stored: 3, duplicates: 1, conflicts: 1, quarantined: 1 },
  ]);
});

it('a version that was taken up and cannot be read any more is named, and nothing is judged or counted without it', async () => {
  const { folder, send } = await served();
  expect(await send(visit(1))).toMatchObject({ stored: 1 });
  writeFileSync(join(folder, 'versions', 'visits-1.0.0.yaml'), 'nothing: like a contract');
  expect(() => judgesIn(folder)).toThrow('versions/visits-1.0.0.yaml');
  expect(() => contractsIn(folder)).toThrow('versions/visits-1.0.0.yaml');
});
