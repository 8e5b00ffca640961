import { expect, it } from 'vitest';
import { groupNames } from '../../src/signals/index.js';
import { editionWith } from '../helpers/complaints.js';
import { releaseOf } from '../helpers/editions.js';

const rows = [
  'sh,2020-01,u1',
  'hz,2020-01,u1',
  'hz,2020-02,u1',
  'hz,2020-02,u2',
  'bj,2020-02,u2',
  'bj,2021-01,u3',
];
const shared = 'from: records/r.csv, unit: { code: city }, period: { column: day, take: all }';

const edition = (more: string) =>
  editionWith({
    'data/values.csv': null,
    'records/r.csv': ['city,day,user', ...rows, ''].join('\n'),
    'signals/s.yaml': `- { indicator: users, ${shared}, value: { distinct: user${more} } }
- { indicator: orders, ${shared}, value: { count: true } }
`,
  });

it('A release states approximate distinct counts of groups, each value once over cities and months, with the error', async () => {
  const release = await releaseOf(edition(', approximate: true'));
  const users = (period: string) =>
    Object.fromEntries(
      release.totals.filter((t) => t.period === period).map((t) => [`${t.level} ${t.code}`, t.value]),
    );
  expect(users('2020')).toEqual({ 'province north': 1, 'province east': 2, 'total total': 2 });
  expect(users('2021')).toEqual({ 'province north': 1, 'province east': 0, 'total total': 1 });
  expect(release.totals.every((t) => t.indicator === 'users')).toBe(true);
  expect(new Set(release.totals.map((t) => JSON.stringify(t.error)))).toEqual(
    new Set([JSON.stringify({ kind: 'standard', relative: 0.01625 })]),
  );
  expect(groupNames(release.plan).map((g) => g.level)).toEqual(['province', 'province', 'total']);
});

it('A release states exact distinct counts of groups, without error', async () => {
  const { totals } = await releaseOf(edition(''));
  const about = await releaseOf(edition(', approximate: true'));
  expect(totals).toEqual(about.totals.map(({ error: _, ...total }) => total));
});
