import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildRelease } from '../../../src/cli/build.js';
import { UserError } from '../../../src/edition/index.js';
import { makeSeriesFolder, releaseOut } from '../../../src/release/series/store.js';
import { addVintage } from '../../../src/release/series/vintages.js';
import { attestationNames } from '../../../src/release/store/attestations.js';
import { verifyRelease } from '../../../src/release/verify/verify.js';
import { seriesViews } from '../../../src/site/index.js';
import { example, exampleWith, inputOf, releaseOf } from '../../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { seeded } from '../../helpers/random.js';
import { forge, signedRelease } from '../../helpers/signed.js';
import { casesOf, times } from '../../helpers/thorough.js';

type Signed = Awaited<ReturnType<typeof signedRelease>>;
let signed: Signed;
beforeAll(async () => {
  signed = await signedRelease();
});

/** A copy of the signed release, changed. */
async function changed(change: (copy: string) => void | Promise<void>): Promise<string> {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(signed.folder, copy, { recursive: true });
  await change(copy);
  return copy;
}

/** What verifying complains of while one file of a copy is changed; the file is as it was afterwards. */
async function whileChanged(copy: string, name: string, change: (file: string) => void) {
  const file = join(copy, name);
  change(file);
  try {
    return await complaints(copy);
  } finally {
    cpSync(join(signed.folder, name), file);
  }
}

/** The files that verifying complains of; none when it finds nothing. Anything but a complaint fails the test. */
async function complaints(
  folder: string,
  against: Parameters<typeof verifyRelease>[1] = { keys: signed.keys },
) {
  const error: unknown = await verifyRelease(folder, against).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (error === undefined) return [];
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems.map((p) => p.at);
}

describe('a release that nobody touched', () => {
  it('is identical to what is calculated from the panel it carries', async () => {
    const found = await verifyRelease(signed.folder, { keys: signed.keys });
    expect(found.release).toBe(signed.manifest.id);
    expect([...found.recomputed, ...found.carried].sort()).toEqual(signed.manifest.files.map((f) => f.path));
    expect(found.carried).toEqual(['sbom.cdx.json']);
    expect(found.trust).toMatchObject({ signature: 'valid', provenance: 'valid', log: 'valid' });
  });

  it('is identical to what its edition gives, and not to what another edition gives', async () => {
    const input = await inputOf(example);
    expect((await verifyRelease(signed.folder, { input })).from).toBe('records');
    const other = await inputOf(exampleWith({ 'data/values.csv': [['31.2', '32.1']] }));
    const at = await complaints(signed.folder, { input: other });
    expect(at[0]).toEqual({ file: 'data/values.csv' });
    const panel = at.find((p) => p.file.endsWith('panel.parquet'));
    expect(panel).toMatchObject({ column: 'value' });
  });

  it('is verified by its series too, which stands for its newest vintage', async () => {
    const series = join(temporaryFolder(), 'series');
    await makeSeriesFolder(series);
    const { id } = await buildRelease(example, releaseOut(series), {});
    const wanted = { id, date: '2026-01-05', class: undefined, reason: { en: '', zh: '' }, embargo: false };
    await addVintage(series, wanted, seriesViews);
    for (const path of [series, join(series, '1'), join(series, 'latest')]) {
      expect((await verifyRelease(path)).release, path).toBe(id);
    }
  });

  it('says without a key that what vouches for it was not checked, and that nothing does when nothing is there', async () => {
    const { trust } = await verifyRelease(signed.folder);
    expect(trust).toMatchObject({ signature: 'unchecked', provenance: 'unchecked', log: 'unchecked' });
    const bare = await changed((copy) => {
      for (const name of attestationNames) rmSync(join(copy, name), { force: true });
    });
    expect((await verifyRelease(bare)).trust).toEqual({
      signature: 'absent',
      provenance: 'absent',
      log: 'absent',
    });
  });
});

describe('whatever is done to a release', () => {
  it('a bit flipped in any file, at its ends or anywhere by turns, is found', async () => {
    const random = seeded(8);
    const copy = await changed(() => {});
    for (const [i, name] of filesBelow(signed.folder).entries()) {
      const size = readFileSync(join(signed.folder, name)).length;
      const at = [0, size - 1, Math.floor(random() * size)][i % 3]!;
      const found = await whileChanged(copy, name, (file) => {
        const bytes = readFileSync(file);
        bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
        writeFileSync(file, bytes);
      });
      expect(
        found.map((p) => p.file),
        `${name}, byte ${at}`,
      ).toEqual([join(copy, name)]);
    }
  });

  it('a cut, a lengthened, an absent and an exchanged file are found', async () => {
    const names = filesBelow(signed.folder);
    const copy = await changed(() => {});
    for (const [i, name] of names.entries()) {
      const size = readFileSync(join(signed.folder, name)).length;
      const next = join(signed.folder, names[(i + 1) % names.length]!);
      const ways: ((file: string) => void)[] = [
        (file) => truncateSync(file, Math.floor(size / 2)),
        (file) => truncateSync(file, 0),
        (file) => appendFileSync(file, '\n'),
        (file) => cpSync(next, file),
      ];
      const optional = name === 'provenance.dsse.json' || name === 'release.tlog-proof';
      if (!optional) ways.push((file) => rmSync(file));
      // Each file in two ways by turns: every way meets files of every kind.
      for (const w of [i, i + 2].map((n) => n % ways.length))
        expect(await whileChanged(copy, name, ways[w]!), `${name}, way ${w}`).not.toEqual([]);
    }
    expect(await complaints(copy)).toEqual([]);
  });

  it('two files that changed places are found', async () => {
    const swapped = await changed((c) => {
      renameSync(join(c, 'results.csv'), join(c, 'held'));
      renameSync(join(c, 'movers.csv'), join(c, 'results.csv'));
      renameSync(join(c, 'held'), join(c, 'movers.csv'));
    });
    const found = await complaints(swapped);
    expect(found).toEqual([{ file: join(swapped, 'movers.csv') }, { file: join(swapped, 'results.csv') }]);
  });

  it('a file that was added is found, and so is a link', async () => {
    const added = await changed((c) => {
      mkdirSync(join(c, 'analysis', 'more'));
      writeFileSync(join(c, 'analysis', 'more', 'x.csv'), '');
      symlinkSync('plan.json', join(c, 'link'));
    });
    expect(await complaints(added)).toEqual([
      { file: join(added, 'analysis/more') },
      { file: join(added, 'link') },
    ]);
  });
});

