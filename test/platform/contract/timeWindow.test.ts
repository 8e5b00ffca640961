import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOf, readContract, starterContract } from '../../../src/platform/index.js';
import { judgeFor } from '../../../src/platform/intake/contractJudge.js';
import { BodyText } from '../../../src/platform/intake/plainText.js';
import { times } from '../../helpers/thorough.js';

const starter = starterContract('visits');
const read = (text: string) => readContract('visits.yaml', text);
const day = 86_400_000;
const noon = Date.UTC(2026, 10, 28, 12);
const iso = (at: number) => new Date(at).toISOString();

type Form = 'yyyy-MM-dd' | 'yyyy-MM' | 'yyyy' | 'timestamp';
/** The first contract with a time of some form, and so many days ahead. */
function contractWith(form: Form, ahead?: number, minimum?: string) {
  const options = [
    ...(form === 'timestamp' ? [] : [`format: ${form}`]),
    ...(minimum === undefined ? [] : [`minimum: '${minimum}'`]),
  ];
  const text = starter
    .replace("{ minimum: '2020-01-01' }", `{ ${options.join(', ')} }`)
    .replace('logicalType: date', `logicalType: ${form === 'timestamp' ? 'timestamp' : 'date'}`)
    .replace(
      '- { property: daysAhead, value: 1 }',
      ahead === undefined ? '# none' : `- { property: daysAhead, value: ${ahead} }`,
    );
  return read(text).contract!;
}
const record = (time: unknown) => ({ id: 'a', city: '110100', day: time, hospital: 'h', visits: 3 });

/** When what a text names begins, in milliseconds: in plain words of `Date`. */
const beginOf = (text: string) => Date.parse(text.length <= 10 ? text : text.replace(' ', 'T'));

const timeOf = (form: Form) =>
  fc
    .tuple(
      fc.integer({ min: -2000 * day, max: 5000 * day }),
      fc.constantFrom('Z', '+08:00', '-11:30', '+14:00'),
    )
    .map(([away, offset]) => {
      const text = iso(noon + away);
      return form === 'timestamp' ? `${text.slice(0, 19)}${offset}` : text.slice(0, form.length);
    });

describe('a record is about a time that its contract allows', () => {
  it.each(['yyyy-MM-dd', 'yyyy-MM', 'yyyy', 'timestamp'] as const)(
    'whatever the day of its arrival and the form of its time: %s',
    (form) => {
      fc.assert(
        fc.property(
          timeOf(form),
          fc.integer({ min: 0, max: 3660 }),
          fc.integer({ min: -40 * day, max: 40 * day }),
          (time, ahead, later) => {
            const received = noon + later;
            const contract = contractWith(form, ahead);
            const lastBegin = Date.parse(iso(received + ahead * day).slice(0, 10)) + day;
            const isAllowed = beginOf(time) < lastBegin;
            for (const how of ['json', 'text'] as const) {
              const of = how === 'json' ? record(time) : { ...record(time), visits: '3' };
              const codes = judgeOf(contract, how)(of, received).reasons.map(
                ({ code, pointer }) => code + pointer,
              );
              expect(codes).toEqual(isAllowed ? [] : ['in-future/day']);
            }
          },
        ),
        { numRuns: times(150, 3000) },
      );
    },
  );

  it('also where it is judged without being read as JSON', () => {
    const { judge, plain } = judgeFor(contractWith('yyyy-MM-dd', 1));
    for (const [time, is] of [
      ['2026-11-29', 'stored'],
      ['2026-11-30', 'quarantined'],
      ['9999-12-31', 'quarantined'],
      ['1990-01-01', 'stored'],
      ['1989-12-31', 'quarantined'],
    ] as const) {
      const line = JSON.stringify(record(time));
      const bytes = Buffer.from(line);
      expect(judge(record(time), { received: noon, isText: false }).is, time).toBe(is);
      expect(plain!(BodyText.of(bytes)!, 0, bytes.length, noon) !== undefined, time).toBe(is === 'stored');
    }
  });

  it('is one day ahead and not before 1990 where it does not say', () => {
    const judge = judgeOf(contractWith('yyyy-MM-dd'), 'json');
    const codes = (time: string) => judge(record(time), noon).reasons.map(({ code }) => code);
    expect(codes('2026-11-29')).toEqual([]);
    expect(codes('2026-11-30')).toEqual(['in-future']);
    expect(codes('1990-01-01')).toEqual([]);
    expect(codes('1989-12-31')).toEqual(['out-of-range']);
  });

  it('names the last day that it may be about', () => {
    const [reason] = judgeOf(contractWith('yyyy-MM-dd', 3), 'json')(record('2027-01-01'), noon).reasons;
    expect(reason!.expected.en).toContain('2026-12-01');
    expect(reason!.expected.zh).toContain('2026-12-01');
  });
});

describe('a contract', () => {
  it.each(['-1', '1.5', '3661', "'soon'", 'true'])('has no daysAhead of %s', (value) => {
    const { problems } = read(starter.replace('daysAhead, value: 1', `daysAhead, value: ${value}`));
    expect(problems.map(({ found }) => found.en)).toEqual(['a value of daysAhead that cannot be used']);
  });

  it.each(['yesterday', '2020', '2020-13-01', '20200101'])('has no earliest day %s', (minimum) => {
    const { problems } = read(starter.replace("minimum: '2020-01-01'", `minimum: '${minimum}'`));
    expect(problems.map(({ at }) => at.path)).toEqual(['schema.0.properties.2.logicalTypeOptions.minimum']);
  });

  it('that names its earliest day has that one', () => {
    expect(contractWith('yyyy-MM', 1, '2024-07').fields[2]!.limits.minimum).toBe('2024-07');
    expect(contractWith('yyyy', 1).fields[2]!.limits.minimum).toBe('1990');
  });
});
