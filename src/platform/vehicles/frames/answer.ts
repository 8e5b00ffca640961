import { isCommand, notEncrypted } from './decode.js';
import { bytesOfSeconds } from './moment.js';
import { checkOf, type Frame, headerBytes, overhead } from './stream.js';

const heartbeat = 0x07;
const clock = 0x08;

/**
 * The answer to a command, as the standard's implementations send it: the same command and identifier, and the time of the
 * command as its only data. A heartbeat has no time; to a request for the clock, and where the data are encrypted, it is the
 * time now. Answers are not answered.
 * @param now seconds since 1970
 */
export function answerTo({ bytes }: Frame, flag: number, now: number): Uint8Array | undefined {
  if (bytes[3] !== isCommand) return undefined;
  const time = timeOf(bytes, now);
  const answer = Uint8Array.from([
    ...bytes.subarray(0, 3),
    flag,
    ...bytes.subarray(4, 21),
    notEncrypted,
    0,
    time.length,
    ...time,
    0,
  ]);
  answer[answer.length - 1] = checkOf(answer, 2, answer.length - 1);
  return answer;
}

function timeOf(bytes: Uint8Array, now: number): Iterable<number> & { length: number } {
  if (bytes[2] === heartbeat) return [];
  const isNow = bytes[2] === clock || bytes[21] !== notEncrypted || bytes.length < overhead + 6;
  return isNow ? bytesOfSeconds(now) : bytes.subarray(headerBytes, headerBytes + 6);
}
