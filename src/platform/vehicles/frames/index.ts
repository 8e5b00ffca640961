export { type Block, commandName, decode, type Message, type Undecoded } from './decode.js';
export { commandOf, encode } from './encode.js';
export type { Version } from './layouts.js';
export { type Frame, FrameReader, type ReaderCounts } from './stream.js';
