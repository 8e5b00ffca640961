import { spawnSync } from 'node:child_process';
import { createHash, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { temporaryFolder } from '../../../test/helpers/folders.js';
import { lacking } from '../../../test/helpers/programs.js';
import { code } from '../../../test/helpers/signed.js';
import { envelope, isEnvelopeOf, parseEnvelope } from './dsse.js';
import { keyName, newSecretKey, publicPem, secretKeyOf, signBytes } from './ed25519.js';
import { parseKeyring, parseKeys } from './keyring.js';
import { parseCheckpoint } from './log/note.js';
import { parseProof } from './log/proof.js';
import {
  isMinisigned,
  minisign,
  parsePublicKey,
  parseSecretKey,
  parseSignature,
  publicKeyText,
  secretKeyText,
  signatureText,
} from './minisign.js';
import { isStatementOf, statementOf } from './statement.js';

const content = Buffer.from('unit,value\nA,1\n');

function written(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('a signature of ours', () => {
  const key = newSecretKey();
  const files = {
    'release.json': content,
    'release.json.minisig': signatureText(minisign(key, content, 'release-1')),
    'key.pub': publicKeyText(key),
    'key.pem': publicPem(key),
    'key.sec': secretKeyText(key),
  };

  it('is accepted by minisign, and refused by it for other content', (test) => {
    const missing = lacking('minisign');
    if (missing) return test.skip(missing);
    const check = (folder: string) =>
      spawnSync('minisign', ['-Vm', 'release.json', '-p', 'key.pub'], { cwd: folder, encoding: 'utf8' });
    const right = check(written(files));
    expect(right.stdout).toContain('Trusted comment: release-1');
    expect(right.status).toBe(0);
    expect(check(written({ ...files, 'release.json': 'x' })).status).not.toBe(0);
  });

  it('is accepted by openssl over the BLAKE2b digest', (test) => {
    const missing = lacking('openssl');
    if (missing) return test.skip(missing);
    const signature = parseSignature(files['release.json.minisig'])!;
    const folder = written({ ...files, sig: signature.signature });
    const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    expect(openssl('dgst', '-blake2b512', '-binary', '-out', 'digest', 'release.json').status).toBe(0);
    const args = ['-verify', '-pubin', '-inkey', 'key.pem', '-rawin', '-in', 'digest', '-sigfile', 'sig'];
    expect(openssl('pkeyutl', ...args).stdout).toContain('Signature Verified Successfully');
  });

  it('is made by minisign too from our secret key file, and ours from one of minisign’s', (test) => {
    const missing = lacking('minisign');
    if (missing) return test.skip(missing);
    const folder = written(files);
    const run = (...args: string[]) =>
      spawnSync('minisign', args, { cwd: folder, encoding: 'utf8', input: '' });
    expect(run('-Sm', 'release.json', '-s', 'key.sec', '-t', 'release-1').status).toBe(0);
    const theirs = parseSignature(readFileSync(join(folder, 'release.json.minisig'), 'utf8'))!;
    expect(isMinisigned(key, content, theirs)).toBe(true);
    expect(theirs.signature).toEqual(minisign(key, content, 'release-1').signature);
    expect(run('-GW', '-p', 'own.pub', '-s', 'own.sec').status).toBe(0);
    const own = parseSecretKey(readFileSync(join(folder, 'own.sec'), 'utf8'));
    const shown = parsePublicKey(readFileSync(join(folder, 'own.pub'), 'utf8'))!;
    expect(own).toMatchObject({ id: shown.id, publicKey: shown.publicKey });
  });

  it('is read back from its file, and belongs to one content, comment and key', () => {
    const found = parseSignature(files['release.json.minisig'])!;
    expect(isMinisigned(key, content, found)).toBe(true);
    expect(isMinisigned(key, Buffer.from('x'), found)).toBe(false);
    expect(isMinisigned(key, content, { ...found, trusted: 'release-2' })).toBe(false);
    expect(isMinisigned(newSecretKey(), content, found)).toBe(false);
    expect(isMinisigned({ ...newSecretKey(), id: key.id }, content, found)).toBe(false);
  });
});

describe('Ed25519', () => {
  it('gives the signatures of RFC 8032, section 7.1, test 2', () => {
    const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
    const key = secretKeyOf(Buffer.alloc(8), Buffer.from(seed, 'hex'));
    expect(key.publicKey.toString('hex')).toBe(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    );
    expect(signBytes(key, Buffer.of(0x72)).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('names a key as minisign does, with leading zeros', () => {
    expect(keyName(Buffer.from('0bfd1d592867da0f', 'hex'))).toBe('0FDA6728591DFD0B');
  });
});

describe('a provenance', () => {
  it('is a DSSE envelope whose signature covers type and body as the specification says', () => {
    const key = newSecretKey();
    const text = envelope(key, '{"a":1}');
    const { payload, payloadType, signatures } = JSON.parse(text);
    const covered = Buffer.from('DSSEv1 28 application/vnd.in-toto+json 7 {"a":1}');
    expect(Buffer.from(payload, 'base64').toString()).toBe('{"a":1}');
    expect(payloadType).toHaveLength(28);
    expect(verify(null, covered, publicPem(key), Buffer.from(signatures[0].sig, 'base64'))).toBe(true);
    expect(isEnvelopeOf(key, parseEnvelope(text)!)).toBe(true);
    expect(isEnvelopeOf(newSecretKey(), parseEnvelope(text)!)).toBe(false);
  });

  it('names the release by its hash, its inputs and sources, and speaks of no other', async () => {
    const { manifest, folder } = await releaseOf(example);
    const statement = statementOf(manifest, { ...code, lockfile: 'ab', commit: 'cd' });
    const own = createHash('sha256')
      .update(readFileSync(join(folder, 'release.json')))
      .digest('hex');
    expect(statement.subject).toEqual([{ name: 'release.json', digest: { sha256: own } }]);
    const named = statement.predicate.buildDefinition.resolvedDependencies.map((d) => d.name);
    expect(named).toEqual([
      ...manifest.inputs.map((f) => f.path),
      'internet-plus-index',
      'package-lock.json',
    ]);
    const bytes = Buffer.from(JSON.stringify(statement));
    expect(isStatementOf(bytes, manifest)).toBe(true);
    expect(isStatementOf(bytes, { ...manifest, licence: 'other' })).toBe(false);
    expect(isStatementOf(Buffer.from('null'), manifest)).toBe(false);
  });
});

describe('a file that vouches', () => {
  it('is read without a fault whatever stands in it', () => {
    const readers = [
      parseSignature,
      parsePublicKey,
      parseSecretKey,
      parseEnvelope,
      parseKeyring,
      parseKeys,
      parseCheckpoint,
      parseProof,
    ];
    const lines = fc.array(fc.oneof(fc.base64String(), fc.string(), fc.json()), { maxLength: 6 });
    fc.assert(
      fc.property(lines, (list) => {
        for (const read of readers) read(list.join('\n'));
      }),
      { numRuns: 3000 },
    );
  });
});
