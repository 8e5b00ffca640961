import { codesOf, isCommand, type Message, notEncrypted } from './decode.js';
import { blockKind, commandLayouts, loginLayouts } from './layouts.js';
import { bytesOfSeconds, secondsOf } from './moment.js';
import type { Values } from './parts.js';
import { checkOf, mostData } from './stream.js';
import { bigEndian, textBytes, writeLayout } from './write.js';

/**
 * The bytes of a message as a frame.
 * @throws RangeError for values that no frame can hold
 */
export function encode(message: Message): Uint8Array {
  const data = dataOf(message);
  if (data.length > mostData) throw new RangeError(`${data.length} bytes are no data of one frame`);
  const start = message.version === 2016 ? 0x23 : 0x24;
  const frame = new Uint8Array([
    start,
    start,
    message.command,
    message.answer,
    ...textBytes(message.vin, 17),
    message.encryption,
    ...bigEndian(data.length, 2),
    ...data,
    0,
  ]);
  frame[frame.length - 1] = checkOf(frame, 2, frame.length - 1);
  return frame;
}

/** A command without encryption. */
export function commandOf(message: Pick<Message, 'version' | 'command' | 'vin'> & Partial<Message>): Message {
  return { answer: isCommand, encryption: notEncrypted, ...message };
}

function dataOf(message: Message): number[] {
  const { version, command, values = {} } = message;
  const out: number[] = [];
  if (message.answer !== isCommand)
    return 'time' in values ? bytesOfSeconds(secondsOf(String(values['time']))) : [];
  if (message.time !== undefined) writeBlocks(message, out);
  else if (command === 0x01) {
    writeLayout(loginLayouts[version], values, out);
    writeCodes(message, values, out);
  } else writeLayout(commandLayouts[command] ?? [], values, out);
  return out;
}

function writeBlocks({ version, time = '', blocks = [] }: Message, out: number[]): void {
  out.push(...bytesOfSeconds(secondsOf(time)));
  for (const { type, values } of blocks) {
    const kind = blockKind(version, type);
    if (!kind) throw new RangeError(`no layout of a block ${type} is known`);
    out.push(type);
    writeLayout(kind.layout, values, out);
  }
}

function writeCodes({ version }: Message, values: Values, out: number[]): void {
  const [, length] = codesOf(version, values);
  for (const code of values['codes'] as readonly string[]) out.push(...textBytes(code, length));
}
