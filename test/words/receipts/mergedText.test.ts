import { expect, it } from 'vitest';
import { explain, findSubject, type Release } from '../../../src/release/index.js';
import { openEdition, rawRows } from '../../../src/signals/index.js';
import { receiptText } from '../../../src/words/receipts/receiptText.js';
import { rawRowsText } from '../../../src/words/receipts/rowsText.js';
import { editionWith } from '../../helpers/complaints.js';
import { releaseOf } from '../../helpers/editions.js';

const records = [
  'city,day,user',
  '北京市,2020-01-01,u1',
  '北京,2020-01-01,u1',
  'Beijing,2020-03-01,u1',
  'Shanghai,2020-01-01,u1',
  'Shanghai,2020-03-01,u2',
  '上海,2020-03-01, ',
  'Hangzhou,2020-03-01,u2',
  '',
].join('\n');
const shared = 'from: records/r.csv, unit: { city: city }';
const edition = (take: string, more = '') =>
  editionWith({
    'data/values.csv': null,
    'records/r.csv': records,
    'signals/s.yaml': `- { indicator: users, ${shared}, period: { column: day, take: ${take} }, value: { distinct: user${more} } }
- { indicator: orders, ${shared}, period: { column: day }, value: { count: true } }
`,
  });
const told = (release: Release, unit: string, lang: 'en' | 'zh') =>
  receiptText(explain(release, findSubject(release.plan, unit), '2020', 'users'), lang);

it('A receipt says of a unit that each value counts once, and the rows behind it come to the same', async () => {
  for (const [take, figure, words] of [
    ['all', 1, 'different values of user, each once where'],
    ['mean', 1, 'different values of user, each once, the mean of 2 dates, where'],
  ] as const) {
    const folder = edition(take);
    const release = await releaseOf(folder);
    expect(told(release, 'bj', 'en')).toContain(words);
    const { raw } = explain(release, findSubject(release.plan, 'bj'), '2020', 'users');
    const found = await rawRows(openEdition(folder), raw!.rows[0]!, 20);
    expect([raw!.value, found.measured]).toEqual([figure, { records: 3, above: figure, below: 0 }]);
    expect(rawRowsText(found, 'en')).toContain(`the signal over all of them: 3 records, ${figure}`);
  }
});

it('A receipt says of a group that its figure is a sum, and how many there are when each counts once', async () => {
  const release = await releaseOf(edition('all'));
  expect(told(release, 'total', 'en')).toContain(
    'the sum of its units: a value of user that is found in two of them counts twice; each once: 2',
  );
  expect(told(release, 'total', 'zh')).toContain(
    '为组内各值之和：同一 user 在组内出现两处的，计两次；去重后为 2',
  );
  const about = await releaseOf(edition('all', ', approximate: true'));
  expect(told(about, 'total', 'en')).toMatch(/each once: 2 \(standard error 1.6\s?%\)/);
});
