export { type Block, decode, type Message } from './decode.js';
export { commandOf, encode } from './encode.js';
export type { Version } from './layouts.js';
export { beijingDay, beijingSecond, dayStart, dayText, momentText } from './moment.js';
export { emptySkim, none, type Skim, type Skimmed, skim } from './skim.js';
export { type Frame, FrameReader, noCounts, type ReaderCounts } from './stream.js';
