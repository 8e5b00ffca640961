import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributorRule, type Signal } from '../../../src/edition/index.js';
import {
  floorProblems,
  floorsOf,
  readContract,
  starterContract,
  underFloors,
} from '../../../src/platform/index.js';
import { times } from '../../helpers/thorough.js';

const at = { file: 'signals/visits.yaml' };
const starter = starterContract('visits');
const contractOf = (text: string) => readContract('visits.yaml', text).contract!;
const asking = (least: number) =>
  contractOf(starter.replace('fewestContributors, value: 3', `fewestContributors, value: ${least}`));

const contributors = fc.option(
  fc.record(
    {
      column: fc.constant('hospital'),
      'at-least': fc.integer({ min: 2, max: 9 }),
      'p-percent': fc.integer({ min: 0, max: 100 }),
      coalition: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['column'] },
  ),
  { nil: undefined },
);

const signalWith = (rule: Signal['contributors']) =>
  ({
    indicator: 'online-visits',
    from: 'platform:visits',
    unit: { code: 'city' },
    period: { column: 'day' },
    value: { sum: 'visits' },
    ...(rule && { contributors: rule }),
  }) as Signal;

describe('the floors of a contract', () => {
  it('bind every signal that reads it, and the rule of a signal only adds to them', () => {
    fc.assert(
      fc.property(contributors, fc.integer({ min: 2, max: 9 }), (own, least) => {
        const { signal, problems } = underFloors(
          signalWith(own as Signal['contributors']),
          asking(least),
          at,
        );
        expect(problems).toEqual([]);
        const rule = contributorRule(signal.contributors!);
        const before = contributorRule((own as Signal['contributors']) ?? { column: 'hospital' });
        expect(signal.contributors!.column).toBe('hospital');
        expect(rule.least).toBe(Math.max(least, own ? before.least : least));
        expect([rule.percent, rule.coalition]).toEqual([before.percent, before.coalition]);
      }),
      { numRuns: times(100, 2000) },
    );
  });

  it('leave a signal alone where the contract asks for no contributors', () => {
    const contract = contractOf(starter.replace(/.*fewestContributors.*\n/, ''));
    const signal = signalWith(undefined);
    expect(underFloors(signal, contract, at)).toEqual({ signal, problems: [] });
  });

  it('refuse a signal that counts other contributors than the contract', () => {
    const { problems } = underFloors(signalWith({ column: 'city' }), asking(3), at);
    expect(problems.map(({ found }) => found.en)).toEqual(['contributors: { column: city }']);
  });

  it('need a field that names the contributor', () => {
    const contract = contractOf(starter.replace('- { property: role, value: contributor }\n', ''));
    expect(floorProblems(at, contract)).toHaveLength(1);
    expect(underFloors(signalWith(undefined), contract, at).problems).toHaveLength(1);
    expect(floorProblems(at, asking(3))).toEqual([]);
  });
});

it('a contract that asks for contributors sums amounts that are not negative', () => {
  const below = contractOf(starter.replace('minimum: 0, ', ''));
  expect(floorProblems(at, below).map(({ found }) => found.en)).toEqual([
    'sums of visits by contributor, a field that may be below 0',
  ]);
});

it.each([
  ['minimum: 0', true],
  ['minimum: 5', true],
  ['exclusiveMinimum: 0', true],
  ['minimum: -1', false],
  ['exclusiveMinimum: -1', false],
  ['minimum: -5, exclusiveMinimum: 0', true],
  ['maximum: 5', false],
])('a field with %s is never below zero: %s', (limits, is) => {
  const contract = contractOf(starter.replace('minimum: 0, maximum: 100000', limits));
  expect(floorsOf(contract).notNegative.has('visits')).toBe(is);
});
