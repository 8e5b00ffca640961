import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { openRelease } from '../../../src/release/index.js';
import { attestationNames } from '../../../src/release/store/attestations.js';
import { verifyRelease } from '../../../src/release/verify/verify.js';
import { siteWithApi } from '../../../src/server/app.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { seeded } from '../../helpers/random.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';
import { signedRelease } from '../../helpers/signed.js';

it('A byte changed anywhere in a release is found by verify and by opening it, and the files of a release are never served changed', {
  timeout: patience(240_000),
}, async () => {
  const signed = await signedRelease();
  const copy = join(temporaryFolder(), 'copy');
  cpSync(signed.folder, copy, { recursive: true });
  const names = filesBelow(copy);
  const random = seeded(seedOf(21));
  const served = await openRelease(copy);
  const times = often(40);
  const seen = { found: 0, refused: 0, fromMemory: 0, attestationsInForm: 0 };
  for (let i = 0; i < times; i++) {
    const name = names[Math.floor(random() * names.length)]!;
    const file = join(copy, name);
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    const at = Math.floor(random() * bad.length);
    bad[at]! ^= 1 + Math.floor(random() * 255);
    writeFileSync(file, bad);
    const what = `${name}, byte ${at}`;
    const error: unknown = await verifyRelease(copy, { keys: signed.keys }).catch((e: unknown) => e);
    expect(error, what).toBeInstanceOf(UserError);
    expect(
      (error as UserError).problems.map((p) => p.at.file),
      what,
    ).toEqual([file]);
    seen.found++;
    const isAttestation = attestationNames.includes(name);
    if (!isAttestation) await expect(openRelease(copy), what).rejects.toBeInstanceOf(UserError);
    const site = siteWithApi([served], { onFault: () => {} });
    const response = await site.request(`/release/${name}`);
    // The server has no keys: what vouches for a release is sent where it has the form, and judged by who verifies.
    if (response.status === 200 && isAttestation) seen.attestationsInForm++;
    else if (response.status === 200) {
      expect(Buffer.from(await response.arrayBuffer()).equals(good), what).toBe(true);
      seen.fromMemory++;
    } else {
      expect([404, 410], what).toContain(response.status);
      seen.refused++;
    }
    writeFileSync(file, good);
  }
  expect((await verifyRelease(copy, { keys: signed.keys })).trust.signature).toBe('valid');
  tell('flips', 'bytes changed in the files of a release', times, seen);
});
