import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decode,
  encode,
  type Frame,
  FrameReader,
  type Message,
} from '../../../src/platform/vehicles/index.js';
import { times } from '../../helpers/thorough.js';
import { anyMessage } from './messages.js';

/** All that a reader finds in chunks. */
function read(chunks: readonly Uint8Array[]) {
  const frames: Frame[] = [];
  const reader = new FrameReader(({ version, bytes }) => frames.push({ version, bytes: bytes.slice() }));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { frames, counts: reader.counts };
}

/** Bytes cut at places made at random. */
const chunksOf = (bytes: Uint8Array, cuts: readonly number[]) => {
  const places = [0, ...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((to, i) => bytes.subarray(places[i], to));
};
const cuts = fc.array(fc.nat(), { maxLength: 12 });
const join = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const quiet = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => bytes.map((b) => (b === 0x23 || b === 0x24 ? 0 : b)));
const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function expectConserved({ counts, frames }: ReturnType<typeof read>, bytes: number) {
  expect(counts.bytes).toBe(bytes);
  expect(counts.frames).toBe(frames.length);
  expect(counts.frameBytes).toBe(frames.reduce((sum, f) => sum + f.bytes.length, 0));
  expect(counts.frameBytes + counts.wrongCheckBytes + counts.strayBytes).toBe(bytes);
}

describe('a message', () => {
  it('comes back from its frame as it was', () => {
    fc.assert(
      fc.property(anyMessage, (message: Message) => {
        const bytes = encode(message);
        expect(decode({ version: message.version, bytes })).toEqual(message);
      }),
      { numRuns: times(400, 2000) },
    );
  });

  it('of which the end is cut keeps the blocks before it, and says how many bytes it could not read', () => {
    fc.assert(
      fc.property(anyMessage, fc.nat(), ({ version, ...message }, cut) => {
        const whole = encode({ version, ...message });
        const left = 24 + (cut % (whole.length - 24));
        const found = decode({ version, bytes: Uint8Array.of(...whole.subarray(0, left), 0) });
        const { blocks = [], undecoded } = found;
        expect((message.blocks ?? []).slice(0, blocks.length)).toEqual(blocks);
        if (undecoded) expect(undecoded.at + undecoded.bytes).toBe(left - 24);
      }),
      { numRuns: times(200, 1000) },
    );
  });
});

describe('the reader of frames', () => {
  it('finds every frame among bytes that start none, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(quiet, anyMessage), { maxLength: 8 }),
        quiet,
        cuts,
        (parts, tail, cuts) => {
          const frames = parts.map(([, message]) => encode(message));
          const bytes = join([...parts.flatMap(([before], i) => [before, frames[i]!]), tail]);
          const found = read(chunksOf(bytes, cuts));
          expect(found.frames.map((f) => f.bytes)).toEqual(frames);
          expect(found.counts.wrongCheck).toBe(0);
          expectConserved(found, bytes.length);
        },
      ),
      { numRuns: times(100, 500) },
    );
  });

  it('passes over a damaged frame between whole ones, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { minLength: 3, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        cuts,
        (messages, n, flip, cuts) => {
          const frames = messages.map(encode);
          const hurt = n % frames.length;
          const damaged = frames.map((f, i) =>
            i === hurt ? f.map((b, k) => (k === f.length - 1 ? b ^ flip : b)) : f,
          );
          const found = read(chunksOf(join(damaged), cuts));
          expect(found.frames.map((f) => f.bytes)).toEqual(frames.filter((_, i) => i !== hurt));
          expect(found.counts.wrongCheck).toBe(1);
        },
      ),
      { numRuns: times(100, 300) },
    );
  });

  it('finds the frames behind one that is cut short', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { minLength: 3, maxLength: 6 }),
        fc.nat(),
        cuts,
        (messages, cut, cuts) => {
          const frames = messages.map(encode);
          const short = frames[0]!.subarray(0, 2 + (cut % (frames[0]!.length - 2)));
          const found = read(chunksOf(join([short, ...frames.slice(1)]), cuts)).frames.map((f) => f.bytes);
          // One in 256 of such lengths agrees with the check byte by chance, and may hide a frame of those it reaches.
          const whole = frames.slice(1).filter((f) => found.some((g) => isEqual(f, g)));
          const byChance = found.length > whole.length;
          if (!byChance) expect(found).toEqual(frames.slice(1));
        },
      ),
      { numRuns: times(100, 300) },
    );
  });

  it('tells the same of the same bytes however they are cut, whatever they are', () => {
    const starts = fc.constantFrom(0x23, 0x24, 0x01, 0x02, 0xfe, 0x00);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(starts, { maxLength: 400 }).map((b) => Uint8Array.from(b)),
    );
    fc.assert(
      fc.property(bytes, cuts, (bytes, cuts) => {
        const [whole, parts] = [read([bytes]), read(chunksOf(bytes, cuts))];
        expect(parts).toEqual(whole);
        expectConserved(whole, bytes.length);
      }),
      { numRuns: times(200, 1000) },
    );
  });

  it('finds what stands behind a length of 65,531 that is not true', () => {
    const message = { version: 2016, command: 7, answer: 254, vin: 'A', encryption: 1, values: {} } as const;
    const good = encode(message);
    const liar = good.slice();
    liar.set([0xff, 0xfb], 22);
    const { frames } = read([liar, ...Array(5).fill(good)]);
    expect(frames.map((f) => f.bytes)).toEqual(Array(5).fill(good));
  });

  it('takes time in proportion to the bytes where every 24 bytes pretend to start the longest frame', () => {
    const liar = encode({
      version: 2016,
      command: 2,
      answer: 254,
      vin: 'A'.repeat(17),
      encryption: 1,
      time: 'invalid',
      blocks: [],
    }).slice(0, 24);
    liar.set([0xff, 0xfb], 22);
    const checked = (copies: number) => {
      const bytes = Buffer.alloc(24 * copies, liar);
      const found = read([bytes]);
      expectConserved(found, bytes.length);
    };
    // Without the sums, these 12 MB would be read 2,700 times over.
    checked(500_000);
  });
});

