import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blake2b } from '../../src/packages/verify/blake2b.js';
import { verify } from '../../src/packages/verify/index.js';
import { type Manifest, manifestText } from '../../src/release/manifest.js';
import { sha256 } from '../../src/release/store/store.js';
import { newSecretKey, type SecretKey } from '../../src/release/trust/ed25519.js';
import { cosign } from '../../src/release/trust/log/cosignature.js';
import { kinds, noteVerifier, withSignatures } from '../../src/release/trust/log/note.js';
import { parseProof, proofText } from '../../src/release/trust/log/proof.js';
import { parseSignature, publicKeyText, publicLine } from '../../src/release/trust/minisign.js';
import { signRecomputed, statementFile } from '../../src/release/trust/witness/recomputed.js';
import { changedText, generator } from '../helpers/attacks.js';
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
    expect(checks.slice(3).map(({ what, state, found }) => ({ what, state, found }))).toEqual([
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
    expect(checks[1]).toMatchObject({
      what: 'files',
      state: 'invalid',
      found: 'missing or changed: results.csv',
    });
  });

  it('is not valid where a host sends another list at a second request', async () => {
    const forged = Buffer.from('{"forged":1}\n');
    const genuine = readFileSync(join(signed.folder, 'release.json'));
    const list = JSON.parse(genuine.toString()) as Manifest;
    const files = list.files.map((file) =>
      file.path === 'plan.json' ? { ...file, bytes: forged.length, sha256: sha256(forged) } : file,
    );
    const other = Buffer.from(manifestText({ ...list, files }));
    for (const order of [
      [other, genuine],
      [genuine, other],
    ]) {
      let asked = 0;
      const twoFaced: Change = (path, content) => {
        if (path === 'plan.json') return forged;
        return path === 'release.json' ? order[Math.min(asked++, 1)] : content;
      };
      expect(await isValid(twoFaced)).toBe(false);
    }
  });

  it('is not valid without its signature for one who has the key of the publisher', async () => {
    const without: Change = (path, content) => (path === 'release.json.minisig' ? undefined : content);
    expect((await statesOf(without))[2]).toBe('signature invalid');
    expect((await statesOf(without, { keys: [] }))[2]).toBe('signature absent');
  });

  it('is not valid with a byte order mark before its list', async () => {
    const marked: Change = (path, content) =>
      path === 'release.json' ? Buffer.concat([Buffer.from('\ufeff'), content]) : content;
    expect((await statesOf(marked, { keys: [] }))[0]).toBe('id invalid');
  });

  it('is refused with the key of a witness that is the publisher, or has the hash of another name', async () => {
    const given = (key: SecretKey, name = 'witness.example') => ({
      witnesses: [noteVerifier('witness.example', key, kinds.cosignature).replace(/^[^+]+/, name)],
    });
    await expect(statesOf(undefined, given(signed.key))).rejects.toThrow('is not the publisher');
    await expect(statesOf(undefined, given(newSecretKey(), 'other.example'))).rejects.toThrow(
      'no verifier key of a witness',
    );
  });

  describe('and recomputed by a witness', () => {
    const [witness, stranger] = [newSecretKey(), newSecretKey()];
    const keyOf = (key: SecretKey) => noteVerifier('witness.example', key, kinds.cosignature);
    const said = (manifest: Manifest, by = witness) => {
      const how = { at: '2026-01-05T00:00:00.000Z', from: 'panel', version: '1', witness: 'witness.example' };
      return statementFile(signRecomputed(by, manifest, how as Parameters<typeof signRecomputed>[2]));
    };
    const outcome = async (text: string, witnesses: string[]) => {
      const get: typeof fetch = (url) =>
        String(url).endsWith('/release/release.recomputed.json')
          ? Promise.resolve(new Response(text))
          : serving()(url);
      const { checks } = await verify(address, { get, witnesses, needed: 0 });
      const { state, found } = checks.find(({ what }) => what === 'recomputed')!;
      return `${state}: ${found}`;
    };

    it('says by whom, as far as the reader trusts them', async () => {
      const text = said(signed.manifest);
      expect(await outcome(text, [keyOf(witness)])).toBe('valid: witness.example');
      expect(await outcome(text, [keyOf(stranger)])).toBe('absent: statements: 1');
      expect(await outcome(text, [])).toBe('unchecked: statements: 1');
    });

    it('names a statement about another release, also without a key, and takes none that was changed', async () => {
      const changed = 'invalid: release.recomputed.json was changed';
      expect(await outcome(said({ ...signed.manifest, id: 'other-1-aa' }), [])).toBe(changed);
      const text = said(signed.manifest);
      const { next } = generator(47);
      for (let i = 0; i < often(60, { few: 30 }); i++) {
        const forged = changedText(text, next);
        // With another hash of its key, the line is that of a stranger.
        if (forged !== text)
          expect([changed, 'absent: statements: 1']).toContain(await outcome(forged, [keyOf(witness)]));
      }
    });
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
