import fc from 'fast-check';
import { blockKind, commandLayouts, type Version } from '../../../src/platform/vehicles/frames/layouts.js';
import { momentText } from '../../../src/platform/vehicles/frames/moment.js';
import {
  type Layout,
  largest,
  type Part,
  type Value,
  type Values,
} from '../../../src/platform/vehicles/frames/parts.js';
import { commandOf, type Message } from '../../../src/platform/vehicles/index.js';

/** Messages made at random from the layouts. */
const ascii = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'), maxLength: most });
const moment = fc.integer({ min: 946_656_000, max: 4_102_416_000 - 1 }).map(momentText);
const missing = fc.constantFrom('abnormal', 'invalid');

function arbitraryOf(part: Part): fc.Arbitrary<Value> {
  switch (part.kind) {
    case 'number': {
      const most = largest[part.width] - (part.hasMissing ? 2 : 0);
      const numbers = fc.integer({ min: 0, max: most }).map((raw) => (raw - part.zero) / part.per);
      return part.hasMissing ? fc.oneof({ weight: 4, arbitrary: numbers }, missing) : numbers;
    }
    case 'text':
      return ascii(part.bytes);
    case 'time':
      return moment;
    case 'bytes':
      return fc.uint8Array({ maxLength: Math.min(40, largest[part.width]) });
    default: {
      const one = part.plain ? arbitraryOf(part.of[0]!) : valuesOf(part.of);
      return fc.oneof({ weight: 6, arbitrary: fc.array(one, { maxLength: 6 }) }, missing);
    }
  }
}

/** All types of blocks with a layout of their own: those of 80 to FE are the user's, with one layout. */
export const blockTypes = (version: Version): number[] =>
  Array.from({ length: 256 }, (_, type) => type).filter(
    (type) => (type < 0x80 || type > 0xfe) && blockKind(version, type) !== undefined,
  );

export function valuesOf(layout: Layout): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(layout.map((part) => [part.name, arbitraryOf(part)])));
}

const vin = ascii(17);
const version = fc.constantFrom<Version>(2016, 2025);

function blockOf(version: Version): fc.Arbitrary<{ type: number; name: string; values: Values }> {
  const type = fc.oneof(fc.constantFrom(...blockTypes(version)), fc.integer({ min: 0x80, max: 0xfe }));
  return type.chain((type) => {
    const { name, layout } = blockKind(version, type)!;
    return valuesOf(layout).map((values) => ({ type, name, values }));
  });
}

const realtime: fc.Arbitrary<Message> = version.chain((version) =>
  fc
    .record({
      vin,
      time: moment,
      command: fc.constantFrom(2, 3),
      blocks: fc.array(blockOf(version), { maxLength: 8 }),
    })
    .map((of) => commandOf({ version, ...of })),
);

const login: fc.Arbitrary<Message> = fc
  .record({
    version,
    vin,
    time: moment,
    serial: fc.integer({ min: 0, max: 65_535 }),
    iccid: ascii(20),
    codes: fc.array(ascii(24), { maxLength: 5 }),
  })
  .map(({ version, vin, time, serial, iccid, codes }) => {
    const counts: Values =
      version === 2016
        ? { subsystems: codes.length, codeLength: 24 }
        : { packs: codes.length === 0 ? [] : [codes.length] };
    return commandOf({ version, vin, command: 1, values: { time, serial, iccid, ...counts, codes } });
  });

const other: fc.Arbitrary<Message> = version.chain((version) =>
  fc
    .constantFrom(
      ...Object.keys(commandLayouts)
        .map(Number)
        .filter((c) => version === 2025 || c < 9),
    )
    .chain((command) =>
      fc
        .record({ vin, values: valuesOf(commandLayouts[command]!) })
        .map((of) => commandOf({ version, command, ...of })),
    ),
);

const answer: fc.Arbitrary<Message> = fc
  .record({
    version,
    vin,
    command: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    answer: fc.constantFrom(1, 2, 3, 4),
    time: moment,
  })
  .map(({ time, ...of }) => commandOf({ ...of, values: { time } }));

/** Any message that one frame can hold. */
export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  { weight: 4, arbitrary: realtime },
  login,
  other,
  answer,
);
