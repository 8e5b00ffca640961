import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Names of senders with the SHA-256 of their passwords, which are drawn at random and kept nowhere. */
export type Accounts = Readonly<Record<string, string>>;

/** A name fits the twelve bytes that a platform's login of GB/T 32960 has for it. */
const name = /^[a-z][a-z0-9-]{1,11}$/;
const accounts = z.record(z.string().regex(name), z.string().regex(/^[0-9a-f]{64}$/));

/** The accounts of a file; undefined where it holds something else. */
export function readAccounts(text: string): Accounts | undefined {
  try {
    return accounts.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Adds an account, or gives it a new password: 20 characters of 120 random bits, as many as a platform's login can hold.
 * @returns undefined for a name that cannot be one
 */
export function withAccount(
  known: Accounts,
  of: string,
): { accounts: Accounts; password: string } | undefined {
  if (!name.test(of)) return undefined;
  const password = randomBytes(15).toString('base64url');
  return { accounts: { ...known, [of]: digest(password).toString('hex') }, password };
}

/** Whether somebody is who they say. */
export function isKnownAccount(known: Accounts, of: string, password: string | Uint8Array): boolean {
  const expected = Object.hasOwn(known, of) ? Buffer.from(known[of]!, 'hex') : Buffer.alloc(32);
  return timingSafeEqual(expected, digest(password)) && Object.hasOwn(known, of);
}

const digest = (password: string | Uint8Array) => createHash('sha256').update(password).digest();
