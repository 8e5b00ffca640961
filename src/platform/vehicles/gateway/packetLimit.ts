import { Transform } from 'node:stream';

/**
 * Passes MQTT packets on and ends with an error at the first one that announces more bytes than may be: the broker's parser
 * would wait for all of them in memory. A packet is a byte for its kind, its length in one to four bytes of seven bits each,
 * the lowest first, and its content.
 */
export function packetLimit(most: number, onExcess: () => void): Transform {
  let content = 0;
  /** Of a length: how many of its bytes were read, and its value so far; -1 before the byte of the kind. */
  let digits = -1;
  let length = 0;
  const follows = (chunk: Uint8Array): boolean => {
    for (let at = 0; at < chunk.length; ) {
      if (content > 0) {
        const taken = Math.min(content, chunk.length - at);
        content -= taken;
        at += taken;
      } else if (digits < 0) {
        digits = length = 0;
        at++;
      } else {
        const byte = chunk[at++]!;
        length += (byte & 127) << (7 * digits++);
        if (length > most || (byte >= 128 && digits === 4)) return false;
        if (byte >= 128) continue;
        content = length;
        digits = -1;
      }
    }
    return true;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (follows(chunk)) return done(null, chunk);
      onExcess();
      done(new Error('a packet longer than may be'));
    },
  });
}
