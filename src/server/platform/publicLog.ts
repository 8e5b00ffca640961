import { join } from 'node:path';
import { leafHash } from '../../disk/index.js';
import {
  contentsOf,
  isKnown,
  oldestSince,
  type Platform,
  type ReceiptRow,
  requestText,
  sealsIn,
} from '../../platform/index.js';
import {
  addSignatures,
  appendEntry,
  askWitnesses,
  cosign,
  datedAt,
  type Keys,
  type Log,
  leavesFile,
  leavesPath,
  type Policy,
  type PublishedFiles,
  publishedLog,
  type ReceiptProof,
  readLog,
  receiptProof,
  type SecretKey,
  type SegmentEntry,
  segmentEntry,
  segmentOf,
  segmentRoot,
  signPromise,
  sourceOf,
} from '../../release/index.js';

/** Milliseconds between two looks for segments that were sealed. */
const round = 30_000;

/** Milliseconds in which a request is in the log, by the promise that its receipt has. */
export const promisedWithin = 60 * 60_000;

/** Milliseconds after which the newest checkpoint is dated anew. */
const dateKept = 10 * 60_000;

/** Milliseconds after which witnesses are asked anew for the same checkpoint. */
const cosignatureKept = 24 * 60 * 60_000;

/** The options for writing the log: its folder, the signing key, earlier keys, the name of a new log, and the clock. */
export interface PublicLogOptions {
  folder: string;
  key: SecretKey;
  keys?: Keys;
  origin: string;
  /** Who is asked to cosign each checkpoint. */
  witnesses?: Policy | undefined;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The public log of the sealed segments of a platform: hashes and sizes, nothing else. */
export class PublicLog {
  /** The files that anybody may read. */
  readonly files: PublishedFiles;
  #log: Log | undefined;
  /** The entries of the log. */
  #entries: readonly SegmentEntry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #updating: Promise<void> | undefined;
  /** What was reported of witnesses last, so that it is not said again every half minute. */
  #said = '';

  constructor(
    readonly platform: Platform,
    readonly options: PublicLogOptions,
  ) {
    const published = publishedLog(options.folder);
    this.files = async (path) => this.#leavesIn(path) ?? (await published(path));
  }

  /** When its newest state was dated, in milliseconds since 1970; undefined where there is none. */
  get dated(): number | undefined {
    const { key } = this.options;
    return this.#log && datedAt(this.#log.checkpoint, [{ ...key, status: 'current', logSize: 0 }]);
  }

  /** Adds segments from now on, as they are sealed. */
  start(onFault: (error: unknown) => void): void {
    const go = () =>
      void this.update()
        .then(() => this.cosign(onFault))
        .catch(onFault);
    this.#timer = setInterval(go, round).unref();
    go();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#updating?.catch(() => {});
  }

  /** Adds the segments that were sealed and that the ledger knows. @throws UserError where the log is damaged or another's */
  update(): Promise<void> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async #update(): Promise<void> {
    const at = this.#now();
    await this.#append();
    // A clock that jumped ahead makes promises due at once: no state of the log is dated without what is due.
    if (this.#unlogged() + promisedWithin <= at) {
      await this.platform.log.endSegment();
      await this.platform.judging.idle();
      await this.#append();
    }
    if (this.#unlogged() + promisedWithin > at) await this.#date(at);
  }

