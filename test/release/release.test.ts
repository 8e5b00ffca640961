import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { openRelease } from '../../src/release/openRelease.js';
import { writeRelease } from '../../src/release/release.js';
import { example, inputOf, releaseOf } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { seeded } from '../helpers/random.js';

describe('an opened release', () => {
  it('is what was written: plan, panel, index, geocoding and words of records in no unit', async () => {
    const input = await inputOf(example);
    const tally = { read: 9, placed: 6, unplaced: 2, outside: 1, ambiguous: 0 };
    const geocoding = [
      {
        indicator: 'mobile',
        from: 'records/*.csv',
        observed: '2022-05-01',
        used: true,
        records: tally,
        value: tally,
      },
    ];
    const words = fc.string({ unit: 'grapheme', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 4 }), async (list) => {
        const unplaced = list.map((w) => ({
          from: 'r, "x".csv',
          observed: '',
          words: w,
          why: w,
          records: 2,
        }));
        const out = join(temporaryFolder(), 'release');
        await writeRelease(out, { ...input, provenance: { ...input.provenance, geocoding, unplaced } });
        const release = await openRelease(out);
        expect(release.unplaced).toEqual(unplaced);
        expect(release.geocoding).toEqual(geocoding);
        expect(release.plan).toEqual(input.plan);
        expect(release.panel).toEqual(input.panel);
        expect(release.index.values).toEqual(input.index.values);
      }),
      { numRuns: 8 },
    );
  });

  it('lists every file of its folder but release.json, with its true size', async () => {
    const { manifest, folder } = await releaseOf(example);
    const listed = manifest.files.map((f) => f.path);
    expect([...listed, 'release.json'].sort()).toEqual(filesBelow(folder));
    for (const file of manifest.files) expect(readFileSync(join(folder, file.path)).length).toBe(file.bytes);
  });
});

describe('a changed byte', () => {
  it('in any file of a release is found, and the file is named', async () => {
    const { folder } = await releaseOf(example);
    const random = seeded(4);
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    for (const name of filesBelow(folder)) {
      const whole = readFileSync(join(folder, name));
      for (let i = 0; i < 3; i++) {
        const bytes = Buffer.from(whole);
        const at = Math.floor(random() * bytes.length);
        bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
        writeFileSync(join(copy, name), bytes);
        const error: unknown = await openRelease(copy).catch((e: unknown) => e);
        expect(error, `${name}, byte ${at}`).toBeInstanceOf(UserError);
        expect((error as UserError).problems.map((p) => p.at.file)).toEqual([join(copy, name)]);
      }
      writeFileSync(join(copy, name), whole);
    }
  });

  it('is told from an absent file, a cut file and a folder that is no release', async () => {
    const { folder } = await releaseOf(example);
    const opened = async (change: (copy: string) => void) => {
      const copy = join(temporaryFolder(), 'copy');
      cpSync(folder, copy, { recursive: true });
      change(copy);
      return openRelease(copy);
    };
    await expect(opened((c) => rmSync(join(c, 'plan.json')))).rejects.toThrow('plan.json');
    await expect(opened((c) => writeFileSync(join(c, 'panel.parquet'), ''))).rejects.toThrow('panel.parquet');
    await expect(opened((c) => writeFileSync(join(c, 'release.json'), 'null'))).rejects.toThrow(
      'release.json',
    );
    await expect(opened((c) => rmSync(join(c, 'release.json')))).rejects.toThrow('no release.json');
    await expect(openRelease(join(folder, 'nowhere'))).rejects.toThrow('no release.json');
    await expect(openRelease(join(folder, 'plan.json'))).rejects.toBeInstanceOf(UserError);
  });
});
