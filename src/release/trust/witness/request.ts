import { parseCheckpoint, type SignedCheckpoint } from '../log/note.js';
import { strictBase64 } from '../minisign.js';

/** What a log asks a witness (C2SP tlog-witness, add-checkpoint). */
export interface CheckpointRequest {
  /** The size of the checkpoint that the witness cosigned last. */
  old: number;
  /** That the log has only grown since then. */
  proof: readonly Buffer[];
  checkpoint: SignedCheckpoint;
}

/** The most hashes of a proof. */
const mostHashes = 63;

/** The most bytes of a request: hashes, and a checkpoint with all its signatures. */
export const largestRequest = 1 << 16;

export const requestText = ({ old, proof, checkpoint }: CheckpointRequest): string =>
  `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint.text}`;

/** Reads a request; undefined unless it has exactly the required form. */
export function parseRequest(text: string): CheckpointRequest | undefined {
  const blank = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, blank)).split('\n');
  const checkpoint = parseCheckpoint(text.slice(blank + 2));
  const proof = lines.map(strictBase64);
  const old = Number(first.replace(/^old /, ''));
  if (!checkpoint || lines.length > mostHashes || !Number.isSafeInteger(old)) return undefined;
  if (!proof.every((hash) => hash?.length === 32)) return undefined;
  const request = { old, proof: proof as Buffer[], checkpoint };
  return requestText(request) === text ? request : undefined;
}
