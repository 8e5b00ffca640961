import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareContracts,
  type DataContract,
  dryRun,
  exampleRecords,
  judgeOf,
  leastVersion,
  readContract,
  signalsOf,
  starterContract,
} from '../../../src/platform/index.js';
import { testTime } from '../../helpers/clock.js';
import { seeded } from '../../helpers/random.js';

const starter = starterContract('visits');
const tried = (contract: DataContract, text: string, form: 'ndjson' | 'csv') =>
  dryRun(contract, new TextEncoder().encode(text), form, testTime);
const read = (text: string) => readContract('visits.yaml', text);
const contractOf = (text: string): DataContract => {
  const { contract, problems } = read(text);
  expect(problems).toEqual([]);
  return contract!;
};
const problemsOf = (text: string) => read(text).problems.map((p) => `${p.at.line} ${p.found.en}`);

describe('a contract', () => {
  it('that was just written is valid, and its example records fulfil it', () => {
    const contract = contractOf(starter);
    const lines = exampleRecords(contract, 50, seeded(1)).map((record) => JSON.stringify(record));
    expect(lines).toHaveLength(50);
    expect(tried(contract, lines.join('\n'), 'ndjson')).toMatchObject({ read: 50, taken: 50, aside: 0 });
  });

  it('has every problem at once, each with its line', () => {
    const broken = starter
      .replace('version: 1.0.0', 'version: "1"')
      .replace('logicalType: date', 'logicalType: vector')
      .replace("pattern: '\\d{6}'", "pattern: '(a+)+'")
      .replace('minimum: 0', 'least: 0')
      .replace('primaryKey: true', 'primaryKey: false')
      .replace('value: quarantine', 'value: perhaps')
      .replace('{ sum: visits }', '{ sum: visit }')
      .replace('mustBeBetween: [100, 5000]', 'mustBe: 1, mustNotBe: 2');
    const found = problemsOf(broken);
    for (const words of [
      'version 1',
      'logicalType vector of day',
      'a pattern of city that can take very long',
      'least of visits, a integer',
      'no key',
      'a value of unknownFields',
      'visit, which is no field',
      'a quality rule with 2 operators',
    ])
      expect(
        found.some((one) => one.includes(words)),
        words,
      ).toBe(true);
    expect(found.every((one) => /^\d+ /.test(one))).toBe(true);
  });

  it('must have an id of at most sixty characters, which fits into addresses and names of files', () => {
    const named = (length: number) => problemsOf(starter.replace(/^id: .*$/m, `id: ${'x'.repeat(length)}`));
    expect(named(60)).toEqual([]);
    expect(named(61)).toEqual([expect.stringContaining('an id of 61 characters')]);
  });

  it('must say which field is the place and which the time, and require both', () => {
    expect(problemsOf(starter.replace('value: place', 'value: contributor'))).toEqual([
      expect.stringContaining('no field that is the place'),
    ]);
    const optional = starter.replace(/(name: day\n[\s\S]*?required: )true/, '$1false');
    expect(problemsOf(optional)).toEqual([expect.stringContaining('day is not required')]);
  });

  it.each(['(a+)+', '(a|a)*', '(?=a)', '(a)\\1', 'a*b*c*', '(a{2,})+', '['])(
    'refuses the pattern %s, which could be slow or is none',
    (pattern) => {
      expect(problemsOf(starter.replace('\\d{6}', pattern))).toHaveLength(1);
    },
  );
});

it('the days of moments are those of the time zone that the contract names', () => {
  const moments = (zone: string) =>
    starter.replace('logicalType: date', 'logicalType: timestamp').replace("{ minimum: '2020-01-01' }", zone);
  const zoned = moments('{ defaultTimezone: Asia/Shanghai }');
  expect(signalsOf(contractOf(zoned), 'records/*.ndjson')[0]!.period).toMatchObject({
    zone: 'Asia/Shanghai',
  });
  expect(signalsOf(contractOf(moments('{}')), 'records/*.ndjson')[0]!.period).not.toHaveProperty('zone');
  expect(problemsOf(moments('{ defaultTimezone: Asia/Nowhere }'))).toHaveLength(1);
  const changes = compareContracts(contractOf(moments('{}')), contractOf(zoned));
  expect(changes.map(({ kind }) => kind)).toEqual(['breaking']);
});