/** Pseudo-random whole numbers below a limit. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A frame of which some bytes were changed, left out or repeated; mostly with length and check byte mended. */
function mutated(frame: Uint8Array, draw: (below: number) => number): Uint8Array {
  let bytes = [...frame];
  for (let n = 1 + draw(5); n > 0; n--) {
    const at = 2 + draw(bytes.length - 2);
    const how = draw(6);
    if (how === 0) bytes[at] = draw(256);
    else if (how === 1) bytes[at] = 255;
    else if (how === 2) bytes[at] = 254;
    else if (how === 3) bytes[at] = 0x23 + draw(2);
    else if (how === 4) bytes.splice(at, 1 + draw(4));
    else bytes = bytes.toSpliced(at, 0, ...bytes.slice(at, at + draw(40)));
    while (bytes.length < 25) bytes.push(draw(256));
  }
  if (draw(4) > 0) {
    bytes[22] = (bytes.length - 25) >> 8;
    bytes[23] = (bytes.length - 25) & 255;
  }
  if (draw(4) > 0) bytes[bytes.length - 1] = bytes.slice(2, -1).reduce((a, b) => a ^ b, 0);
  return Uint8Array.from(bytes);
}

/** The frames of a long run: FUZZ_FRAMES=1000000. */
const many = Number(process.env['FUZZ_FRAMES'] ?? times(5_000, 20_000));

describe('the decoder', () => {
  it(`makes something of ${many} damaged frames and as many random bytes, and throws at none`, () => {
    const seed = Number(process.env['FUZZ_SEED'] ?? 2018);
    const corpus = fc.sample(anyMessage, { numRuns: 400, seed }).map(encode);
    const draw = dice(seed);
    const sound = { frames: 0, bytes: 0 };
    const reader = new FrameReader((frame) => {
      decode(frame);
      sound.frames++;
      sound.bytes += frame.bytes.length;
    });
    for (let n = 0; n < many; n++) {
      const frame = mutated(corpus[draw(corpus.length)]!, draw);
      const random = Uint8Array.from({ length: 25 + draw(80) }, () => draw(256));
      for (const bytes of [frame, random]) {
        const { undecoded } = decode({ version: draw(2) === 0 ? 2016 : 2025, bytes });
        if (undecoded && undecoded.at + undecoded.bytes > bytes.length - 25)
          expect.unreachable(`seed ${seed}, frame ${n}`);
        reader.push(bytes.subarray(0, draw(bytes.length)));
        reader.push(bytes);
      }
      reader.push(corpus[draw(corpus.length)]!);
    }
    reader.end();
    const { bytes, frames, frameBytes, wrongCheckBytes, strayBytes } = reader.counts;
    expect(sound).toEqual({ frames, bytes: frameBytes });
    expect(frameBytes + wrongCheckBytes + strayBytes).toBe(bytes);
  });

  it('does not allocate what a count claims', () => {
    const counts = [0xfd, 0xfffd];
    for (const version of [2016, 2025] as const)
      for (let type = 0; type < 256; type++)
        for (const count of counts) {
          const data = [25, 1, 1, 0, 0, 0, type, count >> 8 || 1, count & 255, 1, 1, 1];
          const bytes = Uint8Array.from([
            35,
            35,
            2,
            254,
            ...Array(17).fill(65),
            1,
            0,
            data.length,
            ...data,
            0,
          ]);
          const { blocks = [] } = decode({ version, bytes });
          expect(JSON.stringify(blocks).length).toBeLessThan(1000);
        }
  });
});
