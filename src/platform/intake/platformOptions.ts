import type { LoggedSegment } from './chain.js';
import { keysKept } from './ledgerCheck.js';
import type { LogOptions } from './segmentLog.js';

export interface PlatformLimits {
  /** Milliseconds for which idempotency keys are kept. */
  keysKept: number;
  /** Bytes that may wait to be judged. */
  waitingBytes: number;
  /** Bytes that must be free on the disk. */
  leastFree: number;
}

export const usualLimits: PlatformLimits = {
  keysKept,
  waitingBytes: 64 << 20,
  leastFree: 1 << 30,
};

export interface PlatformOptions extends Omit<LogOptions, 'limits'> {
  log?: LogOptions['limits'];
  limits?: Partial<PlatformLimits>;
  /** Free bytes of the disk. */
  free?: () => number;
  onFault?: (error: unknown) => void;
  /** What the public log says of sealed segments, where there is one: the segments are compared with it. */
  logged?: readonly LoggedSegment[];
  /** Judge in a thread, where the program is compiled: for a server, whose answers may not wait. */
  thread?: boolean;
}
