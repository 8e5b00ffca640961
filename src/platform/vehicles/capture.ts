import { createReadStream } from 'node:fs';

/**
 * A capture file keeps bytes as a server received them: `IPLUSGB1`, then for each piece the second of its receipt (since
 * 1970), the number of the connection and the length, four bytes each, and the bytes. Clocks of cars can be repaired
 * only by the times of receipt.
 */
const magic = Buffer.from('IPLUSGB1');
const pieceHeader = 12;
/** The longest piece that a writer makes: what says more is damaged. */
const longestPiece = 1 << 24;

/** Bytes that came in one piece over a connection. Without a capture, nobody knows when: NaN. */
export interface Piece {
  received: number;
  connection: number;
  bytes: Uint8Array;
}

export const captureStart = (): Buffer => Buffer.from(magic);

/** A piece as it stands in a capture. */
export function pieceBytes({ received, connection, bytes }: Piece): Buffer {
  const out = Buffer.alloc(pieceHeader + bytes.length);
  out.writeUInt32BE(received, 0);
  out.writeUInt32BE(connection, 4);
  out.writeUInt32BE(bytes.length, 8);
  out.set(bytes, pieceHeader);
  return out;
}

/**
 * Reads a capture, or a file of nothing but frames. A capture may end within a piece, where its writer was killed.
 * @returns the bytes at the end that are no whole piece
 */
export async function readPieces(path: string, take: (piece: Piece) => void): Promise<{ cut: number }> {
  let waiting: Buffer = Buffer.alloc(0);
  let isCapture: boolean | undefined;
  let damaged = false;
  let cut = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    if (isCapture === undefined) {
      if (waiting.length < magic.length) continue;
      isCapture = waiting.subarray(0, magic.length).equals(magic);
      if (isCapture) waiting = waiting.subarray(magic.length);
    }
    if (!isCapture) {
      take({ received: Number.NaN, connection: 0, bytes: waiting });
      waiting = Buffer.alloc(0);
    } else if (damaged) {
      cut += waiting.length;
      waiting = Buffer.alloc(0);
    } else {
      const end = takePieces(waiting, take);
      damaged = end < 0;
      if (!damaged) waiting = waiting.subarray(end);
    }
  }
  if (isCapture) return { cut: cut + waiting.length };
  if (waiting.length > 0) take({ received: Number.NaN, connection: 0, bytes: waiting });
  return { cut: 0 };
}

/** Hands on the whole pieces of a buffer. @returns where the next one begins; negative for a length that none has */
function takePieces(buffer: Buffer, take: (piece: Piece) => void): number {
  let at = 0;
  while (buffer.length - at >= pieceHeader) {
    const length = buffer.readUInt32BE(at + 8);
    if (length > longestPiece) return -1;
    const end = at + pieceHeader + length;
    if (end > buffer.length) break;
    take({
      received: buffer.readUInt32BE(at),
      connection: buffer.readUInt32BE(at + 4),
      bytes: buffer.subarray(at + pieceHeader, end),
    });
    at = end;
  }
  return at;
}
