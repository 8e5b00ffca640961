import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/platform/vehicles/gateway/session.js';
import { decode, encode, FrameReader, momentText } from '../../../src/platform/vehicles/index.js';
import { carLogin, dataFrame, frameOf, platformLogin } from '../../helpers/carClient.js';
import { times } from '../../helpers/thorough.js';
import { anyMessage } from './messages.js';

const now = 1_770_000_000;
const time = '2026-01-05T08:00:30+08:00';
const open = (of: Partial<ConstructorParameters<typeof Session>[0]> = {}) =>
  new Session({ answersData: false, second: () => now, ...of });
const messages = (bytes: Uint8Array) => {
  const found: ReturnType<typeof decode>[] = [];
  const reader = new FrameReader((frame) => found.push(decode(frame)));
  reader.push(bytes);
  reader.end();
  return found;
};
const framesIn = (parts: readonly Uint8Array[]) => {
  const found: string[] = [];
  for (const part of parts) {
    const reader = new FrameReader(({ bytes }) => found.push(Buffer.from(bytes).toString('hex')));
    reader.push(part);
    reader.end();
  }
  return found;
};
const isLogin = (bytes: Uint8Array) => bytes[2] === 5;
const noise = fc.array(fc.constantFrom(0x23, 0x24, 0x01, 0x02, 0xfe, 0x00), { maxLength: 60 });

describe('a connection', () => {
  it('keeps every byte but the logins of platforms, and answers the same, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, anyMessage, fc.nat({ max: 9 })), { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (parts, cuts) => {
          const frames = parts.map(([, message, hurt]) => {
            const bytes = encode(message);
            if (hurt === 0) bytes[bytes.length - 1]! ^= 1;
            return bytes;
          });
          const sent = Buffer.concat(parts.flatMap(([before], i) => [Uint8Array.from(before), frames[i]!]));
          const whole = open();
          const turns = [whole.push(sent), whole.end()];
          const places = [0, ...cuts.map((c) => c % (sent.length + 1)).sort((a, b) => a - b), sent.length];
          const other = open();
          const pieces = places.slice(1).map((to, i) => other.push(sent.subarray(places[i], to)));
          pieces.push(other.end());
          const join = (of: typeof turns, what: 'keep' | 'answers') =>
            Buffer.concat(of.map((turn) => turn[what]));
          expect(join(pieces, 'keep')).toEqual(join(turns, 'keep'));
          expect(join(pieces, 'answers')).toEqual(join(turns, 'answers'));
          const found = framesIn([sent]).filter((hex) => !isLogin(Buffer.from(hex, 'hex')));
          // Each turn may go to another file, which is read alone.
          expect(framesIn(pieces.map(({ keep }) => keep))).toEqual(found);
          expect(framesIn([join(turns, 'keep')])).toEqual(found);
        },
      ),
      { numRuns: times(100, 500) },
    );
  });

  it('answers logins, logouts and heartbeats with their time, clocks with the time now, and data only where asked', () => {
    const sent = Buffer.concat([
      carLogin('SIMULATED1'),
      dataFrame('SIMULATED1', time),
      frameOf({ version: 2025, command: 7, vin: 'SIMULATED1', values: {} }),
      frameOf({ version: 2025, command: 8, vin: 'SIMULATED1', values: {} }),
      frameOf({ version: 2016, command: 4, vin: 'SIMULATED1', values: { time, serial: 1 } }),
    ]);
    const said = (answersData: boolean) =>
      messages(open({ answersData }).push(sent).answers).map(({ command, answer, vin, version, values }) => {
        expect([answer, vin]).toEqual([1, 'SIMULATED1']);
        return [version, command, values?.['time']];
      });
    const login = [2016, 1, '2026-01-05T08:00:00+08:00'];
    const rest = [
      [2025, 7, undefined],
      [2025, 8, momentText(now)],
      [2016, 4, time],
    ];
    expect(said(false)).toEqual([login, ...rest]);
    expect(said(true)).toEqual([login, [2016, 2, time], ...rest]);
  });

  it('answers a frame with a wrong check byte as wrong, and no answer at all', () => {
    const damaged = dataFrame('SIMULATED1', time);
    damaged[damaged.length - 1]! ^= 1;
    const answer = frameOf({ version: 2016, command: 2, vin: 'SIMULATED1', answer: 1, values: { time } });
    const { answers } = open({ answersData: true }).push(
      Buffer.concat([damaged, answer, carLogin('SIMULATED1')]),
    );
    expect(messages(answers).map(({ command, answer }) => [command, answer])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  describe('where platforms have to log in', () => {
    const login = (user: string, password: string) => user === 'maker' && password === 'right';
    const data = dataFrame('SIMULATED1', time);

    it('keeps what follows the right name and password, and neither of them', () => {
      const turn = open({ login }).push(Buffer.concat([platformLogin('maker', 'right'), data]));
      expect(Buffer.from(turn.keep)).toEqual(Buffer.from(data));
      expect(messages(turn.answers).map(({ command, answer }) => [command, answer])).toEqual([[5, 1]]);
      expect(turn.end).toBeUndefined();
    });

    it.each([
      ['a wrong password', [platformLogin('maker', 'wrong'), data]],
      ['an unknown name', [platformLogin('constructor', 'right'), data]],
      ['data first', [data, platformLogin('maker', 'right')]],
      ['a car', [carLogin('SIMULATED1'), data]],
    ])('refuses %s, keeps nothing and ends', (_, frames) => {
      const turn = open({ login }).push(Buffer.concat(frames));
      expect(turn.keep.length).toBe(0);
      expect(messages(turn.answers)[0]!.answer).toBe(2);
      expect(turn.end).toBe('refused');
    });
  });

  it('is ended after so many bytes that are no frames, and not before', () => {
    const session = open();
    const junk = new Uint8Array(100 << 10);
    expect([junk, junk].map((bytes) => session.push(bytes).end)).toEqual([undefined, undefined]);
    session.push(carLogin('SIMULATED1'));
    expect([junk, junk, junk].map((bytes) => session.push(bytes).end)).toEqual([
      undefined,
      undefined,
      'garbage',
    ]);
  });
});
