import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, fingerprint, put } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';

const live = await livePlatform('');
await live.send(visit('110100', 'a', 7, '2026-10-05'), visit('310100', 'b', 8, '2026-10-05'));

const signal = join(live.edition, 'signals', 'visits.yaml');
const check = (...args: string[]) => iplus(['check', live.edition, ...args]);

/** Checks the edition with another signal. */
function checkWith(change: (text: string) => string, ...args: string[]) {
  const before = readFileSync(signal, 'utf8');
  writeFileSync(signal, change(before));
  try {
    return check(...args);
  } finally {
    writeFileSync(signal, before);
  }
}

it('prints the plan with what partners sent, and changes nothing on the platform', () => {
  const before = fingerprint(live.folder);
  const { code, err, out } = check('--platform', live.folder, '--json');
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ edition: 'live-test', periods: ['2026-10'] });
  expect(check('--platform', live.folder, '--lang', 'zh').code).toBe(0);
  // Beside the files that SQLite shares among processes.
  const lasting = (name: string) => !/\.sqlite-(?:shm|wal)$/.test(name);
  expect(filesBelow(live.folder).filter(lasting)).toEqual(Object.keys(before).filter(lasting));
});

it('finds fields that the contract does not have, and contracts that the platform does not have', () => {
  const field = checkWith((text) => text.replace('sum: visits', 'sum: patients'), '--platform', live.folder);
  expect([field.code, field.err]).toEqual([2, expect.stringMatching(/patients[\s\S]*hospital/)]);
  const contract = checkWith((text) => text.replace(':visits', ':sales'), '--platform', live.folder);
  expect([contract.code, contract.err]).toEqual([2, expect.stringContaining('the contract sales')]);
});

it('says without a platform what it cannot check, beside all that is wrong in the folder', () => {
  const without = check();
  expect([without.code, without.err]).toEqual([2, expect.stringContaining('add --platform DIR to check')]);
  put(live.edition, 'data/values.csv', 'unit,period,indicator,value\nnowhere,2026-10,online-visits,1\n');
  const wrong = check();
  rmSync(join(live.edition, 'data'), { recursive: true });
  expect(wrong.err).toContain('add --platform DIR to check');
  expect(wrong.err).toContain('nowhere');
});

it('names a folder that is no platform', () => {
  const { code, err } = check('--platform', join(live.folder, 'nowhere'));
  expect([code, err]).toEqual([2, expect.stringContaining('the contract visits')]);
});
