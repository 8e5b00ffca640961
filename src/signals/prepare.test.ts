import { expect, it } from 'vitest';
import { editionWith } from '../../test/helpers/complaints.js';
import { openEdition, type Progress, prepare } from './index.js';

it('A build reports progress in per cent of the records counted: non-decreasing, and 100 at the end', async () => {
  const signal = (indicator: string, file: string) =>
    `- { indicator: ${indicator}, from: records/${file}.csv, unit: { code: city }, period: { column: day }, value: { sum: n } }\n`;
  const records = ['city,day,n', 'bj,2020-01,1', 'sh,2020-02,2', ''].join('\n');
  const edition = editionWith({
    'data/values.csv': null,
    'records/a.csv': records,
    'records/b.csv': records,
    'signals/s.yaml': signal('orders', 'a') + signal('users', 'b'),
  });
  const steps: Parameters<Progress>[] = [];
  await prepare(openEdition(edition), (...step) => steps.push(step));
  const shares = steps.map(([done]) => done);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect([shares[0], shares.includes(50), shares.at(-1)]).toEqual([0, true, 100]);
  const words = { en: '% of the records counted', zh: '%（统计原始记录）' };
  for (const [, total, what] of steps) expect({ total, what }).toEqual({ total: 100, what: words });
});
