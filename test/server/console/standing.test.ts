import { afterAll, beforeAll, expect, it } from 'vitest';
import { logIn, makeLink } from '../../../src/platform/index.js';
import { testTime } from '../../helpers/clock.js';
import { type ConsoleSite, consoleSite } from '../../helpers/console.js';

let at: ConsoleSite;
let now = testTime;

beforeAll(async () => {
  at = await consoleSite({ now: () => now });
}, 240_000);
afterAll(() => at.close());

const first = async (lang: 'en' | 'zh') => (await at.ask(`/console/${lang}/`, 'operator')).text();

it('the first page tells operators that nothing has stopped, or what, since when and what to do', async () => {
  expect(await first('en')).toMatch(/Nothing has stopped \(\d+ things looked at\)\./);
  now += 3 * 86_400_000;
  // The sessions of three days ago have ended.
  for (const who of ['operator', 'sender'] as const)
    at.sessions[who] = logIn(at.people, makeLink(at.people, `the-${who}`, 'iplus'))!.session;
  await expect.poll(() => first('en'), { timeout: 10_000 }).toContain('Stopped: ');
  const page = await first('en');
  expect(page).toContain('The ledger was not found to follow from the log for two days');
  expect(page).toContain(`since ${new Date(testTime).toISOString().slice(0, 10)}`);
  expect(page).toContain('Run iplus platform check DIR');
  expect(await first('zh')).toContain('台账已有两天未核对为与日志一致');
  const partner = await (await at.ask('/console/en/p/north', 'sender')).text();
  expect(partner).not.toContain('has stopped');
});
