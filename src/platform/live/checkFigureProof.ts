import { hash } from 'node:crypto';
import { z } from 'zod';
import { leafHash, rootFromInclusion } from '../../disk/index.js';
import { saltBytes } from '../intake/frame.js';
import { leafWith, promisedLeaves, saltedOf, secretOf } from '../intake/leaf.js';
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
  /** From that hash to what the receipt promised of the leaves of its records. */
  path: z.array(text).max(64).optional(),
  in: entryShape.extend({ cell: text.optional(), of: z.int().positive().nullable().optional() }).optional(),
  between: z.array(entryShape).max(2).optional(),
});

const shape = z.strictObject({
  /** 2: with the paths to what the receipt promised. Receipts of earlier versions promise nothing of leaves. */
  format: z.enum(['iplus-figure-proof/1', 'iplus-figure-proof/2']),
  edition: text,
  contract: text,
  partner: text,
  receipt: text,
  form: z.enum(['ndjson', 'cloudevents', 'csv']),
  /** The names of the fields of a record's key. */
  fields: z.array(text),
  root: text,
  records: z.int().nonnegative(),
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

function leavesIn(
  { contract, partner, form, fields }: FigureProof,
  body: Uint8Array,
  promised: PromisedRequest | undefined,
): Sent {
  const head = { contract, partner, form, fields };
  const { records, read } = bodyOf(form, body);
  const byLine = new Map(records.map((raw, index) => [raw.line, { raw, index }]));
  const isPromised = promised?.leaves !== undefined;
  const isOther = promised !== undefined && hash('sha256', body, 'hex') !== promised.sha256;
  const isPath = (salted: Buffer, index: number, path: readonly string[]) => {
    const hashes = path.map((one) => hashIn(one) ?? none);
    const root = rootFromInclusion(salted, index, records.length, hashes);
    return root !== undefined && promisedLeaves(head, root) === promised!.leaves;
  };
  const leafOn = ({ line, salt, salted, path = [] }: ProvedLine) => {
    const found = byLine.get(line);
    if (!found || isOther) return undefined;
    const salts = Buffer.from(salt ?? '', 'base64');
    const own = salt === undefined ? hashIn(salted) : saltedOf({ head, body, salts })(found.raw, 0);
    if (!own || (isPromised && !isPath(own, found.index, path))) return undefined;
    return leafWith(head, own, read(found.raw));
  };
  return { isPromised, leafOn };
}

const none = Buffer.alloc(0);

/** A hash in base64; undefined where it is none. */
function hashIn(given: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(given ?? '', 'base64');
  return bytes.length === entryBytes / 2 ? bytes : undefined;
}

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
  const path = hashes.map((one) => Buffer.from(one, 'base64'));
  if (bytes.length !== entryBytes || path.some(({ length }) => length !== entryBytes / 2)) return undefined;
  if (rootFromInclusion(leafHash(bytes), index, records, path)?.toString('hex') !== root) return undefined;
  return { leaf: bytes.subarray(0, entryBytes / 2), commitment: bytes.subarray(entryBytes / 2) };
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
