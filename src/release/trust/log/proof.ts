import { rootFromInclusion } from '../../../disk/index.js';
import { strictBase64 } from '../minisign.js';
import { parseCheckpoint, type SignedCheckpoint } from './note.js';

/** The proof that an entry is in a log: its index, and the hashes up to the root of a checkpoint (C2SP tlog-proof). */
export interface Proof {
  index: number;
  hashes: Buffer[];
  checkpoint: SignedCheckpoint;
}

const first = 'c2sp.org/tlog-proof@v1';

/** The text of a `.tlog-proof` file. */
export function proofText({ index, hashes, checkpoint }: Proof): string {
  const lines = hashes.map((h) => `${h.toString('base64')}\n`).join('');
  return `${first}\nindex ${index}\n${lines}\n${checkpoint.text}`;
}

/** Reads a `.tlog-proof` file; undefined unless it has exactly the required form. */
export function parseProof(text: string): Proof | undefined {
  const blank = text.indexOf('\n\n');
  const [, index = '', ...lines] = text.slice(0, Math.max(0, blank)).split('\n');
  const checkpoint = parseCheckpoint(text.slice(blank + 2));
  const hashes = lines.map(strictBase64);
  if (!checkpoint || !hashes.every((h) => h?.length === 32)) return undefined;
  const proof = { index: Number(index.replace(/^index /, '')), hashes: hashes as Buffer[], checkpoint };
  return Number.isSafeInteger(proof.index) && proofText(proof) === text ? proof : undefined;
}

/** Whether a proof leads from this leaf to the root of its checkpoint. */
export function isProofOf(leaf: Buffer, { index, hashes, checkpoint }: Proof): boolean {
  return rootFromInclusion(leaf, index, checkpoint.size, hashes)?.equals(checkpoint.root) ?? false;
}
