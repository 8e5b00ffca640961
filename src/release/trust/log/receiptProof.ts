import { z } from 'zod';
import { inclusionProof, leafHash, rootFromInclusion, treeHash } from '../../../disk/index.js';
import { sha256Bytes } from '../ed25519.js';
import type { Keys } from '../keyring.js';
import { strictBase64 } from '../minisign.js';
import { cosignersOf, type Policy, type Witnessed } from '../witness/policy.js';
import { isTrusted, type Log, proveEntry } from './log.js';
import { isProofOf, parseProof, proofText } from './proof.js';

/** The entry of the log for a sealed segment: its bytes, and the root of the tree of its requests. */
export interface SegmentEntry {
  segment: number;
  /** How often it was rewritten because records in it were erased; the root stays that of what was received. */
  generation?: number | undefined;
  bytes: number;
  sha256: string;
  /** Requests in it. */
  size: number;
  root: string;
}

/** The bytes of an entry in the log. */
export const segmentEntry = (entry: SegmentEntry): Buffer => Buffer.from(JSON.stringify(entry));

/** The root of the tree of the requests of a segment, each as a text. */
export const segmentRoot = (leaves: readonly string[]): string =>
  treeHash(leaves.map((leaf) => leafHash(leaf))).toString('base64');

/**
 * The proof that a request is in the public log: the request (`leaf`) is in a segment, and the entry of the segment is in the log. It
 * shows nothing of other requests but hashes.
 */
export interface ReceiptProof {
  format: 1;
  leaf: string;
  inSegment: { index: number; hashes: string[] };
  entry: string;
  /** Of the entry, as C2SP tlog-proof. */
  inLog: string;
}

/**
 * Makes the proof for one of the requests of a segment.
 *
 * @param entry the entry of the segment in the log
 * @param leaf the request
 * @param hashes of all requests of the segment, this one at `index`
 */
export function receiptProof(
  log: Log,
  entry: Buffer,
  leaf: string,
  hashes: readonly Buffer[],
  index: number,
): ReceiptProof {
  return {
    format: 1,
    leaf,
    inSegment: { index, hashes: inclusionProof(hashes, index).map((hash) => hash.toString('base64')) },
    entry: entry.toString(),
    inLog: proofText(proveEntry(log, entry)!),
  };
}

const shape = z.object({
  format: z.literal(1),
  leaf: z.string(),
  inSegment: z.object({ index: z.int().nonnegative(), hashes: z.array(z.string()).max(64) }),
  entry: z.string(),
  inLog: z.string(),
});

const entryShape = z.object({
  segment: z.int(),
  generation: z.int().optional(),
  bytes: z.int(),
  sha256: z.string(),
  size: z.int().nonnegative(),
  root: z.string(),
});

/** A step of checking a proof. */
export type ProofStep = 'form' | 'body' | 'segment' | 'log' | 'signature' | 'witnesses';

/** A request, as its leaf in a segment says. */
export type LoggedRequest = z.infer<typeof requestShape>;

const requestShape = z.strictObject({
  receipt: z.string(),
  sha256: z.string(),
  receivedAt: z.string(),
  records: z.int().nonnegative(),
  /** What binds the leaves of its records. Requests of earlier versions have none. */
  leaves: z.string().optional(),
});

/** The request that a leaf stands for; undefined where it stands for none. */
export const requestOf = (leaf: string): LoggedRequest | undefined =>
  requestShape.safeParse(jsonOf(leaf)).data;

/** The segment that an entry stands for; undefined where it stands for none. */
export const segmentOf = (entry: Uint8Array | string): SegmentEntry | undefined =>
  entryShape.safeParse(jsonOf(entry.toString())).data;

/** The faults of a proof, or what a valid one proves. */
export interface CheckedProof {
  wrong: ProofStep[];
  leaf?: LoggedRequest;
  entry?: SegmentEntry;
  checkpoint?: { origin: string; size: number };
  /** Who cosigned the checkpoint, where a policy was given. */
  witnessed?: Witnessed;
}

/**
 * Checks a proof without the platform.
 *
 * @param keys the public keys of the log; without them its signature is not checked
 * @param body the bytes that were sent, unpacked; without them the hash in the leaf is not checked
 * @param witnesses those that must have cosigned the checkpoint
 */
export function checkReceiptProof(
  given: unknown,
  keys?: Keys,
  body?: Uint8Array,
  witnesses?: Policy,
): CheckedProof {
  const read = shape.safeParse(given);
  const inLog = read.success ? parseProof(read.data.inLog) : undefined;
  if (!read.success || !inLog) return { wrong: ['form'] };
  const proof = read.data;
  const [found, entry] = [requestOf(proof.leaf), segmentOf(proof.entry)];
  const hashes = proof.inSegment.hashes.map(strictBase64);
  if (!entry || !found || hashes.some((hash) => hash?.length !== 32)) return { wrong: ['form'] };
  const root = rootFromInclusion(leafHash(proof.leaf), proof.inSegment.index, entry.size, hashes as Buffer[]);
  const witnessed = witnesses && cosignersOf(witnesses, inLog.checkpoint);
  const holds: Partial<Record<ProofStep, boolean>> = {
    body: body === undefined || sha256Bytes(body).toString('hex') === found.sha256,
    segment: root?.toString('base64') === entry.root,
    log: isProofOf(leafHash(proof.entry), inLog),
    signature: keys === undefined || isTrusted(inLog.checkpoint, keys),
    witnesses: witnessed === undefined || witnessed.isEnough,
  };
  const wrong = (Object.keys(holds) as ProofStep[]).filter((step) => !holds[step]);
  const { origin, size } = inLog.checkpoint;
  return { wrong, leaf: found, entry, checkpoint: { origin, size }, ...(witnessed && { witnessed }) };
}

/** What a text says as JSON; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
