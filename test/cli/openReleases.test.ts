import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPublic } from '../../src/cli/openReleases.js';
import { example, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

it('serves no vintage of a series before its release time', async () => {
  const series = join(temporaryFolder(), 'series');
  const revised = exampleWith({ 'data/values.csv': [['A1,2022,33.0', 'A1,2022,34.0']] });
  const when = ['--date', '2031-03-01', '--time', '09:30', '--zone', 'Asia/Shanghai'];
  const why = ['--class', 'routine', '--reason', 'new data', '--reason-zh', '新数据'];
  const called = [
    ['release', example, '--to', series, '--date', '2030-01-01'],
    ['calendar', 'add', series, '--period', '2022', ...when, '--announced', '2031-01-01'],
    ['release', revised, '--to', series, '--date', '2031-03-01', '--embargo', ...why],
  ].map((args) => iplus(args));
  expect(called.map(({ code, err }) => `${code} ${err}`)).toEqual(['0 ', '0 ', '0 ']);
  const hour = Date.UTC(2031, 2, 1, 1, 30);
  const seen = async (now: number) => (await openPublic([series], now)).map((r) => r.vintage!.number);
  expect(await seen(hour - 1)).toEqual([1]);
  expect(await seen(hour)).toEqual([1, 2]);
});
