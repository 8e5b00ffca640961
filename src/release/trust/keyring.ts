import { z } from 'zod';
import { keyName, type PublicKey } from './ed25519.js';
import { parsePublicKey, publicLine } from './minisign.js';

/**
 * `current` signs now, `next` will, `retired` did; signatures of a `revoked` key are valid only if they were logged
 * before it was revoked.
 */
export type KeyStatus = 'current' | 'next' | 'retired' | 'revoked';

/** One public key of a publisher. */
export interface KeyEntry {
  /** As minisign prints it. */
  id: string;
  status: KeyStatus;
  /** The line that `minisign -P` takes. */
  public: string;
  /** Why it was revoked, and the size of the log then: signatures of releases logged before remain valid. */
  revoked?: { reason: string; logSize: number };
}

/** keys.json: the public keys of a publisher. It has no dates: the order in the log replaces them. */
export interface Keyring {
  format: 1;
  keys: KeyEntry[];
}

/** A trusted key, and the extent of trust. */
export interface TrustedKey extends PublicKey {
  status: KeyStatus;
  logSize: number;
}

export type Keys = readonly TrustedKey[];

const shape = z.strictObject({
  format: z.literal(1),
  keys: z.array(
    z.strictObject({
      id: z.string().regex(/^[0-9A-F]{16}$/),
      status: z.enum(['current', 'next', 'retired', 'revoked']),
      public: z.string(),
      revoked: z.strictObject({ reason: z.string(), logSize: z.int().nonnegative() }).optional(),
    }),
  ),
});

export const noKeys: Keyring = { format: 1, keys: [] };

export function keyringText(keyring: Keyring): string {
  return `${JSON.stringify(keyring, null, 1)}\n`;
}

/** Reads keys.json; undefined when it is none, or an entry's id is not that of its key. */
export function parseKeyring(text: string): Keyring | undefined {
  try {
    const { keys } = shape.parse(JSON.parse(text));
    const right = keys.every((k) => {
      const key = parsePublicKey(k.public);
      return key && keyName(key.id) === k.id && (k.status === 'revoked') === (k.revoked !== undefined);
    });
    return right ? { format: 1, keys: keys as KeyEntry[] } : undefined;
  } catch {
    return undefined;
  }
}

/** Keys from a minisign public key (line or file) or a keys.json; undefined when the text is neither. */
export function parseKeys(text: string): Keys | undefined {
  const single = parsePublicKey(text);
  if (single) return [{ ...single, status: 'current', logSize: 0 }];
  return parseKeyring(text)?.keys.map((k) => ({
    ...parsePublicKey(k.public)!,
    status: k.status,
    logSize: k.revoked?.logSize ?? 0,
  }));
}

/** Adds a key: the first is current, the second next. Undefined where both exist. */
export function withKey(keyring: Keyring, key: PublicKey): Keyring | undefined {
  const has = (status: KeyStatus) => keyring.keys.some((k) => k.status === status);
  const status = !has('current') ? 'current' : !has('next') ? 'next' : undefined;
  if (!status) return undefined;
  return { ...keyring, keys: [...keyring.keys, { id: keyName(key.id), status, public: publicLine(key) }] };
}

/** The next key becomes the current one, the current one retires; undefined without a next key. */
export function withRotatedKeys(keyring: Keyring): Keyring | undefined {
  if (!keyring.keys.some((k) => k.status === 'next')) return undefined;
  const after: Partial<Record<KeyStatus, KeyStatus>> = { next: 'current', current: 'retired' };
  return { ...keyring, keys: keyring.keys.map((k) => ({ ...k, status: after[k.status] ?? k.status })) };
}

/** Revokes a key for good; undefined when the keyring has no such key. The next key takes a current one's place. */
export function withRevokedKey(
  keyring: Keyring,
  id: string,
  why: { reason: string; logSize: number },
): Keyring | undefined {
  const old = keyring.keys.find((k) => k.id === id && k.status !== 'revoked');
  if (!old) return undefined;
  const keys = keyring.keys.map((k) => {
    if (k === old) return { ...k, status: 'revoked' as const, revoked: why };
    return old.status === 'current' && k.status === 'next' ? { ...k, status: 'current' as const } : k;
  });
  return { ...keyring, keys };
}
