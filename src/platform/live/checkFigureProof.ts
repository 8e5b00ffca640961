import { z } from 'zod';
import { leafHash, rootFromInclusion } from '../../disk/index.js';
import { saltBytes } from '../intake/frame.js';
import { leavesOf, secretOf } from '../intake/leaf.js';
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
  in: entryShape.extend({ cell: text.optional(), of: z.int().positive().nullable().optional() }).optional(),
  between: z.array(entryShape).max(2).optional(),
});

const shape = z.strictObject({
  format: z.literal('iplus-figure-proof/1'),
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
}

/**
 * Checks a proof by what a release says of the records behind it, and by the bytes of the request, without the platform.
 *
 * @param tree of the contract in release.json
 * @param body what was sent, unpacked; without it the proof is about leaves alone
 * @returns undefined where the proof is none, or one for another release
 */
export function checkFigureProof(
  given: unknown,
  tree: { root: string; records: number } | undefined,
  body?: Uint8Array,
): { proof: FigureProof; lines: CheckedLine[] } | undefined {
  const proof = shape.safeParse(given).data;
  if (!proof || !tree || proof.root !== tree.root || proof.records !== tree.records) return undefined;
  const leafOn = body && leavesIn(proof, body);
  return { proof, lines: proof.lines.map((line) => checkedLine(proof, line, leafOn)) };
}

/** The leaf of the record on a line, with a salt; undefined where there is no such record. */
type LeafOn = (line: number, salt: Buffer) => Buffer | undefined;

function leavesIn({ contract, partner, form, fields }: FigureProof, body: Uint8Array): LeafOn {
  const { records, read } = bodyOf(form, body);
  const byLine = new Map(records.map((raw) => [raw.line, raw]));
  return (line, salt) => {
    const raw = byLine.get(line);
    const leaf = leavesOf({ head: { contract, partner, form, fields }, body, salts: salt });
    return raw && leaf(raw, 0, read(raw));
  };
}

function checkedLine(proof: FigureProof, given: ProvedLine, leafOn: LeafOn | undefined): CheckedLine {
  const { line, in: own, between } = given;
  const leaf = Buffer.from(given.leaf, 'base64');
  const salt = given.salt === undefined ? undefined : Buffer.from(given.salt, 'base64');
  const isCompared = salt !== undefined && leafOn !== undefined;
  const wrong: CheckedLine = { line, is: 'wrong', isCompared };
  if (leaf.length !== entryBytes / 2 || (salt && salt.length !== saltBytes)) return wrong;
  if (isCompared && !leafOn(line, salt)?.equals(leaf)) return wrong;
  if (own && !between) {
    const entry = entryIn(proof, own);
    if (!entry?.leaf.equals(leaf)) return wrong;
    if (!salt || own.cell === undefined) return { line, is: 'in', isCompared };
    const { cell, of = null } = own;
    const secret = secretOf(salt, { receipt: proof.receipt, line });
    if (!entry.commitment.equals(commitmentOf(secret, cell, of))) return wrong;
    const words = wordsOf(cell);
    return words
      ? { line, is: 'in', cell: words, ...(of !== null && { weight: 1 / of }), isCompared }
      : wrong;
  }
  return between && !own && isBetween(proof, leaf, between) ? { line, is: 'out', isCompared } : wrong;
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
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'));
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
