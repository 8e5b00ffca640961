import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blake2b } from '../../src/packages/verify/blake2b.js';
import { verify } from '../../src/packages/verify/index.js';
import { newSecretKey } from '../../src/release/trust/ed25519.js';
import { cosign } from '../../src/release/trust/log/cosignature.js';
import { kinds, noteVerifier, withSignatures } from '../../src/release/trust/log/note.js';
import { parseProof, proofText } from '../../src/release/trust/log/proof.js';
import { parseSignature, publicKeyText, publicLine } from '../../src/release/trust/minisign.js';
import { often } from '../helpers/reliability.js';
import { signedRelease } from '../helpers/signed.js';

let signed: Awaited<ReturnType<typeof signedRelease>>;
beforeAll(async () => {
  signed = await signedRelease();
});

type Change = (path: string, content: Buffer) => Uint8Array | string | undefined;

/** The signed release as a server has it, after changes. */
function serving(change: Change = (_, content) => content): typeof fetch {
  return async (url) => {
    const path = /\/towns\/release\/(.+)$/.exec(String(url))?.[1] ?? 'absent';
    const file = join(signed.folder, path);
    const content = existsSync(file) ? change(path, readFileSync(file)) : undefined;
    return content === undefined ? new Response('', { status: 404 }) : new Response(content as BodyInit);
  };
}

const address = 'https://example.org/towns/';
const statesOf = async (change?: Change, more: { keys?: string[]; witnesses?: string[] } = {}) => {
  const { checks } = await verify(address, { get: serving(change), keys: [publicLine(signed.key)], ...more });
  return checks.map(({ what, state }) => `${what} ${state}`);
};

const isValid = async (change: Change) => {
  const outcome = await verify(address, { get: serving(change), keys: [publicLine(signed.key)] }).catch(
    () => undefined,
  );
  return outcome?.isValid ?? false;
};

describe('a release that was signed and logged', () => {
  it('is valid for one who has the key, as its line or its file', async () => {
    const valid = ['id valid', 'files valid', 'signature valid', 'log valid'];
    expect(await statesOf()).toEqual(valid);
    expect(await statesOf(undefined, { keys: [publicKeyText(signed.key)] })).toEqual(valid);
  });

  it('is unchecked without a key, and invalid for another one', async () => {
    const unchecked = ['id valid', 'files valid', 'signature unchecked', 'log unchecked'];
    expect(await statesOf(undefined, { keys: [] })).toEqual(unchecked);
    const other = await statesOf(undefined, { keys: [publicLine(newSecretKey())] });
    expect(other).toEqual(['id valid', 'files valid', 'signature invalid', 'log invalid']);
  });

  it('says when a witness saw its log, and that another one did not', async () => {
    const [witness, other] = [newSecretKey(), newSecretKey()];
    const at = Date.UTC(2026, 0, 5);
    const seen: Change = (path, content) => {
      if (path !== 'release.tlog-proof') return content;
      const proof = parseProof(content.toString())!;
      const line = cosign(witness, 'witness.example', proof.checkpoint, at);
      return proofText({ ...proof, checkpoint: withSignatures(proof.checkpoint, [line]) });
    };
    const witnesses = [witness, other].map((key) => noteVerifier('witness.example', key, kinds.cosignature));
    const { checks } = await verify(address, {
      get: serving(seen),
      keys: [publicLine(signed.key)],
      witnesses,
    });
    expect(checks.slice(3)).toEqual([
      { what: 'log', state: 'valid', found: 'entry 0 of 1 in example.org/log' },
      { what: 'witness', state: 'valid', found: 'witness.example: 2026-01-05T00:00:00.000Z' },
      { what: 'witness', state: 'absent', found: 'witness.example: did not sign this state of the log' },
      { what: 'witnesses', state: 'invalid', found: '1 of 2, 2 needed' },
    ]);
    const states = async (how: { witnesses: string[]; needed?: number }) => {
      const given = { get: serving(seen), keys: [publicLine(signed.key)], ...how };
      return (await verify(address, given)).isValid;
    };
    expect([await states({ witnesses, needed: 1 }), await states({ witnesses })]).toEqual([true, false]);
    await expect(states({ witnesses: [witnesses[0]!, witnesses[0]!] })).rejects.toThrow('counts once');
  });

  it.each(['release.json', 'results.csv', 'plan.json', 'release.json.minisig', 'release.tlog-proof'])(
    'is not valid once a bit of %s is another one',
    async (name) => {
      const length = readFileSync(join(signed.folder, name)).length;
      await fc.assert(
        fc.asyncProperty(fc.nat(length - 1), fc.nat(7), async (at, bit) => {
          const changed: Change = (path, content) => {
            if (path === name) content[at]! ^= 1 << bit;
            return content;
          };
          expect(await isValid(changed)).toBe(false);
        }),
        { numRuns: 12, seed: 43 },
      );
    },
  );

  it.each(['release.json.minisig', 'release.tlog-proof'])(
    'has a %s in exactly the form that the program reads',
    async (name) => {
      const text = readFileSync(join(signed.folder, name), 'utf8');
      const read = name.endsWith('.minisig') ? parseSignature : parseProof;
      const place = fc.nat(text.length);
      const edit = fc.record({
        from: place,
        to: place,
        put: fc.constantFrom('', '\n', '\n\n', ' ', '0', '— ', 'x'),
      });
      await fc.assert(
        fc.asyncProperty(edit, async ({ from, to, put }) => {
          const other = text.slice(0, from) + put + text.slice(Math.min(text.length, from + (to % 3)));
          const outcome = await isValid((path, content) => (path === name ? other : content));
          if (other !== text) expect([other, outcome]).toEqual([other, false]);
          else expect([outcome, read(other) !== undefined]).toEqual([true, true]);
        }),
        { numRuns: often(60, { few: 25 }), seed: 43 },
      );
    },
  );

  it('is not valid without one of its files', async () => {
    const without: Change = (path, content) => (path === 'results.csv' ? undefined : content);
    const { checks } = await verify(address, { get: serving(without) });
    expect(checks[1]).toEqual({ what: 'files', state: 'invalid', found: 'missing or changed: results.csv' });
  });

  it('is refused with a key that is none', async () => {
    await expect(verify(address, { get: serving(), keys: ['RWQ'] })).rejects.toThrow(
      '“RWQ” is no public key of minisign',
    );
  });
});

it('blake2b gives what OpenSSL gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(Buffer.from(blake2b(bytes))).toEqual(createHash('blake2b512').update(bytes).digest());
    }),
    { numRuns: 50, seed: 43 },
  );
});
