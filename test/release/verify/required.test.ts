import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildRelease } from '../../../src/cli/build.js';
import { UserError } from '../../../src/edition/index.js';
import { sourceOf } from '../../../src/release/index.js';
import { makeSeriesFolder, releaseOut } from '../../../src/release/series/store.js';
import { addVintage } from '../../../src/release/series/vintages.js';
import { attestations } from '../../../src/release/store/attestations.js';
import { newSecretKey } from '../../../src/release/trust/ed25519.js';
import { appendEntry } from '../../../src/release/trust/log/log.js';
import { fileOfAttestation } from '../../../src/release/trust/trust.js';
import { verifyRelease } from '../../../src/release/verify/verify.js';
import { seriesViews } from '../../../src/site/index.js';
import { example, exampleWith } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { signedRelease, trusting } from '../../helpers/signed.js';

let signed: Awaited<ReturnType<typeof signedRelease>>;
beforeAll(async () => {
  signed = await signedRelease();
});

const all = ['signature', 'log', 'provenance'] as const;

/** The problems of verifying, as `file: what was found`; the result where there are none. */
async function verified(folder: string, against: Parameters<typeof verifyRelease>[1] = {}) {
  try {
    return await verifyRelease(folder, against);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).problems.map(
      ({ at, found }) => `${at.file.slice(folder.length + 1)}: ${found.en}`,
    );
  }
}

function copyOf(): string {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(signed.folder, copy, { recursive: true });
  return copy;
}

describe('attestations that a reader requires', () => {
  it('are enough when they are there and valid', async () => {
    expect(await verified(signed.folder, { keys: signed.keys, required: all })).toMatchObject({
      trust: { signature: 'valid', provenance: 'valid', log: 'valid' },
    });
  });

  it('are all named where they are absent', async () => {
    const copy = copyOf();
    for (const kind of ['log', 'provenance'] as const) rmSync(join(copy, fileOfAttestation[kind]));
    expect(await verified(copy, { keys: signed.keys, required: all })).toEqual([
      `${attestations.proof}: no such file`,
      `${attestations.provenance}: no such file`,
    ]);
    expect(await verified(copy, { keys: signed.keys, required: ['signature'] })).toHaveProperty('trust');
    rmSync(join(copy, attestations.signature));
    expect(await verified(copy, { required: ['signature'] })).toEqual([
      `${attestations.signature}: no such file`,
    ]);
  });

  it('are not enough without a key to check them', async () => {
    expect(await verified(signed.folder, { required: ['log'] })).toEqual([
      `${attestations.proof}: an attestation that was not checked, as no key was given`,
    ]);
  });
});

describe('what release.json does not name', () => {
  it('is refused: empty folders, folders with files, links and files', async () => {
    const copy = copyOf();
    mkdirSync(join(copy, 'empty/below'), { recursive: true });
    mkdirSync(join(copy, 'analysis/empty'));
    cpSync(join(copy, 'plan.json'), join(copy, 'more/plan.json'));
    cpSync(join(copy, 'plan.json'), join(copy, 'analysis/plan.json'));
    symlinkSync('analysis', join(copy, 'linked'));
    const found = 'a file or folder that release.json does not name';
    const names = ['analysis/empty', 'analysis/plan.json', 'empty', 'linked', 'more'];
    expect(await verified(copy)).toEqual(names.map((name) => `${name}: ${found}`));
  });
});

describe('a release that a later one has replaced', () => {
  it('is called superseded in its series, the latest and a copy of it are not', async () => {
    const series = join(temporaryFolder(), 'series');
    await makeSeriesFolder(series);
    const ids: string[] = [];
    const editions = [example, exampleWith({ 'data/values.csv': [['31.2', '32.1']] })];
    for (const [i, edition] of editions.entries()) {
      const { id } = await buildRelease(edition, releaseOut(series), {});
      ids.push(id);
      const kind = i === 0 ? undefined : ('routine' as const);
      const reason = { en: 'new data', zh: '新数据' };
      await addVintage(
        series,
        { id, date: `202${5 + i}-01-05`, class: kind, reason, embargo: false },
        seriesViews,
      );
    }
    const superseded = { by: ids[1], in: 'series' };
    for (const path of [join(series, '1'), `${series}@1`]) {
      expect(await verifyRelease(path), path).toMatchObject({ release: ids[0], superseded });
    }
    const copy = join(temporaryFolder(), 'copy');
    cpSync(join(series, '1'), copy, { recursive: true, dereference: true });
    for (const path of [series, join(series, '2'), copy]) {
      expect(await verifyRelease(path), path).not.toHaveProperty('superseded');
    }
  });

  it('is called superseded by a log that names a later one of its edition', async () => {
    const log = join(temporaryFolder(), 'log');
    cpSync(signed.log, log, { recursive: true });
    const how = { key: signed.key, keys: [] };
    const entry = (release: string) => Buffer.from(JSON.stringify({ release, sha256: '0'.repeat(64) }));
    const against = { keys: signed.keys, log: sourceOf(log) };
    for (const other of ['my-index-2-2024-0123456789ab', 'other-1-0123456789ab', 'my-1-0123456789ab']) {
      await appendEntry(log, entry(other), how);
      expect(await verifyRelease(signed.folder, against), other).not.toHaveProperty('superseded');
    }
    const later = `my-index-2-${'0'.repeat(32)}`;
    await appendEntry(log, entry(later), how);
    expect(await verifyRelease(signed.folder, against)).toMatchObject({
      superseded: { by: later, in: 'log' },
    });
  });

  it('must be in the log that is given, and the log signed by a key that is trusted', async () => {
    const log = join(temporaryFolder(), 'log');
    await appendEntry(log, Buffer.from('{}'), { key: signed.key, keys: [], origin: 'example.org/log' });
    expect(await verified(signed.folder, { log: sourceOf(log) })).toHaveLength(1);
    const keys = trusting(newSecretKey());
    expect(await verified(signed.folder, { keys, log: sourceOf(signed.log) })).toHaveLength(1);
    expect(readFileSync(join(signed.log, 'checkpoint'), 'utf8')).toContain('example.org/log');
  });
});
