import { describe, expect, it } from 'vitest';
import { expectBothLanguages } from '../../test/helpers/complaints.js';
import { type RecordSource, UserError } from '../edition/index.js';
import { readSource } from './records.js';

/** An ip2region file: places, then the index, then the date. */
function ipFile(entries: readonly [first: number, last: number, place: string][], date = ''): Buffer {
  const places = entries.map(([, , place]) => Buffer.concat([Buffer.alloc(4), Buffer.from(place)]));
  const start = 8 + places.reduce((sum, place) => sum + place.length, 0);
  const index = Buffer.alloc(12 * entries.length);
  let offset = 8;
  entries.forEach(([first, last], i) => {
    index.writeUInt32LE(first, 12 * i);
    index.writeUInt32LE(last, 12 * i + 4);
    index.writeUInt32LE(((places[i]!.length << 24) | offset) >>> 0, 12 * i + 8);
    offset += places[i]!.length;
  });
  const head = Buffer.alloc(8);
  head.writeUInt32LE(start, 0);
  head.writeUInt32LE(start + index.length - 12, 4);
  return Buffer.concat([head, ...places, index, Buffer.from(date)]);
}

const shenzhen = '中国|0|广东省|深圳市|电信';
const ranges: [number, number, string][] = [
  [0, 255, '0|0|0|内网IP|内网IP'],
  [0x01000000, 0x010000ff, shenzhen],
  [0x01000100, 0x010001ff, '日本|0|0|0|0'],
  [0x01000000, 0x010000ff, shenzhen],
  [0xfffffff0, 0xffffffff, shenzhen],
];

const source: RecordSource = {
  id: 'tiny',
  title: { en: 'Tiny', zh: '小' },
  package: 'tiny@1.0.0',
  integrity: 'sha512-x',
  file: 'data/tiny',
  format: 'ip-ranges',
  observed: '2020-10-31',
  licence: 'MIT',
  url: 'x',
};
const read = (bytes: Uint8Array) => readSource(source, bytes);

describe('IPv4 ranges', () => {
  it('have one record per range, up to the last address, and duplicate entries are counted once', () => {
    const { rows, repeated } = read(ipFile(ranges));
    expect(rows).toEqual([
      [0, 255, 256, '0', '', '内网IP', '内网IP'],
      [0x01000000, 0x010000ff, 256, '中国', '广东省', '深圳市', '电信'],
      [0x01000100, 0x010001ff, 256, '日本', '', '', ''],
      [0xfffffff0, 0xffffffff, 16, '中国', '广东省', '深圳市', '电信'],
    ]);
    expect(repeated).toBe(1);
  });

  it('must have the date that their source states', () => {
    const dated = (date: string) => () => read(ipFile(ranges, `Created by x at ${date}`));
    expect(dated('2020/10/31')).not.toThrow();
    expect(dated('2019/11/23')).toThrow(/sources\.yaml \(tiny\.observed\)\n.*2020-10-31\n.*2019-11-23/);
  });
});

describe('A source that cannot be read is named, for any failure of its reader:', () => {
  const whole = ipFile(ranges);
  it.each<[string, Uint8Array]>([
    ['ranges cut in the index', whole.subarray(0, whole.length - 5)],
    ['ranges cut in the header', whole.subarray(0, 3)],
    ['ranges of zeros', new Uint8Array(64)],
    ['ranges that point beyond the end', pointingOutside()],
    ['nothing', new Uint8Array(0)],
  ])('%s', (_, bytes) => {
    const error = caught(() => read(bytes));
    expect(error).toBeInstanceOf(UserError);
    const [problem] = (error as UserError).problems;
    expectBothLanguages(problem!);
    expect(problem!.at.file).toBe('tiny: tiny@1.0.0/data/tiny');
    expect(problem!.found.en).toMatch(/^records that cannot be read: ./);
  });

  function pointingOutside(): Uint8Array {
    const bytes = Buffer.from(whole);
    bytes.writeUInt32LE(0xff0fffff, bytes.readUInt32LE(0) + 8);
    return bytes;
  }
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
