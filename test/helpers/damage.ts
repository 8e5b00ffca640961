import { readFileSync, writeFileSync } from 'node:fs';

/** A kind of damage: what is in the file afterwards, of its bytes and a random number generator. */
type Damage = (bytes: Buffer, random: () => number) => Buffer | string;

const somewhere = (bytes: Buffer, random: () => number) => Math.floor(random() * bytes.length);

/** Another value for one value of a JSON document, wherever it stands; other files get a few other bytes. */
function otherValue(bytes: Buffer, random: () => number): Buffer | string {
  const values = [null, 0, -1, 1e308, '', 'x', [], {}, true, '../../x', '<b>', '\u202e\u0007', [null], 0.5];
  try {
    const document = JSON.parse(bytes.toString()) as unknown;
    const places: { in: Record<string, unknown>; key: string }[] = [];
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return;
      for (const key of Object.keys(node)) {
        places.push({ in: node as Record<string, unknown>, key });
        walk((node as Record<string, unknown>)[key]);
      }
    };
    walk(document);
    const place = places[Math.floor(random() * places.length)]!;
    place.in[place.key] = values[Math.floor(random() * values.length)];
    return JSON.stringify(document);
  } catch {
    return otherBytes(bytes, random);
  }
}

function otherBytes(bytes: Buffer, random: () => number): Buffer {
  const other = Buffer.from(bytes);
  for (let n = 0; n < 4; n++) other[somewhere(bytes, random)] = Math.floor(random() * 256);
  return other;
}

/** The lines of a text with one of them changed, doubled, left out or exchanged for another. */
function otherLine(bytes: Buffer, random: () => number): string {
  const lines = bytes.toString().split('\n');
  const at = Math.floor(random() * lines.length);
  const to = Math.floor(random() * lines.length);
  const ways: ((line: string) => string[])[] = [
    () => [],
    (line) => [line, line],
    (line) => [` ${line}`],
    () => [lines[to]!],
    (line) => [
      line.replace(/[^,: ]+$/, ['', '1e999', '-0', '"', "'", '=A1', '&x', '*x', '{', '[1,'][to % 10]!),
    ],
    (line) => [line.replace(/^(\s*)[^:,]+/, '$1__proto__')],
  ];
  const way = ways[Math.floor(random() * ways.length)]!;
  lines.splice(at, 1, ...way(lines[at]!));
  return lines.join('\n');
}

const damages: Record<string, Damage> = {
  'nothing in it': () => '',
  'null in it': () => 'null',
  'an empty object in it': () => '{}',
  'a list in it': () => '[[[[]]]]',
  'its end cut off': (bytes, random) => bytes.subarray(0, somewhere(bytes, random)),
  'other bytes in it': otherBytes,
  'another value in it': otherValue,
  'another line in it': otherLine,
  'the beginning of a Parquet file in it': () => 'PAR1\0\0\0\0PAR1',
  'half a letter in it': () => Buffer.from([0x7b, 0xe4, 0xb8]),
};

/** Bytes damaged in a random way, and how. */
export function damaged(bytes: Buffer, random: () => number): { bytes: Buffer; how: string } {
  const kinds = Object.keys(damages);
  const how = kinds[Math.floor(random() * kinds.length)]!;
  return { bytes: Buffer.from(damages[how]!(bytes, random)), how };
}

/** Damages a file in a random way, and says how. */
export function damage(file: string, random: () => number): string {
  const { bytes, how } = damaged(readFileSync(file), random);
  writeFileSync(file, bytes);
  return how;
}
