import { expect, it } from 'vitest';
import { compareContracts } from '../../../src/platform/contract/compareContracts.js';
import { readContract } from '../../../src/platform/contract/readContract.js';
import { starterContract } from '../../../src/platform/contract/starter.js';

const kept = (value: string) =>
  readContract('visits.yaml', `${starterContract('visits')}  - { property: retention, ${value} }\n`);

it.each([
  ['value: 90', 90],
  ['value: 90, unit: d', 90],
  ['value: 2, unit: weeks', 14],
  ['value: 3, unit: y', 1095],
])('a contract says for how long records are kept: %s', (value, days) => {
  expect(kept(value).contract?.retentionDays).toBe(days);
});

it.each([
  'value: 3, unit: m',
  'value: 0',
  'value: 1.5',
  'value: long',
  'value: -1, unit: y',
  'value: 1, unit: year of grace',
])('a retention that cannot be meant is a problem, with its place: %s', (value) => {
  const { problems } = kept(value);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.found.en).toContain('retention');
  expect(problems[0]!.at.line).toBeGreaterThan(10);
});

it('keeping longer breaks a contract, keeping shorter does not', () => {
  const [short, long] = [kept('value: 30').contract!, kept('value: 60').contract!];
  const kinds = (before: typeof short, after: typeof short) =>
    compareContracts(before, { ...after, version: '9.0.0' }).filter(({ at }) => at === 'retention');
  expect(kinds(short, long)).toMatchObject([{ kind: 'breaking' }]);
  expect(kinds(long, short)).toMatchObject([{ kind: 'additive' }]);
});
