import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { KeyText } from '../../../src/platform/contract/keyText.js';
import { KeyHash } from '../../../src/platform/intake/keyHash.js';
import { BodyText } from '../../../src/platform/intake/plainText.js';
import { seeded } from '../../helpers/random.js';

/** The same sums in whole numbers of any size, one after another. */
function slowly(seed: Uint8Array, owner: readonly number[], key: string): number[] {
  const prime = 4_294_967_291n;
  const secret = new KeyHash(seed).words;
  return owner.map((begin, lane) => {
    let sum = BigInt(begin) + BigInt(secret[8 * 4 + lane]!) * BigInt(key.length);
    for (let i = 0; i < key.length; i++)
      sum += BigInt(secret[(9 + i) * 4 + lane]!) * BigInt(key.charCodeAt(i));
    return Number(sum % prime);
  });
}

it('the hash of a key is that of exact sums, for texts of any characters', () => {
  const random = seeded(3);
  for (let i = 0; i < 300; i++) {
    const seed = Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
    const keyHash = new KeyHash(seed);
    const most = random() < 0.5 ? 0xffff : 0x7f;
    const length = Math.floor(random() * 128);
    const key = String.fromCharCode(...Array.from({ length }, () => Math.floor(random() * (most + 1))));
    const owner = keyHash.ownerOf('north', 'visits', 'key');
    const out = new Uint32Array(4);
    keyHash.write(owner, key, out, 0);
    expect([...out]).toEqual(slowly(seed, owner, key));
    const text = new KeyText();
    text.addText(key);
    keyHash.write(owner, text, out.fill(0), 0);
    expect([...out], 'by its codes').toEqual(slowly(seed, owner, key));
  }
});

it('keys that differ in whose they are, in one character, in length, or far along have hashes of their own', () => {
  const keyHash = new KeyHash(Buffer.alloc(32, 7));
  const seen = new Map<string, string>();
  const long = 'x'.repeat(65_536 + 64);
  const out = new Uint32Array(4);
  const keys = [
    ...Array.from({ length: 5000 }, (_, i) => `["r-${String(i).padStart(8, '0')}"]`),
    ...Array.from({ length: 300 }, (_, i) => '\u0000'.repeat(i)),
    ...Array.from({ length: 300 }, (_, i) => `["${'x'.repeat(500)}${i}"]`),
    long,
    hash('sha256', long, 'hex'),
  ];
  for (const partner of ['north', 'south'])
    for (const kind of ['key', 'event'] as const) {
      const owner = keyHash.ownerOf(partner, 'visits', kind);
      for (const key of keys) {
        keyHash.write(owner, key, out, 0);
        const [text, of] = [out.join(' '), `${partner} ${kind} ${key}`];
        if (seen.has(text)) expect(seen.get(text)).toBe(of);
        seen.set(text, of);
      }
    }
});

it('a part of a body is plain where no escape and no control character but an end of line is in it', () => {
  const random = seeded(11);
  const pieces = ['{"a":1}', 'x', '\\', '\u007f', '\t', '\r', '\n', '\r\n', '\u0000', '北京', '     '];
  for (let i = 0; i < 2000; i++) {
    const parts = Array.from({ length: Math.floor(random() * 30) }, () =>
      random() < 0.8 ? 'plain text' : pieces[Math.floor(random() * pieces.length)]!,
    );
    // Memory that begins anywhere, as a body does within its frame.
    const [skip, text] = [Math.floor(random() * 5), parts.join('')];
    const bytes = Buffer.from('#'.repeat(skip) + text).subarray(skip);
    const body = BodyText.of(bytes)!;
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(0x0a, from);
      const next = end < 0 ? bytes.length : end + 1;
      let to = end < 0 ? next : end;
      while (to > from && bytes[to - 1] === 0x0d) to--;
      const record = bytes.toString('latin1', from, to);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(body.isPlain(from, to), JSON.stringify(record)).toBe(!/[\u0000-\u001f\u007f\\]/.test(record));
      from = next;
    }
  }
  expect(BodyText.of(Buffer.from([0x61, 0xff]))).toBeUndefined();
});