  /** Adds the segments that were sealed, in their order. */
  async #append(): Promise<void> {
    const { folder, key, keys = [], origin } = this.options;
    if (!this.#log) await this.#read();
    const logged = new Set(this.#entries.map(nameOf));
    for (const seal of sealsIn(this.platform.log.folder)) {
      if (logged.has(nameOf(seal))) continue;
      // What follows is not added before it, so that the log is in the order of the segments.
      if (!isKnown(this.platform.ledger, seal)) return;
      const leaves = contentsOf(this.platform.ledger, seal.segment).map(({ text }) => text);
      const entry = { ...seal, size: leaves.length, root: segmentRoot(leaves) };
      await appendEntry(folder, segmentEntry(entry), { key, keys, ...(!this.#log && { origin }) });
      await this.#read();
      logged.add(nameOf(entry));
    }
  }

  /** Signs with the time that the newest checkpoint was the newest then, from time to time. */
  async #date(at: number): Promise<void> {
    const { folder, key } = this.options;
    const log = this.#log;
    if (!log) return;
    const { checkpoint } = log;
    const before = this.dated;
    if (before !== undefined && before <= at && at - before < dateKept) return;
    const signed = await addSignatures(folder, checkpoint, [cosign(key, checkpoint.origin, checkpoint, at)]);
    if (signed) this.#log = { ...log, checkpoint: signed };
  }

  /** Asks the witnesses that have not cosigned the newest checkpoint, or not for a day, and publishes what they sign. */
  async cosign(onFault: (error: unknown) => void): Promise<void> {
    const { folder, witnesses } = this.options;
    const log = this.#log;
    if (!log || !witnesses) return;
    const { signatures, faults } = await askWitnesses(log, witnesses, this.#now() - cosignatureKept);
    const signed = signatures.length > 0 && (await addSignatures(folder, log.checkpoint, signatures));
    if (signed && this.#log?.checkpoint.body === signed.body) this.#log = { ...log, checkpoint: signed };
    const said = faults.map(({ message }) => message).join('\n');
    if (said !== this.#said) for (const fault of faults) onFault(fault);
    this.#said = said;
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }

  async #read(): Promise<void> {
    this.#log = await readLog(sourceOf(this.options.folder));
    this.#entries = entriesOf(this.#log);
  }

  /** When the oldest request came that is not in the log. */
  #unlogged(): number {
    const { ledger, judging } = this.platform;
    const last = this.#entries.reduce((most, { segment }) => Math.max(most, segment), 0);
    // What was acknowledged just now is not in the ledger yet.
    const known = oldestSince(ledger, last) ?? Number.POSITIVE_INFINITY;
    return judging.fresh.reduce((oldest, { head }) => Math.min(oldest, head.received), known);
  }

  /** The requests of the segment that an entry stands for, each as a text. */
  #contents({ segment, root }: SegmentEntry) {
    const contents = contentsOf(this.platform.ledger, segment);
    if (segmentRoot(contents.map(({ text }) => text)) !== root)
      throw new Error(`segment ${segment} is not what the public log says`);
    return contents;
  }

  /** The hashes of the requests of a segment, by the path of that file; undefined for all other paths. */
  #leavesIn(path: string): Uint8Array | undefined {
    const index = this.#entries.findIndex((_, n) => leavesPath(n) === path);
    if (index < 0) return undefined;
    return leavesFile(this.#contents(this.#entries[index]!).map(({ text }) => text));
  }

  /** The proof that a receipt is in the log; undefined as long as its segment is not. */
  proof({ id, segment }: { id: string; segment: number }): ReceiptProof | undefined {
    const entries = this.#entries;
    const at = entries.findIndex((one) => one.segment === segment);
    if (!this.#log || at < 0) return undefined;
    const contents = this.#contents(entries[at]!);
    const index = contents.findIndex((one) => one.id === id);
    const hashes = contents.map(({ text }) => leafHash(text));
    return receiptProof(this.#log, this.#log.entries[at]!, contents[index]!.text, hashes, index);
  }

  /**
   * The signed promise that a request is in the log in time; undefined where the time has come and it is not, as with requests from
   * before there was a log.
   */
  promise(row: ReceiptRow): string | undefined {
    const { contract, partner, segment, version } = row;
    const by = row.at + promisedWithin;
    if (by <= this.#now() && !this.#entries.some((one) => one.segment === segment)) return undefined;
    return signPromise(this.options.key, {
      by: new Date(by).toISOString(),
      contract,
      leaf: requestText(row),
      log: this.options.origin,
      partner,
      segment,
      version,
    });
  }
}

/** A segment and how often it was rewritten: each is an entry. */
const nameOf = ({ segment, generation = 0 }: { segment: number; generation?: number | undefined }) =>
  `${segment} ${generation}`;

/** What the public log in the folder of a platform says of its segments; nothing where there is none. @throws UserError where it is damaged */
export async function loggedSegments(folder: string): Promise<SegmentEntry[]> {
  const log = await readLog(sourceOf(join(folder, 'log')));
  return entriesOf(log);
}

const entriesOf = (log: Log | undefined) => log?.entries.map((entry) => segmentOf(entry)!) ?? [];
