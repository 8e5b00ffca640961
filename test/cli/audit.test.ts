import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

describe('iplus audit', () => {
  let release: string;
  let cwd: string;
  beforeAll(async () => {
    release = (await releaseOf(example)).folder;
    cwd = temporaryFolder();
    mkdirSync(join(cwd, 'releases'));
    symlinkSync(release, join(cwd, 'releases', 'mine'));
  });

  it('prints tables and objections, and writes the page', () => {
    const html = join(temporaryFolder(), 'audit.html');
    const { code, out, err } = iplus(['audit', release, '--html', html]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('What a reviewer would object to');
    expect(out).toContain('There are only 6 units');
    expect(out.trimEnd().endsWith(html)).toBe(true);
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>.*There are only 6 units/s);
  });

  it('takes the only release there is, and answers in Chinese', () => {
    const { code, out } = iplus(['audit', '--lang', 'zh'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('评审可能提出的异议');
  });

  it('prints JSON with null for a missing reason', () => {
    const { code, out } = iplus(['audit', release, '--json', '--period', '2021']);
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject({ period: '2021', units: 6, thresholds: { skew: 2, kurtosis: 3.5 } });
    expect(found.objections[0]).toMatchObject({
      kind: 'few-units',
      text: expect.stringContaining('6 units'),
    });
    for (const p of found.leaves) expect(p.pearson === null).toBe(p.why !== null);
  });

  it.each([
    [['audit', '--period', '1999'], '2021, 2022'],
    [['audit', 'nowhere'], 'no release.json'],
    [['audit', '--html', 'no/such/folder.html'], 'cannot be written'],
  ])('reports what is wrong with %j', (args, said) => {
    const { code, err } = iplus(args, { cwd });
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('says how to name a release where there is none', () => {
    const { code, err } = iplus(['audit'], { cwd: temporaryFolder() });
    expect(code).toBe(2);
    expect(err).toContain('iplus audit DIR');
  });
});
