import { afterAll, expect, it } from 'vitest';
import { serveReleases } from '../../src/server/index.js';
import { example, releaseOf } from '../helpers/editions.js';

const release = await releaseOf(example);
const site = await serveReleases([], { port: 0, workers: true });
afterAll(() => site.close());

const flash = (shown: number) => ({
  shown,
  sums: { received: 1234, stored: 1230, counted: 1200 },
  arrived: [{ contract: { en: 'Visits booked online', zh: '线上预约就诊' }, records: 40, at: shown - 2500 }],
  slowest: 2500,
  before: undefined,
});
const page = async (lang: string) => (await fetch(`${site.url}${lang}/live`)).text();

it('A live release is shown behind the others without a restart, and its page says what came', async () => {
  site.showLive([{ ...release, flash: flash(1_795_877_458_754) }]);
  const first = await page('en');
  expect(first).toContain('data-live="1795877458754"');
  for (const part of [
    '1,234',
    '1,230',
    '1,200',
    'Visits booked online',
    '40 records',
    '2.5 s',
    'Provisional',
  ])
    expect(first).toContain(part);
  expect(await page('zh')).toContain('线上预约就诊');
  site.showLive([{ ...release, flash: flash(1_795_877_460_000) }]);
  expect(await page('en')).toContain('data-live="1795877460000"');
});
