import { hash } from 'node:crypto';
import { z } from 'zod';
import { leafHash, rootFromInclusion } from '../../disk/index.js';
import { saltBytes } from '../intake/frame.js';
import { hashesPerEntry, leafWith, promisedLeaves, saltedOf, secretOf } from '../intake/leaf.js';
import { bodyOf } from '../intake/verdictOf.js';
import { commitmentOf, entryBytes } from './recordTree.js';

const text = z.string().max(1 << 20);

const entryShape = z.strictObject({
  index: z.int().nonnegative(),
  entry: text,
  hashes: z.array(text).max(64),
});

const lineShape = z.strictObject({
  line: z.int().positive(),
  leaf: text,
  salt: text.optional(),
  /** Of an erased record, in place of its salt: the hash of the salt and bytes that it had. */
  salted: text.optional(),
  /** Format 2: from that hash to what the receipt promised of the leaves of its records. */
  path: z.array(text).max(64).optional(),
  in: entryShape.extend({ cell: text.optional(), of: z.int().positive().nullable().optional() }).optional(),
  between: z.array(entryShape).max(2).optional(),
});

const shape = z.strictObject({
  /**
   * 3: with the entries of the tree that the receipt promised; 2: with a path of each record in a tree of earlier versions, whose leaves
   * are the hashes of single records; 1: without, as the receipt promised nothing of leaves.
   */
  format: z.enum(['iplus-figure-proof/1', 'iplus-figure-proof/2', 'iplus-figure-proof/3']),
  edition: text,
  contract: text,
  partner: text,
  receipt: text,
  form: z.enum(['ndjson', 'cloudevents', 'csv']),
  /** The names of the fields of a record's key. */
  fields: z.array(text),
  root: text,
  records: z.int().nonnegative(),
  /** Format 3: eight salted hashes each, in the order of the records of the request. */
  promised: z.array(entryShape).optional(),
  lines: z.array(lineShape),
});

/** An entry of the tree of a release with its path to the root. */
export type ProvedEntry = z.infer<typeof entryShape>;

/** A record: where it is in the tree, or between which two entries it would be. */
export type ProvedLine = z.infer<typeof lineShape>;

/** Which records of a request count in the figures of a release, and in which cells. */
export type FigureProof = z.infer<typeof shape>;

/** What the receipt of a request promised: whose it is, the hash of its bytes, and what binds the leaves of its records. */
export interface PromisedRequest {
  receipt: string;
  partner: string;
  contract: string;
  sha256: string;
  leaves?: string | undefined;
}

/** What a proof shows of a record. */
export interface CheckedLine {
  line: number;
  /** `wrong`: the proof does not hold. */
  is: 'in' | 'out' | 'wrong';
  /** Where it counts: the place as the record names it, and the period. */
  cell?: string[];
  /** Its weight among the records of the cell, where the number of these is not confidential. */
  weight?: number;
  /** Whether its bytes were compared. Of an erased record nothing but its leaf is left. */
  isCompared: boolean;
  /** Whether its leaf is the one that the receipt promised. If not, it holds for the salt in the proof, which the platform chose. */
  isPromised: boolean;
}

/** What a proof is checked by. */
export interface FigureEvidence {
  /** Of the contract in release.json. */
  tree: { root: string; records: number } | undefined;
  /** What was sent, unpacked; without it the proof is about leaves alone. */
  body?: Uint8Array | undefined;
  /** By the receipt of the request, as the key of the public log has signed it. */
  promised?: PromisedRequest | undefined;
}

/**
 * Checks a proof by what a release says of the records behind it, by the bytes of the request and by what its receipt promised, without
 * the platform. Where the receipt promised something of the leaves, nothing else is accepted for the bytes given.
 *
 * @returns undefined where the proof is none, or one for another release or receipt
 */
export function checkFigureProof(
  given: unknown,
  { tree, body, promised }: FigureEvidence,
): { proof: FigureProof; lines: CheckedLine[] } | undefined {
  const proof = shape.safeParse(given).data;
  if (!proof || !tree || proof.root !== tree.root || proof.records !== tree.records) return undefined;
  const { receipt, partner, contract } = promised ?? proof;
  if (proof.receipt !== receipt || proof.partner !== partner || proof.contract !== contract) return undefined;
  const sent = body && leavesIn(proof, body, promised);
  return { proof, lines: proof.lines.map((line) => checkedLine(proof, line, sent)) };
}

/** The leaves of the records that were sent. */
interface Sent {
  /** Whether their receipt promised something of them, so that no other leaf is one. */
  isPromised: boolean;
  /** Of a record, by its line and salt, or of an erased one by the hash of both; undefined where it has no such leaf. */
  leafOn: (given: ProvedLine) => Buffer | undefined;
}

function leavesIn(proof: FigureProof, body: Uint8Array, promised: PromisedRequest | undefined): Sent {
  const { contract, partner, form, fields } = proof;
  const head = { contract, partner, form, fields };
  const { records, read } = bodyOf(form, body);
  const byLine = new Map(records.map((raw, index) => [raw.line, { raw, index }]));
  const isOther = promised !== undefined && hash('sha256', body, 'hex') !== promised.sha256;
  const isBound =
    promised?.leaves === undefined ? undefined : boundBy(proof, records.length, promised.leaves);
  const leafOn = (given: ProvedLine) => {
    const { line, salt, salted } = given;
    const found = byLine.get(line);
    if (!found || isOther) return undefined;
    const salts = Buffer.from(salt ?? '', 'base64');
    const own = salt === undefined ? hashIn(salted) : saltedOf({ head, body, salts })(found.raw, 0);
    if (!own || isBound?.(own, found.index, given) === false) return undefined;
    return leafWith(head, own, read(found.raw));
  };
  return { isPromised: isBound !== undefined, leafOn };
}

