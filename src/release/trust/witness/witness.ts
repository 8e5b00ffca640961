import { join } from 'node:path';
import { isConsistent, makeFolder, treeHash } from '../../../disk/index.js';
import { problems, UserError } from '../../../edition/index.js';
import { sourceOf } from '../../source.js';
import { withLock } from '../../store/lock.js';
import { putFile, sha256 } from '../../store/store.js';
import type { SecretKey } from '../ed25519.js';
import { cosign, cosignedAt } from '../log/cosignature.js';
import {
  isCheckpointOf,
  keyHashOf,
  type NoteSignature,
  parseCheckpoint,
  type SignedCheckpoint,
  signatureLine,
  signaturesOf,
  withSignatures,
} from '../log/note.js';
import type { Party } from './policy.js';
import { type CheckpointRequest, largestRequest, parseRequest } from './request.js';

/** An answer as HTTP has it. */
export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  /** Lines of signatures; of 409 the size of the checkpoint that was cosigned last. */
  body: string;
  /** The kind of the body. */
  type: string;
}

/** Who a witness is, what it keeps where, and for which logs. */
export interface WitnessOptions {
  /** One folder for each log below it, with the checkpoint that was cosigned last. */
  folder: string;
  name: string;
  key: SecretKey;
  logs: readonly Party[];
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * A witness of logs (C2SP tlog-witness): it cosigns a checkpoint only if that continues the one that it cosigned last, so that a log that
 * shows different histories to different readers finds no witness for the second.
 */
export class Witness {
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly options: WitnessOptions) {}

  /** Answers add-checkpoint. @throws UserError where what it keeps is damaged or cannot be written */
  add(text: string): Promise<WitnessAnswer> {
    const request = parseRequest(text);
    if (!request) return Promise.resolve(refusal(400, 'not a request of tlog-witness'));
    // One at a time: what is compared is what is replaced.
    const answer = this.#last.then(() => this.#answer(request));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** The newest cosigned checkpoint of the log whose name has this SHA-256, in hexadecimal; undefined where there is none. */
  async checkpoint(hash: string): Promise<string | undefined> {
    const log = this.options.logs.find(({ name }) => sha256(name) === hash);
    return log && (await this.#kept(log.name))?.text;
  }

  async #answer(request: CheckpointRequest): Promise<WitnessAnswer> {
    const { checkpoint, old } = request;
    const keys = this.#keysOf(checkpoint);
    if (keys.length === 0) return refusal(404, `no log ${checkpoint.origin} is known here`);
    if (!isSignedByLog(checkpoint, keys)) return refusal(403, 'not signed by a key of the log');
    if (old > checkpoint.size) return refusal(400, `${old} is more than the size of the checkpoint`);
    await makeFolder(this.#folderOf(checkpoint.origin));
    return withLock(this.#folderOf(checkpoint.origin), problems.logBusy, () => this.#cosign(request));
  }

  async #cosign({ checkpoint, old, proof }: CheckpointRequest): Promise<WitnessAnswer> {
    const { folder: _, key, name, now = Date.now } = this.options;
    const kept = await this.#kept(checkpoint.origin);
    const { size, root } = kept ?? { size: 0, root: treeHash([]) };
    const isOtherState = checkpoint.size === size && kept && !checkpoint.root.equals(root);
    if (old !== size || isOtherState) return { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' };
    if (!isConsistent(size, root, checkpoint.size, checkpoint.root, proof) || isFalselyEmpty(checkpoint))
      return refusal(422, `no continuation of the ${size} entries that were cosigned`);
    // A clock that was set back does not make a later checkpoint look older.
    const at = Math.max(now(), (kept && this.#cosignedAt(kept)) ?? 0);
    const line = cosign(key, name, checkpoint, at);
    const content = withSignatures({ ...checkpoint, signatures: this.#ofLog(checkpoint) }, [line]).text;
    await putFile(this.#folderOf(checkpoint.origin), { path: 'checkpoint', content });
    return { status: 200, body: signatureLine(line), type: 'text/plain; charset=utf-8' };
  }

  #keysOf({ origin }: SignedCheckpoint): Party[] {
    return this.options.logs.filter(({ name }) => name === origin);
  }

  /** One line by each key of the log: anybody may send a checkpoint with further lines, so many that it could not be read again. */
  #ofLog(checkpoint: SignedCheckpoint): NoteSignature[] {
    return this.#keysOf(checkpoint).flatMap(({ name, publicKey }) =>
      signaturesOf(checkpoint.signatures, name, keyHashOf(name, publicKey)).slice(0, 1),
    );
  }

  #folderOf(origin: string): string {
    return join(this.options.folder, sha256(origin));
  }

  #cosignedAt(checkpoint: SignedCheckpoint): number | undefined {
    return cosignedAt({ name: this.options.name, publicKey: this.options.key.publicKey }, checkpoint);
  }

  /** The checkpoint of a log that was cosigned last. @throws UserError where it was changed: nothing is cosigned from then on */
  async #kept(origin: string): Promise<SignedCheckpoint | undefined> {
    const folder = this.#folderOf(origin);
    const text = await sourceOf(folder).read('checkpoint', largestRequest);
    const kept = text && parseCheckpoint(text.toString());
    if (text && (kept?.origin !== origin || this.#cosignedAt(kept) === undefined))
      throw new UserError([problems.badWitnessed(join(folder, 'checkpoint'))]);
    return kept;
  }
}

/** A checkpoint without entries must have the root of the tree without entries. */
const isFalselyEmpty = ({ size, root }: SignedCheckpoint) => size === 0 && !root.equals(treeHash([]));

/** Whether a key of a log signed a checkpoint, and no line that names one of its keys is false. */
function isSignedByLog(checkpoint: SignedCheckpoint, keys: readonly Party[]): boolean {
  const named = keys.filter(
    ({ name, publicKey }) => signaturesOf(checkpoint.signatures, name, keyHashOf(name, publicKey)).length > 0,
  );
  const noId = Buffer.alloc(8);
  return (
    named.length > 0 && named.every(({ publicKey }) => isCheckpointOf({ id: noId, publicKey }, checkpoint))
  );
}

const refusal = (status: WitnessAnswer['status'], body: string): WitnessAnswer => ({
  status,
  body: `${body}\n`,
  type: 'text/plain; charset=utf-8',
});
