import { z } from 'zod';
import { leafHash, treeHash } from '../../../disk/index.js';
import { problems, UserError } from '../../../edition/index.js';
import type { Source } from '../../source.js';
import type { Keys } from '../keyring.js';
import { strictBase64 } from '../minisign.js';
import { datedAt, isTrusted, type Log, readLog } from './log.js';
import { parseCheckpoint } from './note.js';
import { type Promised, promiseOf } from './promise.js';
import { type ReceiptProof, receiptProof, type SegmentEntry, segmentOf } from './receiptProof.js';

/**
 * What convicts the operator of a log: its signed promise, and a later state of its log, signed and dated by it, that has no such
 * request. Anybody who has the key of the log can check it offline.
 */
export interface BrokenPromise {
  format: 'iplus-broken-promise/1';
  promise: string;
  checkpoint: string;
  /** All entries of the log, in base64. */
  entries: string[];
  /** Of each entry of the promised segment: the hashes of the requests in it, in base64. */
  leaves: string[][];
}

/** What a log says of a promise. */
export type Judged =
  /** The request is in the log. */
  | { is: 'included'; promised: Promised; proof: ReceiptProof }
  /** It is not, and need not be yet. */
  | { is: 'not-due'; promised: Promised }
  /** It is not, as far as the log shows, and the time has come; but no state of the log is dated after it, or hashes are held back. */
  | { is: 'overdue'; promised: Promised }
  /** The operator broke its promise. */
  | { is: 'broken'; promised: Promised; evidence: BrokenPromise; at: number };

/** Bytes of the hashes of the requests of a segment at most. */
const mostLeaves = 1 << 28;
const hashBytes = 32;

/** The file in which a log shows the hashes of the requests of the segment that an entry stands for. */
export const leavesPath = (entry: number): string => `leaves/${entry}`;

/** The hashes of the requests of a segment as a file. */
export const leavesFile = (leaves: readonly string[]): Buffer =>
  Buffer.concat(leaves.map((leaf) => leafHash(leaf)));

/**
 * Judges a promise by the log.
 *
 * @param text the promise, as it is in a receipt
 * @param of the log, its keys, the time (milliseconds since 1970), and the file that a message names
 * @throws UserError where no given key signed it, or the log is damaged, is another one or cannot be read
 */
export async function judgePromise(
  text: unknown,
  { source, keys, now, file }: { source: Source; keys: Keys; now: number; file: string },
): Promise<Judged> {
  const promised = promiseOf(text, keys);
  if (!promised) throw new UserError([problems.noPromise(file)]);
  const log = await readLog(source, (checkpoint) => isTrusted(checkpoint, keys));
  if (log && log.checkpoint.origin !== promised.log)
    throw new UserError([problems.badLog(source.name, ofAnother(promised.log))]);
  const leaves: Buffer[][] = [];
  const entries = log?.entries.map(segmentOf) ?? [];
  let isAllShown = true;
  for (const [index, entry] of entries.entries()) {
    if (entry?.segment !== promised.segment) continue;
    const shown = hashesIn(await source.read(leavesPath(index), mostLeaves), entry);
    if (!shown) isAllShown = false;
    else leaves.push(shown);
    const place = shown?.findIndex((one) => one.equals(leafHash(promised.leaf))) ?? -1;
    if (shown && place >= 0)
      return {
        is: 'included',
        promised,
        proof: receiptProof(log!, log!.entries[index]!, promised.leaf, shown, place),
      };
  }
  const [due, at] = [Date.parse(promised.by), log && datedAt(log.checkpoint, keys)];
  if (log && at !== undefined && at >= due && isAllShown)
    return { is: 'broken', promised, at, evidence: evidenceOf(text as string, log, leaves) };
  return { is: now < due ? 'not-due' : 'overdue', promised };
}

const ofAnother = (log: string) => ({ en: `not the log ${log}`, zh: `不是日志 ${log}` });

/** The hashes of the requests of a segment; undefined where they are not those of its entry. */
function hashesIn(file: Buffer | undefined, { size, root }: SegmentEntry): Buffer[] | undefined {
  if (file?.length !== size * hashBytes) return undefined;
  const hashes = Array.from({ length: size }, (_, n) => file.subarray(n * hashBytes, (n + 1) * hashBytes));
  return treeHash(hashes).toString('base64') === root ? hashes : undefined;
}

const evidenceOf = (
  promise: string,
  { checkpoint, entries }: Log,
  leaves: readonly Buffer[][],
): BrokenPromise => ({
  format: 'iplus-broken-promise/1',
  promise,
  checkpoint: checkpoint.text,
  entries: entries.map((entry) => entry.toString('base64')),
  leaves: leaves.map((hashes) => hashes.map((hash) => hash.toString('base64'))),
});

const shape = z.strictObject({
  format: z.literal('iplus-broken-promise/1'),
  promise: z.string(),
  checkpoint: z.string(),
  entries: z.array(z.string()),
  leaves: z.array(z.array(z.string())),
});

/**
 * Checks evidence of a broken promise, without the log.
 *
 * @returns what was promised, and when the log said that its newest state had nothing of it; undefined where the evidence convicts nobody
 */
export function checkBrokenPromise(
  given: unknown,
  keys: Keys,
): { promised: Promised; at: number } | undefined {
  const evidence = shape.safeParse(given).data;
  const promised = promiseOf(evidence?.promise, keys);
  const checkpoint = evidence && parseCheckpoint(evidence.checkpoint);
  if (!evidence || !promised || !checkpoint || !isTrusted(checkpoint, keys)) return undefined;
  const entries = evidence.entries.map((entry) => strictBase64(entry) ?? none);
  const at = datedAt(checkpoint, keys);
  const isState =
    checkpoint.origin === promised.log &&
    checkpoint.size === entries.length &&
    checkpoint.root.equals(treeHash(entries.map(leafHash)));
  if (!isState || at === undefined || at < Date.parse(promised.by)) return undefined;
  const own = entries.map(segmentOf).filter((entry) => entry?.segment === promised.segment);
  if (own.length !== evidence.leaves.length) return undefined;
  const leaf = leafHash(promised.leaf);
  const isAbsent = own.every((entry, n) => {
    const hashes = evidence.leaves[n]!.map((hash) => strictBase64(hash) ?? none);
    return hashesIn(Buffer.concat(hashes), entry!)?.every((hash) => !hash.equals(leaf)) ?? false;
  });
  return isAbsent ? { promised, at } : undefined;
}

const none = Buffer.alloc(0);
