import type { RecordRows } from './rows.js';

/**
 * Reads IPv4 ranges in ip2region's first binary format: two little-endian pointers to the first and last index entry;
 * entries of twelve bytes (first address, last address, data pointer with length in its top byte); at the data pointer
 * four bytes of city number followed by `country|area|province|city|operator` in UTF-8. One record per range. Duplicate
 * entries are counted as repeated and skipped (the file of March 2021 has its first 40,155 entries twice).
 *
 * @throws when the file is truncated or not of this format
 */
export function readIpRanges(bytes: Uint8Array): RecordRows {
  if (bytes.length < 8) throw new Error('not an ip2region file: it has no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint32(0, true);
  const end = view.getUint32(4, true);
  if (!(start < end) || end + 12 > bytes.length || (end - start) % 12 !== 0) {
    throw new Error('not an ip2region file of the first format: its index lies outside the file');
  }
  const decoder = new TextDecoder();
  const places = new Map<number, string[]>();
  const seen = new Set<number>();
  const rows: RecordRows['rows'] = [];
  let repeated = 0;
  for (let at = start; at <= end; at += 12) {
    const first = view.getUint32(at, true);
    const last = view.getUint32(at + 4, true);
    const pointer = view.getUint32(at + 8, true);
    if (seen.has(first)) {
      repeated++;
      continue;
    }
    seen.add(first);
    let place = places.get(pointer);
    if (!place) {
      const offset = pointer & 0xffffff;
      const stop = offset + (pointer >>> 24);
      if (stop > bytes.length) throw new Error('not a whole ip2region file: an entry points beyond its end');
      place = decoder.decode(bytes.subarray(offset + 4, stop)).split('|');
      places.set(pointer, place);
    }
    const [country = '', , province = '', city = '', operator = ''] = place;
    rows.push([first, last, last - first + 1, country, blank(province), blank(city), blank(operator)]);
  }
  return { columns, rows, repeated };
}

const columns = {
  first: 'UINTEGER',
  last: 'UINTEGER',
  addresses: 'BIGINT',
  country: 'VARCHAR',
  province: 'VARCHAR',
  city: 'VARCHAR',
  operator: 'VARCHAR',
} as const;

/** The file writes 0 for an unknown value. */
function blank(word: string): string {
  return word === '0' ? '' : word;
}

/** The date at the end of the file ("Created by … at 2018/12/31"), as 2018-12-31. */
export function ipRangesDate(bytes: Uint8Array): string | undefined {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - 200)));
  return /at (\d{4})\/(\d{2})\/(\d{2})/.exec(tail)?.slice(1, 4).join('-');
}
