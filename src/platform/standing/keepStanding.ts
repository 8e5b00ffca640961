import type { KeepCopying } from '../copies/index.js';
import { unbalancedIn } from '../intake/account.js';
import type { Platform } from '../intake/platform.js';
import { oldestSince } from '../intake/segmentContents.js';
import type { KeepDelivering } from '../webhooks/index.js';
import { type Kept, keepIn, keptIn } from './kept.js';
import { isAge } from './matters.js';
import {
  isStopped,
  type Reading,
  readingsOf,
  type Sources,
  type Stopped,
  whatStopped,
} from './whatStopped.js';

/** Milliseconds between two rounds in which moments are kept. */
const round = 30_000;

/** What runs on a platform. */
export interface Running {
  platform: Platform;
  copying?: KeepCopying | undefined;
  delivering?: KeepDelivering | undefined;
  /** The public log: when its newest state was dated. */
  publicLog?: { dated: number | undefined } | undefined;
}

const latest = (...moments: (number | undefined)[]): number | undefined => {
  const known = moments.filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

/** The state of a platform in its server; keeps in the folder what else would be lost with the process. */
export class KeepStanding {
  #kept: Kept;
  #said = '';
  #stopped: { at: number; all: Stopped[] } = { at: Number.NEGATIVE_INFINITY, all: [] };
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly running: Running,
    /** Since when the live index is behind. */
    readonly behindSince: () => number | undefined,
    readonly now: () => number,
    readonly onFault: (error: unknown) => void,
  ) {
    const { folder } = running.platform;
    const started = now();
    // What was never done counts from the first start that awaited it.
    this.#kept = { ledger: started, ...(running.copying && { copies: started }), ...keptIn(folder), started };
    this.keep();
    this.#timer = setInterval(() => this.keep(), round).unref();
  }

  /** The state of all that is applicable. */
  readings(): Reading[] {
    return readingsOf(this.#sources());
  }

  /** What has stopped, as it was at most a second ago: whoever asks for the health of a server reads no more often. */
  stopped(): Stopped[] {
    const at = performance.now();
    if (at - this.#stopped.at > 1000) this.#stopped = { at, all: whatStopped(this.readings()) };
    return this.#stopped.all;
  }

  /** Keeps the moments of now. A fault that repeats is reported once. */
  keep(): void {
    const { folder } = this.running.platform;
    try {
      const { ledger, copies } = keptIn(folder);
      const before = this.#kept;
      this.#kept = {
        ...before,
        ledger: latest(before.ledger, ledger, this.running.platform.checking.lastSame),
        copies: latest(before.copies, copies, this.running.copying?.state.complete?.at),
        log: latest(before.log, this.running.publicLog?.dated),
        live: this.behindSince(),
        seen: this.now(),
      } as Kept;
      for (const reading of this.readings()) {
        const { name } = reading.matter;
        if (isAge(reading.matter)) continue;
        if (!isStopped(reading)) delete this.#kept[name];
        else this.#kept[name] ??= this.now();
      }
      keepIn(folder, { account: undefined, space: undefined, reading: undefined, ...this.#kept });
      this.#said = '';
    } catch (error) {
      if (String(error) !== this.#said) this.onFault(error);
      this.#said = String(error);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.keep();
  }

  #sources(): Sources {
    const { platform, copying, delivering, publicLog } = this.running;
    const kept = this.#kept;
    return {
      now: this.now(),
      since: (name) => kept[name],
      of: {
        judging: () => platform.waitingSince(),
        account: () => unbalancedIn(platform.ledger),
        space: () => platform.freeBytes,
        ...(copying && { copies: () => latest(copying.state.complete?.at, kept.copies) }),
        ...(publicLog && {
          // A log without entries is late once something was received.
          log: () => latest(publicLog.dated, kept.log) ?? oldestSince(platform.ledger, 0),
        }),
        ledger: () => latest(platform.checking.lastSame, kept.ledger),
        ...(delivering && { webhooks: () => delivering.failingSince() }),
        live: this.behindSince,
      },
    };
  }
}
