import { gzipSync } from 'node:zlib';
import { serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { expectBothLanguages } from '../../test/helpers/complaints.js';
import { type RecordFormat, type RecordSource, UserError } from '../edition/index.js';
import { readSource } from './records.js';

/** A text of blocks: `area` lines, then for one prefix one line per block. */
const blocks = (lines: readonly string[]) =>
  gzipSync(
    ['area', '7,广东 深圳', '8,北京', '----------', 'number-139', ...lines, '----------', ''].join('\n'),
  );

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

const source = (format: RecordFormat): RecordSource => ({
  id: 'tiny',
  title: { en: 'Tiny', zh: '小' },
  package: 'tiny@1.0.0',
  integrity: 'sha512-x',
  file: 'data/tiny',
  format,
  observed: '2020-10-31',
  licence: 'MIT',
  url: 'x',
});
const read = (format: RecordFormat, bytes: Uint8Array) => readSource(source(format), bytes);

describe('Blocks as text', () => {
  it('have one record per line: the block, its carrier and its place', () => {
    const { columns, rows, repeated } = read('mobile-blocks-text', blocks(['7,1', '', '8,1', '9,1']));
    expect(Object.keys(columns)).toEqual(['block', 'carrier', 'province', 'city']);
    expect(rows).toEqual([
      [1390000, 'mobile', '广东', '深圳'],
      [1390002, 'mobile', '北京', ''],
      [1390003, 'mobile', '', ''],
    ]);
    expect(repeated).toBe(0);
  });
});

describe('Prefixes as BSON', () => {
  it('have one record per block, counted once, by the longest matching prefix', () => {
    const nested = {
      13012: '广东省深圳市',
      1301234: '内蒙古呼和浩特市',
      17012: '上海市',
      2012345: '固定电话',
    };
    const { rows } = read('mobile-prefixes-bson', serialize(nested));
    expect(rows).toHaveLength(200);
    expect(new Set(rows.map(([block]) => block)).size).toBe(200);
    expect(rows.filter(([, , province]) => province === '内蒙古')).toEqual([
      [1301234, 'unicom', '内蒙古', '呼和浩特市'],
    ]);
    expect(rows.at(0)).toEqual([1301200, 'unicom', '广东省', '深圳市']);
    expect(rows.at(-1)).toEqual([1701299, 'virtual', '上海市', '上海市']);
  });
});

describe('IPv4 ranges', () => {
  it('have one record per range, up to the last address, and duplicate entries are counted once', () => {
    const { rows, repeated } = read('ip-ranges', ipFile(ranges));
    expect(rows).toEqual([
      [0, 255, 256, '0', '', '内网IP', '内网IP'],
      [0x01000000, 0x010000ff, 256, '中国', '广东省', '深圳市', '电信'],
      [0x01000100, 0x010001ff, 256, '日本', '', '', ''],
      [0xfffffff0, 0xffffffff, 16, '中国', '广东省', '深圳市', '电信'],
    ]);
    expect(repeated).toBe(1);
  });

  it('must have the date that their source states', () => {
    const dated = (date: string) => () => read('ip-ranges', ipFile(ranges, `Created by x at ${date}`));
    expect(dated('2020/10/31')).not.toThrow();
    expect(dated('2019/11/23')).toThrow(/sources\.yaml \(tiny\.observed\)\n.*2020-10-31\n.*2019-11-23/);
  });
});

describe('A source that cannot be read is named, for any failure of its reader:', () => {
  const whole = ipFile(ranges);
  const text = blocks(['7,1']);
  it.each<[string, RecordFormat, Uint8Array]>([
    ['ranges cut in the index', 'ip-ranges', whole.subarray(0, whole.length - 5)],
    ['ranges cut in the header', 'ip-ranges', whole.subarray(0, 3)],
    ['ranges of zeros', 'ip-ranges', new Uint8Array(64)],
    ['ranges that point beyond the end', 'ip-ranges', pointingOutside()],
    ['a gzip that is cut', 'mobile-blocks-text', text.subarray(0, text.length - 12)],
    ['a text that is not gzip', 'mobile-blocks-text', Buffer.from('area\n7,广东 深圳\n')],
    ['blocks without a block', 'mobile-blocks-text', gzipSync('nothing of the kind')],
    ['BSON garbage', 'mobile-prefixes-bson', Buffer.from('garbage, and not short either')],
    ['BSON that is cut', 'mobile-prefixes-bson', serialize({ 1301234: '上海市' }).subarray(0, 12)],
    ['BSON without a text', 'mobile-prefixes-bson', serialize({ 1301234: 5 })],
    ['nothing', 'mobile-prefixes-bson', new Uint8Array(0)],
  ])('%s', (_, format, bytes) => {
    const error = caught(() => read(format, bytes));
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