describe('a forged release, whose release.json fits its files', () => {
  const forged = (change: (copy: string) => void, manifest?: Parameters<typeof forge>[1]) =>
    changed(async (c) => {
      attestationNames.map((name) => rmSync(join(c, name), { force: true }));
      change(c);
      await forge(c, manifest);
    });
  const edit = (name: string, from: RegExp, to: string) => (c: string) => {
    const text = readFileSync(join(c, name), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(c, name), text.replace(from, to));
  };

  it('is betrayed by its first figure: file, line, column, found and expected', async () => {
    const copy = await forged(edit('results.csv', /^([^,]+,[^,]+,2021,[^,]+),[\d.]+,/m, '$1,99,'));
    const error: unknown = await verifyRelease(copy).catch((e: unknown) => e);
    const [problem] = (error as UserError).problems;
    const lines = readFileSync(join(copy, 'results.csv'), 'utf8').split('\n');
    const line = lines.findIndex((l) => l.includes(',99,')) + 1;
    expect(problem!.at).toEqual({ file: join(copy, 'results.csv'), line, column: 'value' });
    expect(problem!.found.en).toBe('99');
    const own = readFileSync(join(signed.folder, 'results.csv'), 'utf8').split('\n')[line - 1]!.split(',')[4];
    expect(problem!.expected.en).toContain(own);
  });

  it('is found where a calculated file was changed, of the release or of its analysis', async () => {
    const { recomputed } = await verifyRelease(signed.folder);
    // What opening a release reads is changed alone; of the analysis several files at a time, as each time all is calculated.
    const isDerived = (name: string) => name.startsWith('analysis/');
    const [given, derived] = [recomputed.filter((name) => !isDerived(name)), recomputed.filter(isDerived)];
    const together = Array.from({ length: 6 }, (_, j) => derived.filter((_, i) => i % 6 === j));
    for (const names of casesOf([...given.map((name) => [name]), ...together], 5)) {
      const copy = await forged((c) => {
        for (const name of names) appendFileSync(join(c, name), name.endsWith('.csv') ? 'x,y\n' : ' ');
      });
      const files = (await complaints(copy, {})).map((p) => p.file);
      expect(files).toEqual(expect.arrayContaining(names.map((name) => join(copy, name))));
    }
  });

  it('never crashes the reader, whatever stands in its files', { timeout: 300_000 }, async () => {
    const random = seeded(9);
    for (const name of ['plan.json', 'panel.parquet', 'geocoding.csv', 'unplaced.csv', 'uncertainty.csv']) {
      for (let i = 0; i < times(2, 5); i++) {
        const copy = await forged((c) => {
          const bytes = readFileSync(join(c, name));
          for (let n = 0; n < 3; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
          writeFileSync(join(c, name), i === 0 ? 'null' : bytes);
        });
        await complaints(copy, {});
      }
    }
  });

  it('is refused when it names files outside its folder, or says something else of itself than its plan', async () => {
    for (const path of ['../x', '/etc/hostname', 'a/../../x', 'C:\\x', '']) {
      const copy = await forged(
        () => {},
        (m) => m.files.push({ path, bytes: 0, sha256: '0'.repeat(64) }),
      );
      expect(await complaints(copy, {}), path).toEqual([{ file: join(copy, 'release.json') }]);
    }
    const renamed = await forged(
      () => {},
      (m) => {
        m['data-status'] = 'real';
      },
    );
    expect(await complaints(renamed, {})).toEqual([
      { file: join(renamed, 'release.json'), line: expect.any(Number) },
    ]);
  });

  it('is found by its signature, though all its figures agree', async () => {
    const other = await releaseOf(exampleWith({ 'data/values.csv': [['31.2', '32.1']] }));
    const copy = join(temporaryFolder(), 'copy');
    cpSync(other.folder, copy, { recursive: true });
    for (const name of attestationNames.filter((one) => existsSync(join(signed.folder, one))))
      cpSync(join(signed.folder, name), join(copy, name));
    expect(await complaints(copy, {})).not.toEqual([]);
    expect(await complaints(copy)).not.toEqual([]);
    rmSync(join(copy, 'release.tlog-proof'));
    expect(await complaints(copy)).toEqual([{ file: join(copy, 'release.json.minisig') }]);
    for (const name of ['release.json.minisig', 'provenance.dsse.json']) rmSync(join(copy, name));
    expect(await complaints(copy)).toEqual([{ file: join(copy, 'release.json.minisig') }]);
    expect(await complaints(copy, {})).toEqual([]);
  });
});
