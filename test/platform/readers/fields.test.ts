import { describe, expect, it } from 'vitest';
import {
  type DataContract,
  fieldStates,
  newTally,
  readContract,
  starterContract,
  type Tally,
  tallyRecord,
} from '../../../src/platform/index.js';

const contract: DataContract = readContract('visits.yaml', starterContract('visits')).contract!;

/** Records of the contract, each changed by a function. */
function tallied(n: number, change: (record: Record<string, unknown>, i: number) => void = () => {}): Tally {
  const tally = newTally(contract);
  for (let i = 0; i < n; i++) {
    const record = { id: `${i}`, city: '110100', day: '2026-11-28', hospital: 'h', visits: 100 + (i % 20) };
    change(record, i);
    tallyRecord(tally, contract, record);
  }
  return tally;
}

const alarmsOf = (now: Tally, usual = tallied(1000)) =>
  fieldStates(contract, now, usual).flatMap(({ field, alarms }) =>
    alarms.map((alarm) => ({ field, ...alarm })),
  );

describe('a field', () => {
  it('that comes as usual gives no alarm, nor does one that is empty as often as usual', () => {
    expect(alarmsOf(tallied(200))).toEqual([]);
    const half = (record: Record<string, unknown>, i: number) => i % 2 === 0 && delete record['hospital'];
    expect(alarmsOf(tallied(200, half), tallied(1000, half))).toEqual([]);
    // Three of six are what chance gives where half are usual, and so is one.
    expect(
      alarmsOf(
        tallied(6, (record, i) => i > 0 && delete record['hospital']),
        tallied(1000, half),
      ),
    ).toEqual([]);
  });

  it('that nobody sends, and one that is sent under a name nobody mapped, are two alarms', () => {
    expect(alarmsOf(tallied(100, (record) => delete record['visits']))).toEqual([
      { field: 'visits', is: 'nothing' },
    ]);
    const renamed = tallied(100, (record) => {
      record['visit_count'] = record['visits'];
      delete record['visits'];
    });
    expect(alarmsOf(renamed)).toEqual([
      { field: 'visits', is: 'renamed', name: 'visit_count', records: 100 },
    ]);
    expect(renamed.unknownNames).toEqual(new Map([['visit_count', 100]]));
  });

  it('that one of several senders renamed is found among the records of the others', () => {
    const some = tallied(100, (record, i) => {
      if (i % 4 > 0) return;
      record['visit_count'] = record['visits'];
      delete record['visits'];
    });
    expect(alarmsOf(some)).toEqual([{ field: 'visits', is: 'renamed', name: 'visit_count', records: 25 }]);
  });

  it('with nothing in it is not renamed, whatever other names there are', () => {
    const emptied = tallied(100, (record, i) => {
      record['note'] = 'x';
      if (i % 2 === 0) record['visits'] = null;
    });
    expect(alarmsOf(emptied)).toEqual([{ field: 'visits', is: 'fewer' }]);
  });

  it('whose numbers are a thousand times larger is spread otherwise', () => {
    const large = tallied(200, (record) => {
      record['visits'] = 1000 * (record['visits'] as number);
    });
    expect(alarmsOf(large)).toMatchObject([{ field: 'visits', is: 'spread', moved: 1 }]);
    expect(alarmsOf(tallied(99, (record) => (record['visits'] = 1e6)))).toEqual([]);
  });

  it('with names such as __proto__ beside it is counted like any other', () => {
    const tally = newTally(contract);
    tallyRecord(tally, contract, JSON.parse('{"__proto__":1,"constructor":2,"visits":5}'));
    expect(tally.unknownNames).toEqual(
      new Map([
        ['__proto__', 1],
        ['constructor', 1],
      ]),
    );
  });
});
