import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleWith, ownReleaseOf } from '../../../test/helpers/editions.js';
import { code, signedRelease } from '../../../test/helpers/signed.js';
import { openRelease } from '../openRelease.js';
import { sourceOf } from '../source.js';
import { keyName, newSecretKey } from './ed25519.js';
import {
  type Keyring,
  keyringText,
  noKeys,
  parseKeyring,
  parseKeys,
  withKey,
  withRevokedKey,
  withRotatedKeys,
} from './keyring.js';
import { publicLine } from './minisign.js';
import { logRelease, proveRelease, signRelease } from './sign.js';
import { checkTrust } from './trust.js';

const states = (keyring: Keyring | undefined) => keyring?.keys.map((k) => k.status);

describe('the keys of a publisher', () => {
  const [a, b, c] = [newSecretKey(), newSecretKey(), newSecretKey()];
  const both = withKey(withKey(noKeys, a)!, b)!;

  it('are a current one, then a next one, and no third', () => {
    expect(states(both)).toEqual(['current', 'next']);
    expect(withKey(both, c)).toBeUndefined();
  });

  it('follow each other when they are rotated, and not without a next one', () => {
    const after = withRotatedKeys(both)!;
    expect(states(after)).toEqual(['retired', 'current']);
    expect(withRotatedKeys(after)).toBeUndefined();
    expect(states(withKey(after, c))).toEqual(['retired', 'current', 'next']);
  });

  it('are revoked for good, the next one taking the place of the current', () => {
    const why = { reason: 'the laptop was stolen', logSize: 3 };
    const after = withRevokedKey(both, keyName(a.id), why)!;
    expect(states(after)).toEqual(['revoked', 'current']);
    expect(after.keys[0]!.revoked).toEqual(why);
    expect(withRevokedKey(after, keyName(a.id), why)).toBeUndefined();
    expect(withRevokedKey(after, 'FFFFFFFFFFFFFFFF', why)).toBeUndefined();
  });

  it('are never two current or two next ones, whatever is done with them in whatever order', () => {
    const keys = Array.from({ length: 12 }, newSecretKey);
    const doings: ((keyring: Keyring, which: number) => Keyring | undefined)[] = [
      (keyring) => withKey(keyring, keys[keyring.keys.length]!),
      withRotatedKeys,
      (keyring, which) => withRevokedKey(keyring, keyring.keys[which]?.id ?? '', { reason: 'x', logSize: 0 }),
    ];
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (all) => {
        let keyring = noKeys;
        for (const [what, which] of all) {
          keyring = doings[what]!(keyring, which) ?? keyring;
          const some = states(keyring)!.filter((state) => state === 'current' || state === 'next');
          expect(some.length).toBe(new Set(some).size);
        }
      }),
    );
  });

  it('are read back from keys.json, from a line, and from nothing else', () => {
    const text = keyringText(withRevokedKey(both, keyName(b.id), { reason: 'x', logSize: 0 })!);
    expect(keyringText(parseKeyring(text)!)).toBe(text);
    expect(parseKeys(publicLine(a))).toMatchObject([{ publicKey: a.publicKey, status: 'current' }]);
    expect(parseKeyring(text.replace(keyName(a.id), keyName(c.id)))).toBeUndefined();
    expect(parseKeyring(text.replace('"revoked",', '"retired",'))).toBeUndefined();
    expect(parseKeys('keys')).toBeUndefined();
  });
});

describe('a release signed by a key that was revoked since', () => {
  it('counts when a log whose checkpoint another key signed has it from before, and only then', async () => {
    const { folder, key, log } = await signedRelease();
    const next = newSecretKey();
    const keysAt = (logSize: number) => [
      { ...key, status: 'revoked' as const, logSize },
      { ...next, status: 'current' as const, logSize: 0 },
    ];
    const release = await openRelease(folder);
    await expect(checkTrust(release, keysAt(1))).rejects.toThrow('no given key has signed');
    const other = await ownReleaseOf(exampleWith({ 'data/values.csv': [['31.2', '32.1']] }));
    await signRelease(other, next, code);
    await expect(logRelease(other.folder, log, { key: next, keys: keysAt(0) })).rejects.toThrow(
      'no given key',
    );
    await logRelease(other.folder, log, { key: next, keys: keysAt(1) });
    await proveRelease(folder, sourceOf(log), keysAt(1));
    expect(await checkTrust(release, keysAt(1))).toMatchObject({ signature: 'valid', log: 'valid' });
    await expect(checkTrust(release, keysAt(0))).rejects.toThrow('revoked key');
    rmSync(join(folder, 'release.tlog-proof'));
    await expect(checkTrust(release, keysAt(1))).rejects.toThrow('revoked key');
  });
});
