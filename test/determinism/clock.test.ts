import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unfolding } from '../../src/server/node/unfolding.js';
import { bundledProgram } from '../helpers/bundled.js';
import { example, releaseOf } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { scriptProcess } from '../helpers/iplus.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';

const zones = Intl.supportedValuesOf('timeZone');
const hour = 3_600_000;
const absent = lacking('faketime');

it.skipIf(absent !== '')(
  `A release is the same at any date, in any time zone, and with a clock that runs fast${inBrackets(absent)}`,
  { timeout: patience(240_000) },
  async () => {
    const first = fingerprint((await releaseOf(example)).folder);
    const program = await bundledProgram();
    const random = seeded(seedOf(31));
    const times = often(2, { few: 1 });
    for (let i = 0; i < times; i++) {
      const TZ = zones[Math.floor(random() * zones.length)]!;
      const days = Math.floor(7000 * (2 * random() - 1));
      const clock = `${days < 0 ? '-' : '+'}${Math.abs(days)}d${i % 2 === 0 ? '' : ' x1000'}`;
      const out = join(temporaryFolder(), 'release');
      const before = ['faketime', '-f', clock];
      const env = { TZ, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
      const { code, err } = scriptProcess(program, ['build', example, '--out', out], { before, env });
      expect(code, `${TZ}, ${clock}: ${err}`).toBe(0);
      expect(fingerprint(out), `${TZ}, ${clock}`).toEqual(first);
    }
    tell('clock', 'iplus build in random time zones and at random dates', times, 'the same bytes');
  },
);

it('A release under embargo is not there before its time, also where the clock is put back', async () => {
  const release = await releaseOf(example);
  const from = Date.parse('2026-06-01T08:00:00Z');
  const why = { class: 'routine' as const, reason: { en: '', zh: '' } };
  const held = { ...release, vintage: { number: 1, date: '2026-06-01', why, from } };
  let now = from;
  const site = unfolding([held], () => now, {});
  const random = seeded(seedOf(32));
  const times = often(60);
  for (let i = 0; i < times; i++) {
    now = from + Math.floor((2 * random() - 1) * 48 * hour);
    const { status } = await site(new Request('http://site/release/release.json'));
    expect(status, `${(now - from) / hour} hours after`).toBe(now >= from ? 200 : 404);
  }
  tell('clock', 'the clock of a server set forward and back around an embargo', times, 'never shown before');
});
