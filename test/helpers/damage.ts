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

const damages: Record<string, Damage> = {
  'nothing in it': () => '',
  'null in it': () => 'null',
  'an empty object in it': () => '{}',
  'a list in it': () => '[[[[]]]]',
  'its end cut off': (bytes, random) => bytes.subarray(0, somewhere(bytes, random)),
  'other bytes in it': otherBytes,
  'another value in it': otherValue,
  'the beginning of a Parquet file in it': () => 'PAR1\0\0\0\0PAR1',
  'half a letter in it': () => Buffer.from([0x7b, 0xe4, 0xb8]),
};

/** Damages a file in a random way, and says how. */
export function damage(file: string, random: () => number): string {
  const kinds = Object.keys(damages);
  const kind = kinds[Math.floor(random() * kinds.length)]!;
  writeFileSync(file, damages[kind]!(readFileSync(file), random));
  return kind;
}
