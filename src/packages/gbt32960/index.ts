// Messages of electric vehicles by GB/T 32960.3, of 2016 and of 2025: from bytes, and to bytes.
import {
  commandOf,
  decodeFrame,
  encodeFrame,
  FrameReader,
  type FrameVersion,
  type Message,
  type ReaderCounts,
} from '../../platform/index.js';

export type { Block, Message, ReaderCounts } from '../../platform/index.js';
export type { FrameVersion as Version };

/** What a stream of bytes contained. */
export interface Decoded {
  messages: Message[];
  /** read = in frames + in frames whose check byte is wrong + belonging to no frame. */
  counts: ReaderCounts;
}

/**
 * Decodes all messages in bytes. Bytes that belong to no frame, and frames whose check byte is wrong, are counted; what has no
 * layout is `undecoded` in its message, with the reason. Never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  const messages: Message[] = [];
  const reader = readerInto(messages);
  reader.push(bytes);
  reader.end();
  return { messages, counts: reader.counts };
}

/** Decodes a stream as it comes, however its bytes are divided into chunks. */
export async function* decodeStream(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const messages: Message[] = [];
  const reader = readerInto(messages);
  for await (const chunk of stream) {
    reader.push(chunk);
    yield* messages.splice(0);
  }
  reader.end();
  yield* messages;
}

const readerInto = (messages: Message[]) => new FrameReader((frame) => messages.push(decodeFrame(frame)));

/** What a message must say to be encoded: it is a command without encryption unless it says otherwise. */
export type ToEncode = Pick<Message, 'version' | 'command' | 'vin'> & Partial<Message>;

/**
 * The bytes of a message.
 * @throws RangeError for a value that no frame can hold
 */
export const encode = (message: ToEncode): Uint8Array => encodeFrame(commandOf(message));