describe('a record is judged', () => {
  const contract = contractOf(starter);
  const judge = judgeOf(contract, 'json');
  const right = { id: 'a', city: '110100', day: '2026-01-31', hospital: 'h', visits: 3 };
  const codes = (record: object) =>
    judge(record, testTime).reasons.map(({ code, pointer }) => `${code} ${pointer}`);

  it.each([
    [{ id: '' }, 'missing /id'],
    [{ id: '  ' }, 'missing /id'],
    [{ id: 7 }, 'wrong-type /id'],
    [{ city: '11010' }, 'wrong-form /city'],
    [{ day: '2026-02-29' }, 'not-a-date /day'],
    [{ day: '2026-02' }, 'not-a-date /day'],
    [{ day: '2024-02-29' }, undefined],
    [{ visits: '3' }, 'wrong-type /visits'],
    [{ visits: 3.5 }, 'not-whole /visits'],
    [{ visits: 2 ** 53 }, 'too-large /visits'],
    [{ visits: -1 }, 'out-of-range /visits'],
    [{ visits: null }, 'missing /visits'],
    [{ hospital: 'a\u0000' }, 'control-characters /hospital'],
    [{ hospital: '\u202e' }, 'control-characters /hospital'],
    [{ hospital: '\ud800' }, 'control-characters /hospital'],
    [{ hospital: 'x'.repeat(1001) }, 'wrong-length /hospital'],
    [{ 'a/b~': 1 }, 'unknown-field /a~1b~0'],
    [JSON.parse('{"__proto__": 1}'), 'unknown-field /__proto__'],
  ])('%j: %s', (change, expected) => {
    const record = Object.defineProperties({ ...right }, Object.getOwnPropertyDescriptors(change));
    expect(codes(record)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('with every fault at once, in words of both languages', () => {
    const { reasons } = judge({ ...right, city: 'x', visits: 1.5 }, testTime);
    expect(reasons.map(({ code }) => code)).toEqual(['wrong-form', 'not-whole']);
    for (const { expected } of reasons) expect(expected.en.length * expected.zh.length).toBeGreaterThan(0);
  });

  it('as CSV as it is as JSON', () => {
    fc.assert(
      fc.property(
        fc.record({
          id: fc.string({ maxLength: 70 }),
          city: fc.constantFrom('110100', '1', ''),
          day: fc.constantFrom('2026-01-01', '2026-13-01', ''),
          hospital: fc.string({ maxLength: 8 }),
          visits: fc.oneof(
            fc.integer({ min: -5, max: 200_000 }),
            fc.double({ noNaN: true, noDefaultInfinity: true }),
          ),
        }),
        (record) => {
          const asText = Object.fromEntries(
            Object.entries(record).map(([name, value]) => [name, String(value)]),
          );
          const fault = (of: object, form: 'json' | 'text') =>
            judgeOf(contract, form)(of, testTime).reasons.map((r) => r.code);
          expect(fault(asText, 'text')).toEqual(fault(record, 'json'));
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('a file', () => {
  const contract = contractOf(starter);
  const line = (more: object) =>
    JSON.stringify({ id: 'a', city: '110100', day: '2026-01-31', hospital: 'h', visits: 3, ...more });

  it('adds up: read = stored + set aside + duplicates + conflicts', () => {
    const text = [
      '\ufeff',
      line({}),
      '',
      line({}),
      line({ visits: 4 }),
      line({ id: 'b', city: '' }),
      '{',
      '[1]',
    ].join('\n');
    expect(tried(contract, text, 'ndjson')).toMatchObject({
      read: 6,
      taken: 1,
      duplicates: 1,
      conflicts: 1,
      aside: 3,
    });
  });

  it('names a field that stands twice in a line, which a JSON parser would pass over', () => {
    const twice = line({}).replace('{', '{"visits":9,');
    const nested = line({ hospital: 'a":"\\"{b}' });
    const run = tried(contract, `${twice}\n${nested}`, 'ndjson');
    expect(run.lines).toMatchObject([{ line: 1, why: [{ code: 'name-twice' }] }]);
    expect(run.taken).toBe(1);
  });

  it('of CSV has the line of each record, also where a value has several', () => {
    const csv =
      'id,city,day,hospital,visits\na,110100,2026-01-31,"two\nlines",3\nb,x,2026-01-31,h,3\nc,110100,2026-01-31,h\n';
    const run = tried(contract, csv, 'csv');
    expect(run.lines.map(({ line: at, why }) => [at, why[0]!.code])).toEqual([
      [4, 'wrong-form'],
      [5, 'wrong-columns'],
    ]);
    expect(run).toMatchObject({ read: 3, taken: 1, aside: 2 });
  });
});

it('a column that stands twice in the first line of CSV is no column', () => {
  const csv = 'id,city,day,hospital,visits,visits\na,110100,2026-01-31,h,3,4\n';
  expect(tried(contractOf(starter), csv, 'csv')).toMatchObject({
    taken: 0,
    reasons: [{ code: 'column-twice' }],
  });
});

describe('two versions', () => {
  const edits: [name: string, from: string | RegExp, to: string, kind: string, version: string][] = [
    ['a narrower range', 'maximum: 100000', 'maximum: 10', 'breaking', '2.0.0'],
    ['a wider range', 'maximum: 100000', 'maximum: 200000', 'additive', '1.1.0'],
    ['no range any more', ', maximum: 100000', '', 'additive', '1.1.0'],
    ['a wider type', 'logicalType: integer', 'logicalType: number', 'additive', '1.1.0'],
    ['another unit', 'en: visits, zh: 人次', 'en: thousand visits, zh: 千人次', 'breaking', '2.0.0'],
    ['another pattern', '\\d{6}', '\\d{4}', 'breaking', '2.0.0'],
    ['shorter texts', 'maxLength: 64', 'maxLength: 5', 'breaking', '2.0.0'],
    ['other fields passed over', 'value: quarantine', 'value: ignore', 'additive', '1.1.0'],
    [
      'fewer contributors',
      'fewestContributors, value: 3',
      'fewestContributors, value: 2',
      'breaking',
      '2.0.0',
    ],
    ['sooner', 'latency, value: 2', 'latency, value: 1', 'breaking', '2.0.0'],
    ['another title', 'businessName: Hospital', 'businessName: Clinic', 'words', '1.0.1'],
  ];

  it.each(edits)('%s: %s → %s is %s', (_, from, to, kind, version) => {
    const [was, is] = [contractOf(starter), contractOf(starter.replace(from, to))];
    const changes = compareContracts(was, is);
    expect(changes.map((change) => change.kind)).toEqual([kind]);
    expect(leastVersion(was.version, changes)).toBe(version);
  });

  it('that do not break take every record that the first took', () => {
    const random = seeded(3);
    const records = exampleRecords(contractOf(starter), 200, random);
    for (let i = 0; i < 200; i++) {
      const chosen = edits.filter(() => random() < 0.3);
      const text = chosen.reduce((t, [, from, to]) => t.replace(from, to), starter);
      const [was, is] = [contractOf(starter), contractOf(text)];
      if (compareContracts(was, is).some(({ kind }) => kind === 'breaking')) continue;
      const judge = judgeOf(is, 'json');
      for (const record of records) expect(judge(record, testTime).reasons).toEqual([]);
    }
  });
});
