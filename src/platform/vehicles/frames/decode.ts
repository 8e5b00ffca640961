import type { Cursor } from './compile.js';
import { blockKind, commandLayouts, loginLayouts, type Version } from './layouts.js';
import { momentText, secondsAt } from './moment.js';
import type { Moment, Values } from './parts.js';
import { readLayout, textAt, vinAt } from './read.js';
import { headerBytes, overhead } from './stream.js';

/** Bytes of the data that nothing was read from, and why. */
export interface Undecoded {
  /** Their place in the data. */
  at: number;
  bytes: number;
  why: string;
}

export interface Block {
  type: number;
  name: string;
  values: Values;
}

/** What a message says, by its kind. */
export interface Message {
  version: Version;
  command: number;
  /** FE: a command; anything else an answer. */
  answer: number;
  vin: string;
  encryption: number;
  /** Of real-time and re-issued data. */
  time?: Moment;
  blocks?: Block[];
  /** Of all other messages. */
  values?: Values;
  undecoded?: Undecoded;
}

export const isCommand = 0xfe;
export const notEncrypted = 1;

/** Decodes a frame whose check byte is right. Never throws: what has no layout is `undecoded` with the reason. */
export function decode({ version, bytes }: { version: Version; bytes: Uint8Array }): Message {
  const cursor = { data: bytes, at: headerBytes, end: bytes.length - 1 };
  const message: Message = {
    version,
    command: bytes[2]!,
    answer: bytes[3]!,
    vin: vinAt(bytes),
    encryption: bytes[21]!,
  };
  if (message.encryption !== notEncrypted) return leave(message, cursor, `encrypted (${message.encryption})`);
  if (message.answer !== isCommand && bytes.length === overhead + 6)
    return { ...message, values: { time: momentText(secondsAt(bytes, headerBytes)) } };
  return decodeData(message, cursor);
}

function decodeData(message: Message, cursor: Cursor): Message {
  const { command, version } = message;
  if (command === 0x01) return decodeLogin(message, cursor);
  if (command === 0x02 || command === 0x03) return decodeBlocks(message, cursor);
  const layout = version === 2016 && command > 0x08 ? undefined : commandLayouts[command];
  if (!layout) return leave(message, cursor, 'no layout of this command is known');
  const values = readLayout(layout, cursor);
  if (!values) return leave(message, { ...cursor, at: headerBytes }, 'shorter than its layout');
  message.values = values;
  return leave(message, cursor, 'more than its layout');
}

/** The codes behind a login: as many whole ones as there are, since one public frame has a byte too few. */
function decodeLogin(message: Message, cursor: Cursor): Message {
  const values = readLayout(loginLayouts[message.version], cursor);
  if (!values) return leave(message, { ...cursor, at: headerBytes }, 'shorter than its layout');
  const [count, length] = codesOf(message.version, values);
  const codes: string[] = [];
  while (codes.length < count && length > 0 && cursor.at + length <= cursor.end) {
    codes.push(textAt(cursor.data, cursor.at, length));
    cursor.at += length;
  }
  return leave({ ...message, values: { ...values, codes } }, cursor, 'no whole code of a battery');
}

/** How many codes a login announces, and the length of each. */
export function codesOf(version: Version, values: Values): [count: number, length: number] {
  if (version === 2016) return [Number(values['subsystems']), Number(values['codeLength'])];
  const packs = Array.isArray(values['packs']) ? (values['packs'] as number[]) : [];
  return [packs.reduce((sum, n) => sum + n, 0), 24];
}

/** The blocks until the end, or until one that cannot be read: the blocks before it stay. The same block may come twice. */
function decodeBlocks(message: Message, cursor: Cursor): Message {
  const { data, end } = cursor;
  if (end - cursor.at < 6) return leave(message, cursor, 'shorter than its time');
  const blocks: Block[] = [];
  message.time = momentText(secondsAt(data, cursor.at));
  message.blocks = blocks;
  cursor.at += 6;
  while (cursor.at < end) {
    const at = cursor.at;
    const type = data[at]!;
    const kind = blockKind(message.version, type);
    if (!kind) return leave(message, cursor, `unknown type of block ${hex(type)}`);
    cursor.at++;
    const values = kind.read(cursor);
    if (!values)
      return leave(message, { ...cursor, at }, `block ${hex(type)} (${kind.name}) is longer than the data`);
    blocks.push({ type, name: kind.name, values });
  }
  return message;
}

function leave(message: Message, { at, end }: Cursor, why: string): Message {
  if (at < end) message.undecoded = { at: at - headerBytes, bytes: end - at, why };
  return message;
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
