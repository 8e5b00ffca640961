import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../src/platform/vehicles/frames/compile.js';
import { blockKind } from '../../../src/platform/vehicles/frames/layouts.js';
import { readLayout } from '../../../src/platform/vehicles/frames/read.js';
import { commandOf, decode, encode, momentText } from '../../../src/platform/vehicles/index.js';
import { blockTypes } from './messages.js';

/** Bytes with the counts and the missing values that layouts look for. */
const bytes = fc.array(
  fc.oneof(fc.constantFrom(0x00, 0x01, 0x02, 0x03, 0xfe, 0xff), fc.integer({ min: 0, max: 255 })),
  { maxLength: 120 },
);
const kinds = ([2016, 2025] as const).flatMap((version) =>
  [...blockTypes(version), 0x80].map((type) => [version, blockKind(version, type)!] as const),
);

describe.each(kinds)('the reader of %s made for %o', (_, { layout, name }) => {
  it(`reads ${name} as the general one does, from any place to any end`, () => {
    const read = compiled(layout);
    fc.assert(
      fc.property(bytes, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (all, from, less) => {
        const data = Uint8Array.from(all);
        const [at, end] = [
          Math.min(from, all.length),
          Math.max(Math.min(from, all.length), all.length - less),
        ];
        const [ours, general] = [
          { data, at, end },
          { data, at, end },
        ];
        const values = read(ours);
        expect(values).toEqual(readLayout(layout, general));
        if (values !== undefined) expect(ours.at).toBe(general.at);
      }),
      { numRuns: 400 },
    );
  });
});

it('what is decoded stays as it is when the bytes that it came from change', () => {
  const blocks = [{ type: 0x81, name: 'custom', values: { content: Uint8Array.of(1, 2, 3) } }];
  const time = momentText(1_770_000_000);
  const frame = Buffer.from(encode(commandOf({ version: 2016, command: 2, vin: 'SIMULATED', time, blocks })));
  const { blocks: found } = decode({ version: 2016, bytes: frame });
  frame.fill(0);
  expect(found).toEqual(blocks);
});