/**
 * Whether a receipt promised the salted hash of a record at a position among those of its request, whose number fixes the form of the
 * tree. The promise names how many hashes an entry has, so that none can be shown with a proof of another format.
 */
function boundBy(
  proof: FigureProof,
  count: number,
  leaves: string,
): (salted: Buffer, index: number, line: ProvedLine) => boolean {
  const isRoot = (root: Buffer | undefined, perEntry?: typeof hashesPerEntry) =>
    root !== undefined && promisedLeaves(proof, root, perEntry) === leaves;
  if (proof.format === 'iplus-figure-proof/1') return () => false;
  if (proof.format === 'iplus-figure-proof/2')
    return (salted, index, { path = [] }) => isRoot(rootFromInclusion(salted, index, count, hashesIn(path)));
  const entries = new Map<number, Buffer>();
  for (const { index, entry, hashes } of proof.promised ?? []) {
    const bytes = Buffer.from(entry, 'base64');
    if (bytes.length !== hashBytes * Math.min(hashesPerEntry, count - hashesPerEntry * index)) continue;
    const size = Math.ceil(count / hashesPerEntry);
    const root = rootFromInclusion(leafHash(bytes), index, size, hashesIn(hashes));
    if (isRoot(root, hashesPerEntry)) entries.set(index, bytes);
  }
  return (salted, index) => {
    const at = hashBytes * (index % hashesPerEntry);
    const entry = entries.get(Math.floor(index / hashesPerEntry));
    return entry?.subarray(at, at + hashBytes).equals(salted) ?? false;
  };
}

const hashBytes = entryBytes / 2;
const none = Buffer.alloc(0);

/** A hash in base64; undefined where it is none. */
function hashIn(given: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(given ?? '', 'base64');
  return bytes.length === hashBytes ? bytes : undefined;
}

/** Hashes in base64; of no bytes where one is none, so that they lead nowhere. */
const hashesIn = (given: readonly string[]): Buffer[] => given.map((one) => hashIn(one) ?? none);

function checkedLine(proof: FigureProof, given: ProvedLine, sent: Sent | undefined): CheckedLine {
  const { line, in: own, between } = given;
  const leaf = hashIn(given.leaf);
  const salt = given.salt === undefined ? undefined : Buffer.from(given.salt, 'base64');
  const isCompared = sent !== undefined && (sent.isPromised || (salt ?? given.salted) !== undefined);
  const wrong: CheckedLine = { line, is: 'wrong', isCompared, isPromised: false };
  if (!leaf || (salt && salt.length !== saltBytes)) return wrong;
  if (isCompared && !sent.leafOn(given)?.equals(leaf)) return wrong;
  const shown = { line, isCompared, isPromised: isCompared && sent.isPromised };
  if (own && !between) {
    const entry = entryIn(proof, own);
    if (!entry?.leaf.equals(leaf)) return wrong;
    if (!salt || own.cell === undefined) return { ...shown, is: 'in' };
    const { cell, of = null } = own;
    const secret = secretOf(salt, { receipt: proof.receipt, line });
    if (!entry.commitment.equals(commitmentOf(secret, cell, of))) return wrong;
    const words = wordsOf(cell);
    return words ? { ...shown, is: 'in', cell: words, ...(of !== null && { weight: 1 / of }) } : wrong;
  }
  return between && !own && isBetween(proof, leaf, between) ? { ...shown, is: 'out' } : wrong;
}

function wordsOf(cell: string): string[] | undefined {
  try {
    return z.array(z.string()).parse(JSON.parse(cell));
  } catch {
    return undefined;
  }
}

/** The entry of which a path leads to the root; undefined where it does not. */
function entryIn({ root, records }: FigureProof, { index, entry, hashes }: ProvedEntry) {
  const bytes = Buffer.from(entry, 'base64');
  if (bytes.length !== entryBytes) return undefined;
  const shown = rootFromInclusion(leafHash(bytes), index, records, hashesIn(hashes));
  if (shown?.toString('hex') !== root) return undefined;
  return { leaf: bytes.subarray(0, hashBytes), commitment: bytes.subarray(hashBytes) };
}

/** Whether a leaf would stand between two neighbours, before the first entry, or after the last. */
function isBetween(proof: FigureProof, leaf: Buffer, entries: readonly ProvedEntry[]): boolean {
  const found = entries.map((one) => entryIn(proof, one)?.leaf);
  if (found.some((one) => one === undefined)) return false;
  const [first, second] = found as Buffer[];
  const last = proof.records - 1;
  if (entries.length === 0) return proof.records === 0;
  if (second)
    return (
      entries[1]!.index === entries[0]!.index + 1 && first!.compare(leaf) < 0 && leaf.compare(second) < 0
    );
  const { index } = entries[0]!;
  return (index === 0 && leaf.compare(first!) < 0) || (index === last && first!.compare(leaf) < 0);
}
