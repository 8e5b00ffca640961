import { z } from 'zod';
import type { SecretKey } from '../ed25519.js';
import type { Keys } from '../keyring.js';
import { isNoteOf, parseNote, signNote } from './note.js';
import { jsonOf, requestOf } from './receiptProof.js';

/** What the operator of a public log promises for a request that it acknowledged. */
export interface Promised {
  /** Until when every state of the log has the request: ISO 8601, UTC. */
  by: string;
  contract: string;
  /** The text that stands for the request in its segment: receipt, hash of what was received, time, number of records. */
  leaf: string;
  /** The name of the log. */
  log: string;
  partner: string;
  /** The segment of the log that has the request. */
  segment: number;
  version: string;
}

/** Its first line. As no name of a log has spaces, a promise is never mistaken for a checkpoint. */
const first = 'iplus receipt v1';

/** What is signed: names in the order of the alphabet, so that the same promise has the same bytes. */
function bodyOf({ by, contract, leaf, log, partner, segment, version }: Promised): string {
  return `${first}\n${JSON.stringify({ by, contract, leaf, log, partner, segment, version })}\n`;
}

/** Signs a promise with the key of the log: a signed note (C2SP) by the name of the log. */
export const signPromise = (key: SecretKey, promised: Promised): string =>
  signNote(key, promised.log, bodyOf(promised)).text;

const shape = z.strictObject({
  by: z.iso.datetime(),
  contract: z.string(),
  leaf: z.string(),
  log: z.string(),
  partner: z.string(),
  segment: z.int().positive(),
  version: z.string(),
});

/** The promise in a text; undefined unless it has exactly the required form, and one of these keys, not revoked, signed it. */
export function promiseOf(text: unknown, keys: Keys): Promised | undefined {
  const note = typeof text === 'string' ? parseNote(text) : undefined;
  const [head, json = ''] = note?.body.split('\n') ?? [];
  if (!note || head !== first) return undefined;
  const found = shape.safeParse(jsonOf(json)).data;
  if (!found || bodyOf(found) !== note.body || !requestOf(found.leaf)) return undefined;
  const isSigned = keys.some((key) => key.status !== 'revoked' && isNoteOf(key, found.log, note));
  return isSigned ? found : undefined;
}
