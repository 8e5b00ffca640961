import { join } from 'node:path';
import { contentsOf, isKnown, type Platform, sealsIn } from '../../platform/index.js';
import {
  appendEntry,
  type Keys,
  type Log,
  type PublishedFiles,
  publishedLog,
  type ReceiptProof,
  readLog,
  receiptProof,
  type SecretKey,
  type SegmentEntry,
  segmentEntry,
  segmentRoot,
  sourceOf,
} from '../../release/index.js';

/** Milliseconds between two looks for segments that were sealed. */
const round = 30_000;

/** The options for writing the log: its folder, the signing key, earlier keys, and the name of a new log. */
export interface PublicLogOptions {
  folder: string;
  key: SecretKey;
  keys?: Keys;
  origin: string;
}

/** The public log of the sealed segments of a platform: hashes and sizes, nothing else. */
export class PublicLog {
  /** The files that anybody may read. */
  readonly files: PublishedFiles;
  #log: Log | undefined;
  #timer: NodeJS.Timeout | undefined;
  #updating: Promise<void> | undefined;

  constructor(
    readonly platform: Platform,
    readonly options: PublicLogOptions,
  ) {
    this.files = publishedLog(options.folder);
  }

  /** Adds segments from now on, as they are sealed. */
  start(onFault: (error: unknown) => void): void {
    const go = () => void this.update().catch(onFault);
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
    const { folder, key, keys = [], origin } = this.options;
    const source = sourceOf(folder);
    this.#log ??= await readLog(source);
    const logged = new Set(this.#log?.entries.map((entry) => nameOf(segmentOf(entry))));
    for (const seal of sealsIn(this.platform.log.folder)) {
      if (logged.has(nameOf(seal))) continue;
      // What follows is not added before it, so that the log is in the order of the segments.
      if (!isKnown(this.platform.ledger, seal)) return;
      const leaves = contentsOf(this.platform.ledger, seal.segment).map(({ text }) => text);
      const entry = { ...seal, size: leaves.length, root: segmentRoot(leaves) };
      await appendEntry(folder, segmentEntry(entry), { key, keys, ...(!this.#log && { origin }) });
      this.#log = await readLog(source);
      logged.add(nameOf(entry));
    }
  }

  /** The proof that a receipt is in the log; undefined as long as its segment is not. */
  proof({ id, segment }: { id: string; segment: number }): ReceiptProof | undefined {
    const entry = this.#log?.entries.map(segmentOf).find((one) => one.segment === segment);
    if (!this.#log || !entry) return undefined;
    const contents = contentsOf(this.platform.ledger, segment);
    const leaves = contents.map(({ text }) => text);
    if (segmentRoot(leaves) !== entry.root)
      throw new Error(`segment ${segment} is not what the public log says`);
    return receiptProof(
      this.#log,
      entry,
      leaves,
      contents.findIndex((one) => one.id === id),
    );
  }
}

/** A segment and how often it was rewritten: each is an entry. */
const nameOf = ({ segment, generation = 0 }: { segment: number; generation?: number | undefined }) =>
  `${segment} ${generation}`;

/** What the public log in the folder of a platform says of its segments; nothing where there is none. @throws UserError where it is damaged */
export async function loggedSegments(folder: string): Promise<SegmentEntry[]> {
  const log = await readLog(sourceOf(join(folder, 'log')));
  return log?.entries.map(segmentOf) ?? [];
}

const segmentOf = (entry: Buffer) => JSON.parse(entry.toString()) as SegmentEntry;
