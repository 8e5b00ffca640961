import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf } from '../../../src/platform/index.js';
import { type ConsoleSite, consoleSite } from '../../helpers/console.js';
import { filesBelow } from '../../helpers/folders.js';
import { iplus, main } from '../../helpers/iplus.js';

let at = {} as ConsoleSite;
beforeAll(async () => {
  at = await consoleSite();
}, 240_000);
afterAll(() => at.close());

const page = '/console/en/p/north/erase';
const reason = 'The hospital asked for it: its consent was withdrawn.';

/** Files of the folder with a text in them. */
const filesWith = (text: string) =>
  filesBelow(at.folder).filter((path) => readFileSync(join(at.folder, path)).includes(text));
const stored = () => at.platform.account('north').map(({ received, stored }) => [received, stored]);
const last = () => auditOf(at.people, { most: 1 })[0]!;

describe('an operator who erases records in the console', () => {
  it('sees first what it would do; nothing is changed by that', async () => {
    const before = [stored(), last().n, filesWith('"north-1"')];
    expect(before[2]).not.toEqual([]);
    const answer = await at.send(page, 'operator', { contract: 'visits', key: 'north-1', reason });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('1 record of 1 batch would be erased: 1 stored.');
    expect(text).toContain('It cannot be undone.');
    expect([stored(), last().n, filesWith('"north-1"')]).toEqual(before);
  });

  it('erases by the key: the bytes are gone, sums stay, and the partner reads why', async () => {
    const sums = at.platform.account('north').map(({ received, stored }) => [received, stored]);
    const answer = await at.send(page, 'operator', {
      contract: 'visits',
      key: 'north-1',
      reason,
      sure: 'yes',
    });
    expect(answer.headers.get('Location')).toBe('/console/en/p/north/log');
    expect(filesWith('"north-1"')).toEqual([]);
    expect(filesWith('"north-2"')).not.toEqual([]);
    expect(at.platform.account('north').map(({ received, stored }) => [received, stored])).toEqual(sums);
    const { who, act, about } = last();
    expect([who, act, about]).toEqual([
      'the-operator',
      'erased',
      { contract: 'visits', receipt: expect.stringMatching(/^era_/), records: '1', reason },
    ]);
    const log = await (await at.ask('/console/en/p/north/log', 'viewer')).text();
    expect(log).toContain(reason);
    expect(log).not.toContain('north-1');
  });

  it('says what is wrong: no reason, two ways at once, an unknown record, another number of values', async () => {
    const before = [stored(), last().n];
    const wrong: [Record<string, string>, string][] = [
      [{ key: 'north-2', reason: 'because' }, 'No sufficient reason'],
      [{ key: 'north-2', receipt: at.receipts.north, reason }, 'neither a receipt nor a key, or both'],
      [{ key: 'north-1', reason }, 'no such record'],
      [{ key: 'a\nb', reason }, 'another number of values'],
      [{ receipt: at.receipts.south, reason }, 'no such record'],
    ];
    for (const [fields, says] of wrong) {
      const answer = await at.send(page, 'operator', { contract: 'visits', sure: 'yes', ...fields });
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(says)]);
    }
    expect([stored(), last().n]).toEqual(before);
  });
});

describe('iplus platform erase', () => {
  const args = (...more: string[]) =>
    ['platform', 'erase', at.folder, '--partner', 'north', '--contract', 'visits', '--reason', reason].concat(
      more,
    );

  it('only says what it would do without --yes', () => {
    const before = [stored(), last().n];
    const { code, out } = iplus(args('--receipt', at.receipts.north));
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^6 records of 1 batches would be erased; nothing was changed/),
    ]);
    expect([stored(), last().n]).toEqual(before);
    expect(iplus(args('--key', '["no-such"]')).code).toBe(2);
    expect(iplus(args('--key', '["x"]', '--receipt', 'y')).code).toBe(2);
  });

  it('has the server that is running erase a whole batch, and writes down who and why', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      main,
      ...args('--receipt', at.receipts.north, '--yes'),
    ]);
    expect(stdout).toMatch(/^6 records are erased: era_/);
    for (const text of ['"north-2"', '"north-3"', 'north-odd']) expect(filesWith(text)).toEqual([]);
    expect(last()).toMatchObject({
      who: 'iplus',
      act: 'erased',
      partner: 'north',
      about: { records: '6', reason },
    });
  });
});
