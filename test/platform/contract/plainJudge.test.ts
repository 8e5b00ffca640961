import { expect, it } from 'vitest';
import type { DataContract, Field } from '../../../src/platform/contract/contract.js';
import { judgeOf } from '../../../src/platform/contract/judge.js';
import { plainJudgeOf } from '../../../src/platform/contract/plainJudge.js';
import { readContract } from '../../../src/platform/contract/readContract.js';
import { starterContract } from '../../../src/platform/contract/starter.js';
import { BodyText } from '../../../src/platform/intake/plainText.js';
import { readerOf } from '../../../src/platform/intake/readRecord.js';
import { recordsIn } from '../../../src/platform/intake/split.js';
import { testTime } from '../../helpers/clock.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

const starter = readContract('visits.yaml', starterContract('visits')).contract!;

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  title: { en: name, zh: name },
  type,
  limits: {},
  required: true,
  ...more,
});

/** A contract with fields of every type, some of which may be absent, and a key of three parts. */
const wide: DataContract = {
  ...starter,
  fields: [
    field('code', 'string', { codes: [{ value: 'a' }, { value: 'b' }] }),
    field('n', 'integer', { limits: { minimum: -5, multipleOf: 5 } }),
    field('share', 'number', { limits: { exclusiveMaximum: 1.5 }, required: false }),
    field('open', 'boolean'),
    field('at', 'timestamp'),
    field('month', 'date', { limits: { format: 'yyyy-MM' }, required: false }),
    field('note', 'string', { limits: { minLength: 2, maxLength: 5 }, required: false }),
  ],
  key: ['code', 'n', 'open'],
  time: 'at',
};

const values = [
  ...[
    '"a"',
    '"b"',
    '"c"',
    '"ab"',
    '"abcdef"',
    '""',
    '" "',
    '" a"',
    '"a\\u0062"',
    '"a\\"b"',
    '"北京"',
    '"𠮷野家"',
    '"医院　"',
    '"\u0085x"',
    '"a\u200bb"',
    '"中文很长的名字"',
    '"a\u007fb"',
    '"\u0001"',
  ],
  ...[
    '0',
    '-0',
    '5',
    '-5',
    '-10',
    '7',
    '1e3',
    '5.0',
    '0.5',
    '1.50',
    '-1.25',
    '007',
    '1.',
    '.5',
    '+5',
    '9007199254740993',
  ],
  ...[
    '123456789012345',
    '1234567890123456',
    '1e999',
    'true',
    'false',
    'null',
    '"true"',
    '{}',
    '[1]',
    '{"a":{}}',
    'tru',
    '',
  ],
  ...[
    '"2026-11-28"',
    '"2026-02-30"',
    '"2026-11"',
    '"2026-11-28T10:00:00Z"',
    '"2026-11-28 25:00"',
    '"110100"',
    '"11010"',
  ],
];

/** A value that fits a field, as JSON. */
function fitting({ name, type, limits, codes }: Field, random: () => number): string {
  if (codes) return random() < 0.5 ? '"a"' : '"b"';
  if (name === 'city') return '"110100"';
  if (type === 'integer') return `${5 * Math.floor(random() * 100)}`;
  if (type === 'number') return `${Math.floor(random() * 100) / 100}`;
  if (type === 'boolean') return random() < 0.5 ? 'true' : 'false';
  if (type === 'timestamp') return '"2026-11-28T10:00:00Z"';
  if (type === 'date') return limits.format === 'yyyy-MM' ? '"2026-11"' : '"2026-11-28"';
  return `"n${Math.floor(random() * 1000)}"`;
}

/** A line that a program might write under a contract, most of them right, in its order and spacing, or hostile. */
function lineOf({ fields }: DataContract, random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const wild = random() < 0.6;
  const chosen = fields.filter(({ required }) => (required ? random() > 0.03 : random() > 0.3));
  if (random() < 0.2) chosen.reverse();
  if (wild && random() < 0.1) chosen.push(pick(fields));
  const parts = chosen.map((one) => {
    const space = random() < 0.2 ? pick([' ', '  ', '\t']) : '';
    const name = wild && random() < 0.02 ? pick(['"other"', '"__proto__"', `"${one.name}`]) : `"${one.name}"`;
    return `${name}:${space}${wild && random() < 0.25 ? pick(values) : fitting(one, random)}`;
  });
  const ends = wild && random() < 0.05 ? pick(['}', '', ']', '},{}', ' ', '}x']) : '}';
  return `${random() < 0.98 ? '{' : ' {'}${parts.join(random() < 0.2 ? pick([', ', ' ,', ',,']) : ',')}${ends}`;
}

it.each([
  ['of the first contract', starter],
  ['of a contract with every type', wide],
  ['of a contract that passes over other names', { ...wide, unknownFields: 'ignore' as const }],
])(
  'what is taken without being read as JSON is taken by the contract, with the same key: records %s',
  (_, contract) => {
    const random = seeded(23);
    const plain = plainJudgeOf(contract)!;
    const judge = judgeOf(contract, 'json');
    let [taken, found] = [0, 0];
    const lines = times(6_000, 60_000);
    for (let i = 0; i < lines; i++) {
      const line = lineOf(contract, random);
      const body = Buffer.from(`x\n${line}`);
      const raw = recordsIn('ndjson', body)[1];
      if (!raw) continue;
      const text = BodyText.of(body)!;
      const read = readerOf('ndjson')(raw);
      const judged = 'record' in read ? judge(read.record, testTime) : undefined;
      const isTaken = judged?.reasons.length === 0;
      const one = plain(text, raw.from, raw.to);
      if (isTaken) taken++;
      if (!one) continue;
      found++;
      expect(isTaken, line).toBe(true);
      expect(String(one.key), line).toBe(judged!.key);
      expect(one.time, line).toBe(
        String((read as { record: Record<string, unknown> }).record[contract.time]),
      );
    }
    // A good part of what is taken is found, in spite of the odd spacing.
    expect(taken).toBeGreaterThan(lines / 4);
    expect(found / taken).toBeGreaterThan(0.3);
  },
);

it('records as JavaScript and Python write them by default are found', () => {
  const plain = plainJudgeOf(starter)!;
  const record = { id: 'v1', city: '110100', day: '2026-11-28', hospital: 'first hospital', visits: 12 };
  const text = JSON.stringify(record);
  const spaced = text.replaceAll('":', '": ').replaceAll(',"', ', "');
  for (const line of [text, spaced]) {
    const { key, time } = plain(BodyText.of(Buffer.from(line))!, 0, line.length)!;
    expect([String(key), time]).toEqual(['["v1"]', '2026-11-28']);
  }
});

it('a record whose key is longer than there is room for is left to the other judge', () => {
  const fields = starter.fields.map((one) => (one.name === 'id' ? { ...one, limits: {} } : one));
  const plain = plainJudgeOf({ ...starter, fields })!;
  const keyOf = (id: string) => {
    const line = JSON.stringify({ id, city: '110100', day: '2026-11-28', hospital: 'first', visits: 12 });
    const bytes = Buffer.from(line);
    return plain(BodyText.of(bytes)!, 0, bytes.length)?.key.toString();
  };
  // Four characters are the brackets and quotes of the key.
  for (const id of ['x'.repeat(124), '医'.repeat(124)]) expect(keyOf(id)).toBe(JSON.stringify([id]));
  for (const id of ['x'.repeat(125), '医'.repeat(125), 'x'.repeat(5000)]) expect(keyOf(id)).toBeUndefined();
});
